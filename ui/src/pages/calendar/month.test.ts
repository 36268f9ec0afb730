import { render } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { changes, type EventFilter, type EventRow } from "@/api";
import { addDays } from "@/i18n/parse";
import { fakeProgramme } from "@/test/transport";
import Month from "./Month.svelte";

const filter: EventFilter = {
  text: "",
  from: null,
  to: null,
  year: null,
  moduleId: null,
  format: null,
  status: null,
  municipalityId: null,
};

/** A month with one event, which is moved when `wait` is over. */
async function shown(wait: Promise<void>) {
  const moves: number[] = [];
  const row = {
    id: "e",
    title: "Семинар",
    kind: "workshop",
    status: "planned",
    municipality: "",
    place: "Зал",
    colour: "",
    starts: "2019-04-10T10:00:00",
  } as EventRow;
  let starts = row.starts;
  fakeProgramme({ calendar_list: () => ({ rows: [{ ...row, starts }], total: 1, offset: 0 }) });
  render(Month, {
    at: "2019-04-10",
    today: "2019-04-01",
    filter,
    onday: () => undefined,
    onopen: () => undefined,
    oncreate: () => undefined,
    onmore: () => undefined,
    onmove: async ({ starts: from }, days) => {
      moves.push(days);
      await wait;
      starts = addDays(from.slice(0, 10), days) + from.slice(10);
      changes.apply(["calendar"], { undo: null, redo: null });
    },
  });
  const stands = (day: string) => document.querySelector<HTMLElement>(`[data-day="${day}"] [data-event="e"]`);
  await vi.waitFor(() => expect(stands("2019-04-10")).not.toBeNull());
  return { moves, stands };
}

describe("a month", () => {
  afterEach(() => changes.apply([], { undo: null, redo: null }));

  it("moves an event by as many days as arrows were pressed, also before the first was answered", async () => {
    let answer = () => {};
    const { moves, stands } = await shown(new Promise((resolve) => (answer = resolve)));
    stands("2019-04-10")?.focus();
    await userEvent.keyboard("{Shift>}{ArrowRight}{ArrowRight}{ArrowDown}{/Shift}");
    expect(moves, "each from where the one before it goes").toEqual([1, 2, 9]);
    answer();
    await vi.waitFor(() => expect(stands("2019-04-19"), "there it stands").not.toBeNull());
    await vi.waitFor(() => expect(document.activeElement, "with the keyboard").toBe(stands("2019-04-19")));
    await userEvent.keyboard("{Shift>}{ArrowLeft}{/Shift}");
    expect(moves.at(-1), "and goes on from there").toBe(-1);
  });
});
