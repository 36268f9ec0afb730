import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { faults } from "@/components/tests/axe";
import DesignerPage from "../DesignerPage.svelte";
import { SIZES, type Size } from "../sheets";
import { starter } from "../starters";
import { last, programme } from "./stage";

vi.mock("@/components/preview/pdf", async () => (await import("./stage")).noPdf);

describe("the designer", () => {
  it("shows the sheet of a card and changes it, each step taken back", async () => {
    const { asked } = programme({ ...starter("badge", SIZES.badge[0] as Size), title: "Бейдж" });
    render(DesignerPage, { key: "a" });
    await userEvent.click(await screen.findByRole("button", { name: "Показать лист целиком" }));
    await waitFor(() => expect(last(asked, "templates_draw_sheet")?.template.sheet?.across, "as it is").toBe(2));
    const across = screen.getByLabelText<HTMLInputElement>("Карточек в ряд");
    await userEvent.clear(across);
    await userEvent.type(across, "3{Tab}");
    expect(
      await screen.findByText("На лист не помещается: лишние 60 мм"),
      "the error stands at its field",
    ).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Отменить шаг" }));
    await waitFor(() => expect(screen.queryByText(/На лист не помещается/), "until it is mended").toBeNull());
    expect(across.value, "the step is taken back").toBe("2");
  });

  it("moves by keys, says who does not fit, and keeps what was drawn", async () => {
    const { asked } = programme();
    render(DesignerPage, { key: "a" });
    const first = (await screen.findAllByRole("button", { name: "Текст 1" }))[0] as HTMLElement;
    first.focus();
    await userEvent.keyboard("{ArrowRight}{Shift>}{ArrowDown}{/Shift}");
    expect((await screen.findByLabelText<HTMLInputElement>("Слева")).value, "an arrow is a millimetre").toBe("11");
    expect(screen.getByLabelText<HTMLInputElement>("Сверху").value, "with Shift five").toBe("15");
    first.focus();
    await userEvent.keyboard("{Alt>}{Shift>}{ArrowLeft>12/}{/Shift}{/Alt}");
    expect(await screen.findByText("1 человеку текст не поместится"), "the engine says so").toBeTruthy();
    expect(await screen.findByText(/поле в скобках/), "an error stands at its field").toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Сохранить" }));
    await waitFor(() =>
      expect(
        asked.some(({ command }) => command === "templates_edit"),
        "it is kept",
      ).toBe(true),
    );
  });

  it("inserts from the programme in plain words", async () => {
    programme();
    render(DesignerPage, { key: "a" });
    ((await screen.findAllByRole("button", { name: "Текст 2" }))[0] as HTMLElement).focus();
    await userEvent.selectOptions(await screen.findByLabelText("Вставить из программы"), "Имя: кому");
    expect((await screen.findByLabelText<HTMLTextAreaElement>("Текст")).value, "behind what stands there").toBe(
      "{name}{name_dative}",
    );
  });

  it("adds a table, gives its columns what they hold, moves them, and takes each step back", async () => {
    const { asked } = programme();
    render(DesignerPage, { key: "a" });
    await userEvent.click(await screen.findByRole("button", { name: "Добавить: Таблица" }));
    const columns = () => screen.getAllByRole("button").filter((each) => each.dataset["column"]);
    const names = () => columns().map((each) => each.firstElementChild?.textContent);
    await waitFor(() => expect(names(), "what the rows bring").toEqual(["Номер строки", "Имя полностью", "Телефон"]));
    columns()[0]?.focus();
    await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
    await waitFor(() => expect(names()[1], "Alt and an arrow move the column").toBe("Номер строки"));
    await waitFor(() => expect(document.activeElement, "which keeps the keyboard").toBe(columns()[1]));
    await userEvent.selectOptions(screen.getByLabelText("Что в нём"), "Пусто, заполняют от руки");
    await userEvent.clear(screen.getByLabelText("Заголовок столбца"));
    await userEvent.type(screen.getByLabelText("Заголовок столбца"), "Подпись");
    await userEvent.clear(screen.getByLabelText("Ширина", { selector: "section ~ .pairs input" }));
    await userEvent.type(screen.getByLabelText("Ширина", { selector: "section ~ .pairs input" }), "30{Tab}");
    const drawn = () => last(asked, "templates_draw")?.template.elements.at(-1)?.shows;
    await waitFor(() =>
      expect(drawn(), "the engine draws what stands there").toMatchObject({
        columns: [{ text: "{name}" }, { title: "Подпись", text: "", width: 30 }, { text: "{phone}" }],
      }),
    );
    for (let step = 0; step < 4; step += 1) await userEvent.click(screen.getByRole("button", { name: "Отменить шаг" }));
    await waitFor(() => expect(names(), "as it was put there").toEqual(["Номер строки", "Имя полностью", "Телефон"]));
  });

  it("has no fault that axe knows", async () => {
    programme();
    const { container } = render(DesignerPage, { key: "a" });
    await screen.findAllByRole("button", { name: "Текст 1" });
    expect(await faults(container)).toEqual([]);
  });
});
