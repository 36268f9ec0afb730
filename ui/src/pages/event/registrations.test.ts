import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { SvelteSet } from "svelte/reactivity";
import { describe, expect, it, vi } from "vitest";
import type { RegistrationRow } from "@/api";
import { button } from "@/test/find";
import { fakeProgramme } from "@/test/transport";
import Registrations from "./Registrations.svelte";

const row = (id: string, fullName: string): RegistrationRow => ({
  id,
  personId: id,
  fullName,
  organisationId: null,
  organisation: "",
  part: "participant",
  status: "registered",
  attendedAt: null,
  hours: null,
  phone: "",
});

describe("the people of an event", () => {
  it("stay ticked who were ticked while others were marked", async () => {
    let answer = () => {};
    const late = new Promise<void>((resolve) => (answer = resolve));
    const { asked } = fakeProgramme({
      registrations_list: () => ({ rows: [row("a", "Акимов Лев"), row("b", "Бурова Белла")], total: 2, offset: 0 }),
      registrations_set_status: async () => {
        await late;
        return { value: null, changed: [], undo: { undo: null, redo: null } };
      },
    });
    const selected = new SvelteSet<string>();
    render(Registrations, { eventId: "e", selected });
    await screen.findByText("Бурова Белла");
    const [, first, second] = screen.getAllByRole("checkbox");
    await userEvent.click(first!);
    button("Отметить").focus();
    await userEvent.keyboard("{Enter}");
    const item = await vi.waitFor(() => {
      const all = [...document.querySelectorAll<HTMLElement>("[role=menuitem]")];
      const found = all.find(({ textContent }) => textContent?.trim() === "Не пришёл");
      if (!found) throw new Error("the menu is shut");
      return found;
    });
    await userEvent.click(item);
    await vi.waitFor(() =>
      expect(asked.findLast(({ command }) => command === "registrations_set_status")?.request).toMatchObject({
        ids: ["a"],
      }),
    );
    second!.click();
    expect([...selected]).toEqual(["a", "b"]);
    answer();
    await vi.waitFor(() => expect([...selected], "the ones who were marked are done with").toEqual(["b"]));
  });
});
