import { render } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { Structure } from "@/api";
import { toasts } from "@/components";
import { button, field } from "@/test/find";
import { fakeProgramme } from "@/test/transport";
import PersonDialog from "./PersonDialog.svelte";

/** The form of a new person, in a programme that adds him or her when it is let. */
function opened() {
  let answer = () => {};
  const late = new Promise<void>((resolve) => (answer = resolve));
  fakeProgramme({
    people_likely: () => [],
    people_create: async () => {
      await late;
      return { value: "new", changed: [], undo: { undo: null, redo: null } };
    },
  });
  const saved = vi.fn<(id: string) => void>();
  render(PersonDialog, {
    structure: { municipalities: [] } as unknown as Structure,
    onclose: () => undefined,
    onsaved: saved,
  });
  return { saved, answer: () => answer() };
}

describe("the form of a new person", () => {
  it("leads to the one who was added", async () => {
    const { saved, answer } = opened();
    await userEvent.type(field("Фамилия"), "Бурова");
    await userEvent.click(button("Добавить"));
    answer();
    await vi.waitFor(() => expect(saved).toHaveBeenCalledWith("new"));
  });

  it("leads nowhere when it was closed before that was written, and says that it was", async () => {
    const { saved, answer } = opened();
    await userEvent.type(field("Фамилия"), "Бурова");
    await userEvent.click(button("Добавить"));
    await userEvent.click(button("Отмена"));
    answer();
    await vi.waitFor(() => expect(toasts.list.at(-1)?.text).toContain("Бурова"));
    expect(saved, "whoever has gone on stays there").not.toHaveBeenCalled();
  });
});
