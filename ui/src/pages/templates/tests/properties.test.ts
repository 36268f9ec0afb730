import { screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import type { Template, TemplateShows, TemplateWhen } from "@/api";
import { faults } from "@/components/tests/axe";
import { button, field, fields } from "@/test/find";
import { fresh } from "../drawing.svelte";
import { opened } from "./opened";
import { frame, last, PICTURE, showing, template } from "./stage";

vi.mock("@/components/preview/pdf", async () => (await import("./stage")).noPdf);

/** The designer with one element, selected by the keyboard. */
async function selected(made: Template) {
  const stage = await opened(made);
  stage.element(0).focus();
  await tick();
  const element = () => last(stage.asked, "templates_draw")?.template.elements[0];
  return {
    ...stage,
    /** What the engine is to draw then. */
    draws: (shows: object, why: string) => vi.waitFor(() => expect(element()?.shows, why).toMatchObject(shows)),
    asksFor: (when: TemplateWhen | null, why: string) => vi.waitFor(() => expect(element()?.when, why).toEqual(when)),
  };
}

/** Opens what is folded away, by the keyboard. */
async function unfold(title: string) {
  const fold = button(title);
  if (fold.getAttribute("aria-expanded") === "true") return;
  fold.focus();
  await userEvent.keyboard("{Enter}");
}
async function fill(label: string, text: string) {
  await userEvent.clear(field(label));
  await userEvent.type(field(label), `${text}{Tab}`);
}
const choose = (label: string, name: string) => userEvent.selectOptions(field(label), name);
const back = () => userEvent.click(button("Отменить шаг"));

describe("the properties of an element", () => {
  it("set a text anywhere in its frame, justified, with its lines and letters apart as wanted", async () => {
    const { draws } = await selected(showing(fresh("text", "{name}")));
    await choose("По высоте", "Снизу");
    await draws({ vertical: "bottom" }, "where it stands");
    await choose("Строки", "По ширине");
    await draws({ align: "justify" }, "both edges even");
    expect(fields("Разрядка"), "what is rarely changed is folded away").toEqual([]);
    await unfold("Строки и интервалы");
    await fill("Высота строки", "1,5");
    await fill("Разрядка", "12");
    await userEvent.clear(field("Строк, не больше"));
    await userEvent.tab();
    await draws({ leading: 1.5, tracking: 0.12, lines: 0 }, "an empty number of lines: as many as fit");
    await back();
    await draws({ tracking: 0.12, lines: 1 }, "each is a step of its own");
    await back();
    await draws({ leading: 1.5, tracking: 0 }, "each is a step of its own");
  });

  it("let signatures stand in a row or below each other, and change how they look", async () => {
    const { draws } = await selected(showing(fresh("signatures", "")));
    await unfold("Вид подписей");
    await choose("Выравнивание", "Вправо");
    await draws({ align: "right" }, "at the right edge");
    await choose("Как стоят", "Друг под другом");
    expect(fields("Выравнивание"), "below each other they are as wide as their frame").toEqual([]);
    await choose("Шрифт", "Без засечек");
    await fill("Размер", "9,5");
    await fill("Между ними", "4");
    await fill("Размер печати", "28");
    await draws({ arrangement: "down", family: "sans", size: 9.5, gap: 4, sealSize: 28 }, "all of it is drawn");
    await back();
    await draws({ sealSize: 32, gap: 4 }, "step by step back");
    await userEvent.click(button("Ещё подпись"));
    await draws(
      { signers: [{}, { name: "{signer2_name}", post: "{signer2_post}", facsimile: "", seal: "" }] },
      "the next one of the programme",
    );
  });

  it("set the text of a document, and let it begin elsewhere on further pages", async () => {
    const { draws } = await selected({ ...showing(fresh("body", "")), kind: "minutes" });
    await choose("Шрифт", "Без засечек");
    await fill("Размер", "9,5");
    await fill("Верх на следующих", "20");
    await userEvent.click(field("С заголовком документа"));
    await draws({ family: "sans", size: 9.5, furtherTop: 20, heading: false }, "all of it is drawn");
    await back();
    await draws({ heading: true, furtherTop: 20 }, "step by step back");
    await userEvent.clear(field("Верх на следующих"));
    await userEvent.tab();
    await draws({ furtherTop: -1 }, "an empty measure: as on the first page");
  });

  it("take a facsimile from a file, take it away, and go back to that of the programme", async () => {
    const { draws } = await selected(showing(fresh("signatures", "")));
    const facsimile = (picture: string, why: string) =>
      draws({ signers: [{ facsimile: picture, seal: "{seal}" }] }, why);
    await userEvent.click(button("Из файла… Факсимиле"));
    await facsimile(PICTURE, "that of the file");
    expect(field<HTMLSelectElement>("Факсимиле").selectedOptions[0]?.text, "said in words").toBe("Своя картинка");
    await choose("Факсимиле", "Нет");
    await facsimile("", "none");
    await choose("Факсимиле", "Факсимиле подписывающего 1");
    await facsimile("{signer1_facsimile}", "the programme's own");
    await choose("Печать", "Нет");
    await draws({ signers: [{ facsimile: "{signer1_facsimile}", seal: "" }] }, "the seal as well");
    for (let step = 0; step < 3; step += 1) await back();
    await facsimile(PICTURE, "each step taken back");
  });

  it("draw a line upwards, a code without its margin, a picture in another way", async () => {
    const line = await selected(showing(fresh("line", ""), frame(10, 10, 100, 20)));
    await userEvent.click(field("Снизу вверх"));
    await line.draws({ rising: true }, "from below");
    await back();
    await line.draws({ rising: false }, "and back");
    line.unmount();
    const code = await selected(showing(fresh("code", "")));
    await userEvent.click(field("Белое поле вокруг кода"));
    await code.draws({ quiet: false }, "no margin");
    code.unmount();
    const image = await selected(showing({ kind: "image", picture: "{seal}", fit: "contain" }));
    await choose("Картинка", "Нет");
    await choose("Как вписать", "Заполнить");
    await image.draws({ picture: "", fit: "cover" }, "nothing, filled");
  });

  it("ask for no direction of a line that has none", async () => {
    await selected(showing(fresh("line", ""), frame(10, 10, 100, 0)));
    expect(fields("Снизу вверх")).toEqual([]);
  });

  it("show an element for one role only", async () => {
    const { asksFor } = await selected(showing(fresh("text", "{name}")));
    await choose("Когда показывать", "Кого: «участника»");
    await asksFor({ name: "role", equals: null, not: false }, "as soon as it is filled");
    await choose("Условие", "Равно");
    await asksFor({ name: "role", equals: "participant", not: false }, "the first that it can say");
    expect(document.activeElement, "and the keyboard stays where it is").toBe(field("Условие"));
    await choose("Чему", "Спикер");
    await asksFor({ name: "role", equals: "speaker", not: false }, "by its key, whatever it is called");
    await choose("Условие", "Не равно");
    await asksFor({ name: "role", equals: "speaker", not: true }, "the other way round, with the same value");
    for (let step = 0; step < 2; step += 1) await back();
    await asksFor({ name: "role", equals: "participant", not: false }, "each step taken back");
    await choose("Когда показывать", "Всегда");
    await asksFor(null, "no condition");
  });

  it.each(["speaker", "спикера", " спикера "])("know a role that a template calls %j", async (equals) => {
    const made = showing(fresh("text", "{name}"));
    const when = { name: "role", equals, not: false };
    const { asksFor } = await selected({ ...made, elements: made.elements.map((each) => ({ ...each, when })) });
    const options = [...field<HTMLSelectElement>("Чему").options].map(({ text }) => text);
    expect(options, "once").toEqual(["Участник", "Спикер"]);
    expect(field<HTMLSelectElement>("Чему").selectedOptions[0]?.text).toBe("Спикер");
    await choose("Чему", "Участник");
    await asksFor({ ...when, equals: "participant" }, "from now on by its key");
  });

  it("show a condition as it stands in the template, whatever it compares with", async () => {
    const when: TemplateWhen = { name: "name_dative", equals: "Анна", not: true };
    const made = template(frame(10, 10, 100, 20));
    const conditioned = { ...made, elements: made.elements.map((element) => ({ ...element, when })) };
    const { asksFor } = await selected(conditioned);
    const shown = (label: string) => field<HTMLSelectElement>(label).selectedOptions[0]?.text;
    expect(shown("Когда показывать")).toBe("Имя: кому");
    expect(shown("Условие")).toBe("Не равно");
    expect(field("Чему").value, "what nobody can know is typed").toBe("Анна");
    await fill("Чему", "Мария");
    await asksFor({ ...when, equals: "Мария" }, "as typed");
    await choose("Условие", "Пусто");
    await asksFor({ name: "name_dative", equals: null, not: true }, "compares no more");
  });

  it("show an element from so many hours on", async () => {
    const { asksFor } = await selected(showing(fresh("text", "{hours}")));
    await choose("Когда показывать", "Часы");
    await choose("Условие", "Не меньше");
    await asksFor({ name: "hours", equals: null, least: 1, not: false }, "at least one");
    await fill("Сколько", "8,5");
    await asksFor({ name: "hours", equals: null, least: 8.5, not: false }, "as typed");
    await choose("Условие", "Меньше");
    await asksFor({ name: "hours", equals: null, least: 8.5, not: true }, "the other way round, with the same number");
    await choose("Условие", "Равно");
    await asksFor({ name: "hours", equals: "", not: false }, "a text");
    for (let step = 0; step < 2; step += 1) await back();
    await asksFor({ name: "hours", equals: null, least: 8.5, not: false }, "each step taken back");
    await choose("Когда показывать", "Имя: кому");
    expect(
      [...field<HTMLSelectElement>("Условие").options].map(({ text }) => text),
      "a name is no number",
    ).toEqual(["Заполнено", "Пусто", "Равно", "Не равно"]);
  });

  it("ask of a picture only whether it is there", async () => {
    await selected(showing(fresh("text", "{name}")));
    await choose("Когда показывать", "Печать");
    expect([...field<HTMLSelectElement>("Условие").options].map(({ text }) => text)).toEqual(["Заполнено", "Пусто"]);
  });

  it.each<TemplateShows>([
    fresh("text", "{name}"),
    fresh("signatures", ""),
    fresh("body", ""),
    fresh("code", ""),
    { kind: "image", picture: "{seal}", fit: "contain" },
  ])("have no fault that axe knows: $kind", async (shows) => {
    const when = { name: "role", equals: "спикера", not: false };
    const made = showing(shows);
    const { container } = await selected({ ...made, elements: made.elements.map((each) => ({ ...each, when })) });
    if (shows.kind === "text") await unfold("Строки и интервалы");
    if (shows.kind === "signatures") await unfold("Вид подписей");
    expect(await faults(container)).toEqual([]);
  });
});

describe("the properties of the card", () => {
  it("fit its background as wanted", async () => {
    const { asked } = await opened({ ...template(), background: { picture: PICTURE, fit: "cover" } });
    await choose("Как вписать фон", "Целиком");
    const background = () => last(asked, "templates_draw")?.template.background;
    await vi.waitFor(() => expect(background()).toEqual({ picture: PICTURE, fit: "contain" }));
    await userEvent.click(button("Фон…"));
    await vi.waitFor(() => expect(background()?.fit, "another picture is fitted the same way").toBe("contain"));
    await userEvent.click(button("Без фона"));
    await vi.waitFor(() => expect(background()).toBeNull());
    expect(screen.queryByLabelText("Как вписать фон"), "nothing to fit").toBeNull();
  });
});
