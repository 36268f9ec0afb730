import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Person, PersonFields } from "@/api";
import { confirm } from "@/components";
import { button } from "@/test/find";
import { fakeProgramme } from "@/test/transport";
import PersonRecord from "./PersonRecord.svelte";

const person = (id: string, fullName: string) =>
  ({
    id,
    fullName,
    fields: { surname: fullName, phone: "", email: "", notes: "" } as PersonFields,
    municipality: "",
    roles: [],
    attendances: [],
    certificates: [],
    joined: [],
  }) as unknown as Person;

describe("the record of a person", () => {
  afterEach(() => confirm.answer(false));

  it("erases nobody but whom it names, also while the next one is on the way", async () => {
    let answer = () => {};
    const late = new Promise<void>((resolve) => (answer = resolve));
    const { asked } = fakeProgramme({
      people_get: async (id) => {
        if (id === "b") await late;
        return id === "a" ? person("a", "Алёхина Ася") : person("b", "Бурова Белла");
      },
      people_erase: () => ({ value: null, changed: [], undo: { undo: null, redo: null } }),
      programme_structure: () => ({ municipalities: [] }),
    });
    const { rerender } = render(PersonRecord, { id: "a" });
    await screen.findByText("Алёхина Ася");
    await rerender({ id: "b" });
    expect(screen.getByText("Алёхина Ася"), "the one of before still stands there").toBeTruthy();
    await userEvent.click(button("Уничтожить персональные данные…"));
    expect(confirm.question, "nothing is asked about her").toBeUndefined();
    answer();
    await vi.waitFor(() => expect(confirm.question?.text).toContain("Бурова Белла"));
    confirm.answer(true);
    await vi.waitFor(() =>
      expect(asked.filter(({ command }) => command === "people_erase").map(({ request }) => request)).toEqual(["b"]),
    );
  });
});
