import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import Toasts from "@/components/Toasts.svelte";
import { faults } from "@/components/tests/axe";
import { button, field, fields } from "@/test/find";
import { router } from "@/frame/router.svelte";
import NewTemplateDialog from "../NewTemplateDialog.svelte";
import Templates from "../Templates.svelte";
import { last, programme } from "./stage";

vi.mock("@/components/preview/pdf", async () => (await import("./stage")).noPdf);

describe("the list of templates", () => {
  it("has no fault that axe knows", async () => {
    programme();
    const { container } = render(Templates);
    await screen.findByText("Сертификат участника");
    expect(await faults(container)).toEqual([]);
  });

  it("shows a template large by keyboard, and a picture of each in the list, drawn once", async () => {
    const count = (asked: { command: string }[], command: string) =>
      asked.filter((each) => each.command === command).length;
    const before = programme();
    const list = render(Templates);
    await vi.waitFor(() => expect(count(before.asked, "templates_open"), "each is looked at").toBe(2));
    await vi.waitFor(() => expect(list.container.querySelectorAll("canvas.ready").length, "and drawn").toBe(6));
    list.unmount();
    const { asked } = programme();
    const again = render(Templates);
    await vi.waitFor(() => expect(again.container.querySelectorAll("canvas.ready").length, "they are there").toBe(6));
    expect(count(asked, "templates_draw"), "without being drawn again").toBe(0);
    const picture = button("Показать крупно: Благодарность");
    picture.focus();
    await userEvent.keyboard("{Enter}");
    expect(await screen.findByRole("dialog", { name: "Благодарность" }), "it opens").toBeTruthy();
  });

  it("has the lists among what ships: a copy of one is the programme's own and goes on in the designer, another is saved", async () => {
    const { asked } = programme();
    render(Templates);
    render(Toasts);
    const card = async (title: string) =>
      within((await screen.findByText(title, { selector: "strong" })).closest("li") as HTMLElement);
    for (const title of ["Лист регистрации", "Программа мероприятия", "План года", "Лист оценки"])
      expect((await card(title)).getByText(/^A4/), `${title} says on what paper`).toBeTruthy();
    (await card("План года")).getByRole("button", { name: "Копировать" }).focus();
    await userEvent.keyboard("{Enter}");
    await vi.waitFor(() => expect(router.place).toMatchObject({ name: "designer", params: { key: "new" } }));
    expect(last(asked, "templates_create"), "with its table").toMatchObject({
      kind: "yearPlan",
      title: "План года (копия)",
      page: { width: 297, height: 210 },
      elements: expect.arrayContaining([
        expect.objectContaining({ shows: expect.objectContaining({ kind: "table" }) }),
      ]),
    });
    await userEvent.click(button("Сохранить в файл: Лист оценки"));
    await screen.findByText(/Лист оценки\.sokrat-template/);
    expect(last(asked, "templates_export_drawn"), "as it is").toMatchObject({ kind: "scoreSheet" });
  });
});

describe("a template of the list", () => {
  it("is copied once, and goes on in the designer unless somebody has gone elsewhere", async () => {
    const { asked } = programme();
    router.go("templates");
    render(Templates);
    const card = within(
      (await screen.findByText("Благодарность", { selector: "strong" })).closest("li") as HTMLElement,
    );
    const copies = card.getByRole("button", { name: "Копировать" });
    copies.click();
    copies.click();
    router.go("reports");
    const created = () => asked.filter(({ command }) => command === "templates_create");
    await vi.waitFor(() => expect(created().length).toBe(1));
    // What is answered may lead on.
    await new Promise((rest) => setTimeout(rest, 0));
    expect(created().length, "a second press means the same copy").toBe(1);
    expect(router.place.name).toBe("reports");
  });
});

describe("a template from a file", () => {
  it("is told at once where it could not be printed, and goes on in the designer", async () => {
    programme();
    render(Templates);
    render(Toasts);
    await userEvent.click(await screen.findByRole("button", { name: "Взять из файла…" }));
    expect(await screen.findByText(/карточки не помещаются на лист: лишние 60 мм\. Исправьте размеры/)).toBeTruthy();
    expect(router.place, "where that is put right").toMatchObject({ name: "designer", params: { key: "b" } });
  });
});

describe("a template from nothing", () => {
  it("is made by keyboard: its kind, its size, how it lies on the sheet, with errors at their fields", async () => {
    const { asked } = programme();
    const list = render(Templates);
    const opens = button("Новый шаблон");
    opens.focus();
    await userEvent.keyboard("{Enter}");
    await screen.findByRole("dialog", { name: "Новый шаблон" });
    expect(document.activeElement, "the first field has the keyboard").toBe(field("Что это будет"));
    expect(fields("Карточек в ряд"), "a certificate is a page").toEqual([]);
    await userEvent.selectOptions(field("Что это будет"), "Бейдж");
    expect(field(/^Название шаблона/).value, "the name follows").toBe("Новый бейдж");
    await userEvent.selectOptions(field("Готовый размер"), "86 × 54 мм, 10 на листе");
    await vi.waitFor(() =>
      expect(last(asked, "templates_draw_sheet")?.template, "the engine draws the sheet").toMatchObject({
        page: { width: 86, height: 54 },
        sheet: { across: 2, down: 5 },
      }),
    );
    const across = field("Карточек в ряд");
    await userEvent.clear(across);
    await userEvent.type(across, "3{Tab}");
    expect(await screen.findByText("На лист не помещается: лишние 48 мм"), "as soon as it is so").toBeTruthy();
    expect(across.getAttribute("aria-invalid"), "at its field").toBe("true");
    expect(field<HTMLSelectElement>("Готовый размер").selectedOptions[0]?.text).toBe("Свои размеры");
    await userEvent.click(button("Создать"));
    await vi.waitFor(() => expect(document.activeElement, "refused, and back at the field").toBe(across));
    await userEvent.clear(across);
    await userEvent.type(across, "1{Tab}");
    await vi.waitFor(() =>
      expect(screen.queryByText(/На лист не помещается/), "what is mended is told no more").toBeNull(),
    );
    button("Создать").focus();
    await userEvent.keyboard("{Enter}");
    await vi.waitFor(() => expect(router.place, "it goes on in the designer").toMatchObject({ name: "designer" }));
    expect(last(asked, "templates_create"), "what was asked for is kept").toMatchObject({
      kind: "badge",
      title: "Новый бейдж",
      page: { width: 86, height: 54 },
      sheet: { across: 1, down: 5, marks: true },
    });
    list.unmount();
  });

  it("lies on a sheet of its own size, with margins, or on none", async () => {
    const { asked } = programme();
    render(NewTemplateDialog, { onclose: () => undefined });
    await userEvent.selectOptions(field("Что это будет"), "Наклейка на конверт");
    await userEvent.selectOptions(field("Бумага"), "Свои размеры");
    const fill = async (label: string, text: string) => {
      await userEvent.clear(field(label));
      await userEvent.type(field(label), `${text}{Tab}`);
    };
    await fill("Ширина листа", "230");
    await fill("Поле сверху", "12,5");
    await vi.waitFor(() =>
      expect(last(asked, "templates_draw_sheet")?.template.sheet).toMatchObject({ width: 230, left: -1, top: 12.5 }),
    );
    await userEvent.clear(field("Поле сверху"));
    await userEvent.tab();
    await vi.waitFor(() =>
      expect(last(asked, "templates_draw_sheet")?.template.sheet?.top, "an empty margin: in the middle").toBe(-1),
    );
    await userEvent.click(field("Несколько карточек на листе"));
    await vi.waitFor(() => expect(last(asked, "templates_draw_sheet")?.template.sheet, "each a page").toBeNull());
    await userEvent.click(field("Несколько карточек на листе"));
    await vi.waitFor(() =>
      expect(last(asked, "templates_draw_sheet")?.template.sheet?.width, "the sheet of before").toBe(230),
    );
  });

  it("has no fault that axe knows", async () => {
    programme();
    render(NewTemplateDialog, { onclose: () => undefined });
    await userEvent.selectOptions(field("Что это будет"), "Настольная карточка");
    expect(await faults(screen.getByRole("dialog"))).toEqual([]);
  });
});
