import { render } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { changes, type Competition, type MarkCell, type Sheet } from "@/api";
import { criterion } from "@/test/competitions";
import { button, field, fields } from "@/test/find";
import { fakeProgramme } from "@/test/transport";
import SheetEntry from "./SheetEntry.svelte";

const competition = {
  id: "c",
  approvedAt: null,
  highestTotal: 2000,
  criteria: [criterion("a", "Смысл"), criterion("b", "Смета")],
} as unknown as Competition;

/** An open sheet, saved when `written` is over and read again when `read` is. */
async function opened(written: Promise<void>, read: Promise<void> = Promise.resolve()) {
  const sent: boolean[] = [];
  let marks: MarkCell[] = ["a", "b"].map((criterionId) => ({ criterionId, value: null, comment: "" }));
  const row = {
    id: "s",
    applicationId: "1",
    number: "1",
    title: "Проект",
    expertId: "x",
    expert: "Зимина В. А.",
    state: "open",
    reason: "",
    total: null,
  } as const;
  fakeProgramme({
    competitions_sheet: async (): Promise<Sheet> => {
      if (sent.length > 0) await read;
      return { row, marks };
    },
    competitions_enter_marks: async (request) => {
      const asked = request as { marks: MarkCell[]; finish: boolean };
      sent.push(asked.finish);
      await written;
      ({ marks } = structuredClone(asked));
      return { value: row, changed: ["competitions"], undo: { undo: null, redo: null } };
    },
  });
  const next = vi.fn<() => boolean>(() => true);
  render(SheetEntry, { competition, application: "1", expert: "x", onclose: () => undefined, onnext: next });
  await vi.waitFor(() => expect(fields("Смета").length).toBe(1));
  return { sent, next };
}

describe("a sheet of marks", () => {
  afterEach(() => changes.apply([], { undo: null, redo: null }));

  it("is finished by the button that finishes it, also where it is being saved just then", async () => {
    let answer = () => {};
    const { sent, next } = await opened(new Promise((resolve) => (answer = resolve)));
    await userEvent.type(field("Смысл"), "5{Tab}");
    await userEvent.click(button("Сохранить"));
    await userEvent.click(button("Лист готов"));
    answer();
    await vi.waitFor(() => expect(next, "the next one is opened").toHaveBeenCalledOnce());
    expect(sent, "when this one is finished").toEqual([false, true]);
  });

  it("that was saved leaves the keyboard where it is", async () => {
    // So that whoever has the keyboard can be seen to have it.
    vi.spyOn(Element.prototype, "getClientRects").mockReturnValue([{}] as unknown as DOMRectList);
    let answer = () => {};
    const { sent } = await opened(Promise.resolve(), new Promise((resolve) => (answer = resolve)));
    await userEvent.type(field("Смысл"), "5{Tab}");
    await userEvent.click(button("Сохранить"));
    await vi.waitFor(() => expect(sent).toEqual([false]));
    await userEvent.type(field("Смета"), "7");
    answer();
    await new Promise((rest) => setTimeout(rest, 0));
    expect(document.activeElement, "whoever types on is left alone").toBe(field("Смета"));
    expect(field("Смета").value, "with what is typed").toBe("7");
  });
});
