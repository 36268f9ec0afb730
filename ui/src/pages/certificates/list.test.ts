import { describe, expect, it } from "vitest";
import type { CertificateLine, NameForm } from "@/api";
import { certificateLine } from "@/test/certificates";
import { changing, isDoubtful, onOther, printedName, shown, sorted, toPrint } from "./list";

function form(nameCase: NameForm["case"], printed: string, source: NameForm["source"] = "rule"): NameForm {
  return { case: nameCase, printed, source, doubt: null };
}

const line = (personId: string, fields: Partial<CertificateLine> = {}) =>
  certificateLine({ personId, name: personId, forms: [form("dative", personId)], ...fields });

const LINES = [
  line("Ёлкина Анна", {
    forms: [form("dative", "Ёлкиной Анне"), form("genitive", "Ёлкина Анна", "doubtful")],
    organisation: "Родник",
  }),
  line("Жукова Анна", { standing: "printed", number: "СК-1" }),
  line("Орлова Анна", { standing: "absent", status: "no-show" }),
  line("Седова Анна", { standing: "undecided", number: "СК-2" }),
];
const ids = (lines: CertificateLine[]) => lines.map((one) => one.personId.split(" ")[0]);

describe("the list before printing", () => {
  it("shows what was asked for, whatever the case and ё", () => {
    expect(ids(shown(LINES, "all", ""))).toEqual(["Ёлкина", "Жукова", "Орлова", "Седова"]);
    expect(ids(shown(LINES, "given", ""))).toEqual(["Ёлкина", "Жукова"]);
    expect(ids(shown(LINES, "leftOut", ""))).toEqual(["Орлова", "Седова"]);
    expect(ids(shown(LINES, "doubtful", ""))).toEqual(["Ёлкина"]);
    expect(ids(shown(LINES, "all", "елк  РОД"))).toEqual(["Ёлкина"]);
  });

  it("shows a name in each of its cases, and doubts it where one of them is doubtful", () => {
    const [first, second] = LINES;
    expect(first && printedName(first)).toBe("Ёлкиной Анне · Ёлкина Анна");
    expect(first && isDoubtful(first), "though the first is certain").toBe(true);
    const same = [form("dative", "Ли Ия"), form("genitive", "Ли Ия")];
    expect(printedName(line("Ли Ия", { forms: same })), "what does not change is said once").toBe("Ли Ия");
    expect(second && isDoubtful(second)).toBe(false);
    expect(ids(shown(LINES, "all", "елкиной")), "and is found by any of them").toEqual(["Ёлкина"]);
  });

  it("is sorted by what a column says", () => {
    expect(ids(sorted([...LINES], { column: "name", descending: true }))).toEqual([
      "Седова",
      "Орлова",
      "Жукова",
      "Ёлкина",
    ]);
    expect(ids(sorted([...LINES], null))).toEqual(["Ёлкина", "Жукова", "Орлова", "Седова"]);
  });

  it("prints for nobody who may not have one, unless there is a reason", () => {
    const choice = { onlyNew: false, selected: new Set<string>(), exceptions: new Map<string, string>() };
    expect(ids(toPrint(LINES, choice))).toEqual(["Ёлкина", "Жукова"]);
    expect(ids(toPrint(LINES, { ...choice, onlyNew: true }))).toEqual(["Ёлкина"]);
    expect(ids(toPrint(LINES, { ...choice, exceptions: new Map([["Орлова Анна", "Online"]]) }))).toEqual([
      "Ёлкина",
      "Жукова",
      "Орлова",
    ]);
    expect(ids(toPrint(LINES, { ...choice, selected: new Set(["Жукова Анна", "Орлова Анна"]) }))).toEqual(["Жукова"]);
    expect(ids(toPrint(LINES, { ...choice, exceptions: new Map([["Седова Анна", "x"]]) }))).toEqual([
      "Ёлкина",
      "Жукова",
    ]);
  });

  it("tells whose certificate would say something else", () => {
    const before = { holder: "Жукова Анна", part: "participant", award: null } as const;
    expect(ids(changing([line("Ёлкина"), line("Жукова", { number: "СК-1", before })]))).toEqual(["Жукова"]);
  });

  it("tells who has one on another template than the chosen", () => {
    const lines = [
      line("Ёлкина"),
      line("Жукова", { number: "СК-1", template: "a" }),
      line("Орлова", { number: "СК-2" }),
    ];
    expect(ids(onOther(lines, "b")), "not who has none, nor of whom nobody knows").toEqual(["Жукова"]);
    expect(ids(onOther(lines, "a"))).toEqual([]);
  });
});
