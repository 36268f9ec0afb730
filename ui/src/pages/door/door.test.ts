import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changes, type DoorHit } from "@/api";
import { toasts } from "@/components";
import { button, field as fieldOf } from "@/test/find";
import { fakeProgramme } from "@/test/transport";
import Door from "./Door.svelte";

const PEOPLE = ["Акимов Леонид", "Андреева Лидия", "Баранова Любовь"];
const hit = (fullName: string): DoorHit =>
  ({ personId: fullName, fullName, organisation: "", status: "registered" }) as unknown as DoorHit;

/** A programme that answers when it is let: the door is crowded, the laptop slow. */
function crowded() {
  const marked: string[] = [];
  let answers: (() => void)[] = [];
  fakeProgramme({
    calendar_get: () => ({ id: "e", fields: { title: "Конференция" } }),
    registrations_door: (request) => {
      const { text } = request as { text: string };
      const hits = PEOPLE.filter((name) => name.toLowerCase().includes(text.toLowerCase())).map(hit);
      const answer = { count: { people: 0, organisations: 0, registered: 3 }, hits };
      return new Promise((done) => answers.push(() => done(answer)));
    },
    registrations_check_in: (request) => {
      marked.push((request as { personId: string }).personId);
      return { people: marked.length, organisations: 0, registered: 3 };
    },
    registrations_walk_in: () => new Promise((done) => answers.push(() => done("new"))),
    people_likely: () => [],
    journal_undo: () => {
      marked.push("taken back");
      return { value: "edit-person", changed: [], undo: { undo: null, redo: null } };
    },
  });
  const answer = async () => {
    // What is answered may ask anew.
    for (let round = 0; round < 20; round += 1) {
      answers.splice(0).forEach((tell) => tell());
      await new Promise((rest) => setTimeout(rest, 0));
    }
    answers = [];
  };
  return { marked, answer };
}

beforeEach(() => {
  for (const toast of toasts.list) toasts.dismiss(toast.id);
});

describe("the crowded door", () => {
  afterEach(() => changes.apply([], { undo: null, redo: null }));

  it("takes back what was entered last, also where that is still being found", async () => {
    const { marked, answer } = crowded();
    changes.apply([], { undo: "edit-person", redo: null });
    render(Door, { id: "e" });
    const field = await screen.findByRole("combobox");
    await userEvent.type(field, "бар{Enter}");
    await userEvent.keyboard("{Control>}[KeyZ]{/Control}");
    expect(marked, "nobody's mark of before").toEqual([]);
    await answer();
    await waitFor(() => expect(marked).toEqual(["Баранова Любовь", "taken back"]));
  });

  it("keeps the form of the next one without registration when the one before is answered", async () => {
    const { answer } = crowded();
    render(Door, { id: "e" });
    const field = await screen.findByRole("combobox");
    await answer();
    await userEvent.type(field, "щукина аглая");
    await userEvent.click(screen.getAllByRole("button", { name: "Без записи…" })[0]!);
    await userEvent.click(button("Отметить приход"));
    await userEvent.click(button("Отмена"));
    await userEvent.clear(field);
    await userEvent.type(field, "сомова");
    await userEvent.click(screen.getAllByRole("button", { name: "Без записи…" })[0]!);
    await answer();
    expect(fieldOf("Фамилия").value, "what is being typed stays").toBe("Сомова");
  });

  it("marks each of those who were typed with Enter before the laptop had answered, in their order", async () => {
    const { marked, answer } = crowded();
    render(Door, { id: "e" });
    const field = await screen.findByRole("combobox");
    await userEvent.type(field, "бар{Enter}");
    await userEvent.type(field, "а{ArrowDown}{Enter}");
    await userEvent.type(field, "аки{Enter}");
    expect((field as HTMLInputElement).value, "the field is free for the next one at once").toBe("");
    await answer();
    await waitFor(() => expect(marked).toEqual(["Баранова Любовь", "Андреева Лидия", "Акимов Леонид"]));
  });

  it("forgets nobody who is not found while the next one is typed", async () => {
    const { marked, answer } = crowded();
    render(Door, { id: "e" });
    const field = await screen.findByRole("combobox");
    await userEvent.type(field, "щукина{Enter}");
    await userEvent.type(field, "бар");
    await answer();
    await waitFor(() => expect(toasts.list.map((toast) => toast.text).join()).toContain("щукина"));
    expect((field as HTMLInputElement).value, "what is typed meanwhile stays").toBe("бар");
    expect(marked, "nobody is marked in her place").toEqual([]);
  });
});
