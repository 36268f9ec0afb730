import { describe, expect, it } from "vitest";
import { find, folded } from "../preview/find";
import { textOf } from "../preview/pdf";

type Items = Parameters<typeof textOf>[0];

function words(str: string): Items[number] {
  return { str, dir: "ltr", transform: [], width: 0, height: 0, fontName: "", hasEOL: false };
}

/** A document whose pages are not marked, as cards are. */
function untagged(pages: string[]) {
  return { pages: pages.length, text: async (page: number) => textOf([words(pages[page - 1] ?? "")]) };
}

/** A document that is marked; what stands between two `¦` is an artifact. */
function tagged(pages: string[]) {
  const marked = (text: string, place: number): Items =>
    text
      ? [
          {
            type: place % 2 === 1 ? "beginMarkedContent" : "beginMarkedContentProps",
            id: "",
            tag: TAGS[place % 2] ?? "",
          },
          words(text),
          { type: "endMarkedContent", id: "" },
        ]
      : [];
  return {
    pages: pages.length,
    text: async (page: number) => textOf((pages[page - 1] ?? "").split("¦").flatMap(marked)),
  };
}

const TAGS = ["Span", "Artifact"];

describe("finding", () => {
  it("compares as people read", async () => {
    expect(folded("  Орг­комитет\n ЁЖ "), "soft hyphens, breaks, case and ё do not count").toBe("оргкомитет еж");
    const pages = ["Первая", "Вторая страница", "вторая\nстраница"];
    const pdf = untagged(pages);
    expect(await find(pdf, "Вторая страница"), "each page once, in order").toEqual([2, 3]);
    expect(await find(pdf, "  "), "nothing is found for nothing").toEqual([]);
  });

  it("finds a word that goes on in the next line, whose hyphen it is or not", async () => {
    const pages = [
      "соци-\nальный про-\nект",
      "онлайн-\nсеминар",
      "двух- \nи трёхдневный",
      "а-\nб-\nв",
      "соци\u00AD\nум (50+)",
    ];
    const pdf = untagged(pages);
    expect(await find(pdf, "социальный проект"), "the layout's hyphens are not there").toEqual([1]);
    expect(await find(pdf, "Онлайн-семинар"), "a hyphen of its own is").toEqual([2]);
    expect(await find(pdf, "двух- и трехдневный"), "with the space behind it, too").toEqual([3]);
    expect(await find(pdf, "аб-в"), "each line's end for itself").toEqual([4]);
    expect(await find(pdf, "социум (50+)"), "a soft hyphen is none, and signs mean themselves").toEqual([5]);
    expect(await find(pdf, "соци альный"), "it is one word").toEqual([]);
    expect(await find(pdf, "про.кт"), "no sign stands for another").toEqual([]);
  });

  it("finds a word that goes on in the next page, past page numbers, running lines and a header that is repeated", async () => {
    const pdf = tagged([
      "Юбилейный соци-\n¦стр. 1\n",
      "¦Отчёт¦¦№¦альный проект, а за ним семи\u00AD¦стр. 2¦",
      "¦Отчёт¦нар и онлайн-¦стр. 3¦",
      "встреча; из-за двух-\n¦стр. 4¦",
      "и трёхдневных — ¦стр. 5¦",
    ]);
    expect(await find(pdf, "социальный проект"), "it stands on the page on which it begins").toEqual([1]);
    expect(await find(pdf, "юбилейный социальный проект, а"), "with the words around it").toEqual([1]);
    expect(await find(pdf, "семинар"), "whatever hyphen the layout has").toEqual([2]);
    expect(await find(pdf, "онлайн-встреча"), "a hyphen of its own is the word's").toEqual([3]);
    expect(await find(pdf, "двух- и трехдневных"), "with the space behind it, too").toEqual([4]);
    expect(await find(pdf, "альный"), "what stands on one page is found on that one only").toEqual([2]);
    expect(await find(pdf, "стр. 2"), "and what is no running text is found as well").toEqual([2]);
    expect(await find(pdf, "соцотчет"), "of which no word goes on").toEqual([]);
  });

  it("lets no word go on from card to card", async () => {
    expect(await find(untagged(["соци-\n", "альный"]), "социальный"), "each is for itself").toEqual([]);
    expect(await find(tagged(["соци-", "¦стр. 2¦"]), "социстр"), "nor into what no text goes on in").toEqual([]);
    expect(await find(tagged(["соци — ", "альный"]), "социальный"), "nor without a hyphen").toEqual([]);
    const twice = tagged(["а-", "а-", "а"]);
    expect(await find(twice, "аа"), "a word may be looked for across each border").toEqual([1, 2]);
  });
});
