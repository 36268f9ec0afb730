import { fireEvent, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import type { Template } from "@/api";
import { faults } from "@/components/tests/axe";
import { shortcuts } from "@/frame/shortcuts.svelte";
import { button, field, fields } from "@/test/find";
import { SIZES, type Size } from "../sheets";
import { starter } from "../starters";
import { opened } from "./opened";
import { ELSEWHERE, frame, last, template } from "./stage";

vi.mock("@/components/preview/pdf", async () => (await import("./stage")).noPdf);

describe("the designer", () => {
  it("shows the sheet of a card and changes it, each step taken back", async () => {
    const { asked } = await opened(starter("badge", SIZES.badge[0] as Size));
    await userEvent.click(button("Показать лист целиком"));
    await vi.waitFor(() => expect(last(asked, "templates_draw_sheet")?.template.sheet?.across, "as it is").toBe(2));
    const across = field("Карточек в ряд");
    await userEvent.clear(across);
    await userEvent.type(across, "3{Tab}");
    const told = () => screen.queryByText("На лист не помещается: лишние 60 мм");
    await vi.waitFor(() => expect(told(), "the error stands at its field").not.toBeNull());
    await userEvent.click(button("Отменить шаг"));
    await vi.waitFor(() => expect(told(), "until it is mended").toBeNull());
    expect(across.value, "the step is taken back").toBe("2");
  });

  it("moves by keys, says who does not fit, and keeps what was drawn", async () => {
    const { asked, element } = await opened();
    element(0).focus();
    await userEvent.keyboard("{ArrowRight}{Shift>}{ArrowDown}{/Shift}");
    expect(field("Слева").value, "an arrow is a millimetre").toBe("11");
    expect(field("Сверху").value, "with Shift five").toBe("15");
    element(0).focus();
    await userEvent.keyboard("{Alt>}{Shift>}{ArrowLeft>12/}{/Shift}{/Alt}");
    await vi.waitFor(() =>
      expect(screen.queryByText("3 людям текст не поместится"), "the engine says so").not.toBeNull(),
    );
    expect(screen.getByText("Константинопольская Александра Всеволодовна; ещё 2"), "who that is").toBeTruthy();
    expect(screen.getByText(/рамку: БЛАГОДАРНОСТЬ/), "and what is wrong for everybody").toBeTruthy();
    expect(screen.getByText(/поле в скобках/), "an error stands at its field").toBeTruthy();
    await userEvent.click(button("Сохранить"));
    await vi.waitFor(() =>
      expect(
        asked.some(({ command }) => command === "templates_edit"),
        "it is kept",
      ).toBe(true),
    );
  });

  it("tells what another laptop changed before it is written over", async () => {
    const { asked, element } = await opened({ ...template(frame(10, 10)), title: ELSEWHERE });
    const saved = () =>
      asked
        .filter(({ command }) => command === "templates_edit")
        .map(({ request }) => request as { fields: Template; base: Template | null });
    element(0).focus();
    await userEvent.keyboard("{ArrowRight}");
    await userEvent.click(button("Сохранить"));
    const told = () => screen.queryByText(/его изменили на другом ноутбуке/);
    await vi.waitFor(() => expect(told(), "nothing is written over unseen").not.toBeNull());
    expect(saved()[0]?.base?.elements[0]?.frame.x, "it says what it was opened with").toBe(10);
    expect(screen.queryByText("Не сохранено"), "and keeps what was drawn").not.toBeNull();
    await userEvent.click(button("Сохранить"));
    await vi.waitFor(() => expect(told(), "whoever saves again means theirs").toBeNull());
    expect(saved()[1]?.base, "whatever stands there").toBeNull();
    await userEvent.click(button("Сохранить"));
    await vi.waitFor(() => expect(saved()[2]?.base?.elements[0]?.frame.x, "which is known from then on").toBe(11));
  });

  it("keeps the number that is being typed when its field goes away", async () => {
    const { asked, container, element } = await opened();
    element(0).focus();
    await tick();
    await userEvent.clear(field("Слева"));
    await userEvent.type(field("Слева"), "33");
    const board = container.querySelector("[data-element]")?.parentElement as HTMLElement;
    // The pointer alone: what the web view makes of it comes too late.
    await fireEvent.pointerDown(board);
    expect(screen.queryByLabelText("Слева"), "nothing is selected any more").toBeNull();
    const drawn = () => last(asked, "templates_trial")?.template.elements.map((each) => each.frame.x);
    await vi.waitFor(() => expect(drawn(), "by a click beside the elements").toEqual([33, 10]));
    element(0).focus();
    await tick();
    await userEvent.clear(field("Слева"));
    await userEvent.type(field("Слева"), "44");
    shortcuts.handle(new KeyboardEvent("keydown", { key: "d", code: "KeyD", ctrlKey: true }));
    await vi.waitFor(() => expect(drawn(), "by Ctrl+D, which copies it").toEqual([44, 10, 49]));
  });

  it("inserts from the programme in plain words", async () => {
    const { element } = await opened();
    element(1).focus();
    await tick();
    await userEvent.selectOptions(field("Вставить из программы"), "Имя: кому");
    expect(field<HTMLTextAreaElement>("Текст").value, "behind what stands there").toBe("{name}{name_dative}");
  });

  it("adds a table, gives its columns what they hold, moves them, and takes each step back", async () => {
    const { asked, find } = await opened();
    await userEvent.click(button("Добавить: Таблица"));
    const columns = () => find("[data-column]");
    const names = () => columns().map((each) => each.firstElementChild?.textContent);
    await vi.waitFor(() =>
      expect(names(), "what the rows bring").toEqual(["Номер строки", "Имя полностью", "Телефон"]),
    );
    columns()[0]?.focus();
    await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
    await vi.waitFor(() => expect(names()[1], "Alt and an arrow move the column").toBe("Номер строки"));
    await vi.waitFor(() => expect(document.activeElement, "which keeps the keyboard").toBe(columns()[1]));
    await userEvent.selectOptions(field("Что в нём"), "Пусто, заполняют от руки");
    await userEvent.clear(field("Заголовок столбца"));
    await userEvent.type(field("Заголовок столбца"), "Подпись");
    await userEvent.clear(fields("Ширина")[1] as HTMLInputElement);
    await userEvent.type(fields("Ширина")[1] as HTMLInputElement, "30{Tab}");
    const drawn = () => last(asked, "templates_draw")?.template.elements.at(-1)?.shows;
    await vi.waitFor(() =>
      expect(drawn(), "the engine draws what stands there").toMatchObject({
        columns: [{ text: "{name}" }, { title: "Подпись", text: "", width: 30 }, { text: "{phone}" }],
      }),
    );
    for (let step = 0; step < 4; step += 1) await userEvent.click(button("Отменить шаг"));
    await vi.waitFor(() =>
      expect(names(), "as it was put there").toEqual(["Номер строки", "Имя полностью", "Телефон"]),
    );
  });

  it("selects several by Ctrl or Shift and a click", async () => {
    const { element, selected } = await opened(template(frame(10, 10), frame(10, 30), frame(10, 50)));
    element(0).focus();
    await tick();
    const user = userEvent.setup();
    await user.keyboard("{Control>}");
    await user.click(element(1));
    expect(selected(), "with Ctrl one more").toEqual(["0", "1"]);
    await user.keyboard("{/Control}{Shift>}");
    await user.click(element(2));
    expect(selected(), "with Shift too").toEqual(["0", "1", "2"]);
    await user.click(element(0));
    expect(selected(), "a second time takes it out").toEqual(["1", "2"]);
    await user.keyboard("{/Shift}{ArrowRight}");
    expect(selected(), "an arrow moves them, not the one that was taken out").toEqual(["1", "2"]);
    await user.click(button("Отменить шаг"));
    expect(button("Отменить шаг").disabled, "together, as one step").toBe(true);
  });

  it("selects several by the keyboard alone", async () => {
    const { element, selected } = await opened(template(frame(10, 10), frame(10, 30), frame(10, 50)));
    element(0).focus();
    await userEvent.tab();
    expect(selected(), "Tab selects one alone").toEqual(["1"]);
    await userEvent.tab({ shift: true });
    expect(selected(), "and back").toEqual(["0"]);
    await userEvent.keyboard("{Control>}{ArrowDown}{/Control}");
    expect([document.activeElement, ...selected()], "Ctrl and an arrow only go there").toEqual([element(1), "0"]);
    await userEvent.keyboard("{Control>} {/Control}");
    expect(selected(), "Ctrl and Space select it too").toEqual(["0", "1"]);
    await userEvent.tab();
    expect([document.activeElement, ...selected()], "Tab leaves several").toEqual([element(2), "0", "1"]);
    await userEvent.keyboard("{Control>} {ArrowUp}{ArrowUp} {/Control}");
    expect(selected(), "one more, and the first taken out").toEqual(["1", "2"]);
    await userEvent.keyboard(" ");
    expect(selected(), "Space alone selects one alone").toEqual(["0"]);
  });

  it("has no fault that axe knows", async () => {
    const { container } = await opened();
    expect(await faults(container)).toEqual([]);
  });
});
