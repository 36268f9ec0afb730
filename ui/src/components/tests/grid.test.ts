import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { SvelteSet } from "svelte/reactivity";
import { describe, expect, it, vi } from "vitest";
import { changes, type Order, type Span } from "@/api";
import { Scroll } from "../scroll";
import { faults } from "./axe";
import GridSample from "./GridSample.svelte";

type Asked = { order: Order | null; span: Span; filter: string }[];

async function shown(properties: Record<string, unknown> = {}) {
  const asked: Asked = [];
  const view = render(GridSample, { total: 100_000, asked, ...properties });
  const grid = screen.getByRole("grid", { name: "Люди" });
  const current = () => {
    const id = grid.getAttribute("aria-activedescendant");
    return id && document.getElementById(id)?.getAttribute("aria-rowindex");
  };
  return { ...view, asked, grid, current, user: userEvent.setup() };
}

describe("a grid of a hundred thousand rows", () => {
  it("asks for one window and draws only what can be seen", async () => {
    const { asked, grid } = await shown();
    await screen.findByText("Человек 0");
    expect(asked, "one window of a hundred rows is enough to begin").toEqual([
      { order: null, span: { offset: 0, limit: 100 }, filter: "" },
    ]);
    expect(grid.getAttribute("aria-rowcount"), "the head counts as a row").toBe("100001");
    expect(screen.getAllByRole("row").length, "rows out of sight are not in the page").toBeLessThan(60);
  });

  it("says how many rows there are", async () => {
    await shown();
    await screen.findByText("Человек 0");
    expect(screen.getByRole("status").textContent, "screen readers hear the size of the list").toContain("строк");
  });

  it("goes by keys to any row, reading its window on the way", async () => {
    const { asked, grid, current, user } = await shown();
    await screen.findByText("Человек 0");
    grid.focus();
    expect(current(), "the first row has the keyboard").toBe("2");
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowUp}");
    expect(current(), "down twice and up once").toBe("3");
    await user.keyboard("{End}");
    await screen.findByText("Человек 99999");
    expect(current(), "End is the last row").toBe("100001");
    expect(asked.at(-1)?.span.offset, "the last window was read, not all between").toBe(99_900);
    expect(asked.length, "windows in between are passed over").toBeLessThan(5);
    await user.keyboard("{Home}");
    expect(current(), "Home is the first row").toBe("2");
    await user.keyboard("{PageDown}");
    expect(Number(current()), "a page is more than a row").toBeGreaterThan(10);
  });

  it("opens with Enter and hands letters to the search field", async () => {
    const opened = vi.fn();
    const typed = vi.fn();
    const { grid, user } = await shown({ opened, typed });
    await screen.findByText("Человек 0");
    grid.focus();
    await user.keyboard("{ArrowDown}{Enter}");
    expect(opened, "Enter opens the row with the keyboard").toHaveBeenCalledWith("1");
    await user.keyboard("и");
    expect(typed, "a letter begins a search").toHaveBeenCalledWith("и");
    expect(typed, "Enter and arrows are no letters").toHaveBeenCalledTimes(1);
  });

  it("keeps keys for the rows that were asked for", async () => {
    const opened = vi.fn();
    const { grid, rerender, user } = await shown({ opened });
    await screen.findByText("Человек 0");
    grid.focus();
    let answer = () => {};
    await rerender({ filter: "Иван ", wait: new Promise<void>((resolve) => (answer = resolve)) });
    await user.keyboard("{End}{Enter}");
    expect(opened, "the rows of before are not what was asked for").not.toHaveBeenCalled();
    answer();
    await waitFor(() => expect(opened, "the last of the three that answer the filter").toHaveBeenCalledWith("2"));
    expect(opened, "one Enter opens one").toHaveBeenCalledTimes(1);
  });

  it("keeps keys for a row that is read first", async () => {
    const opened = vi.fn();
    const activated = vi.fn();
    const { grid } = await shown({ opened, activated });
    await screen.findByText("Человек 0");
    grid.focus();
    // In one breath: nothing can be read between the two.
    for (const key of ["End", "Enter"]) grid.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    await waitFor(() => expect(opened, "Enter opens the last row").toHaveBeenCalledWith("99999"));
    expect(activated.mock.calls, "which has the keyboard, and no other").toEqual([["Человек 99999"]]);
    expect(opened, "one Enter opens one").toHaveBeenCalledTimes(1);
  });

  it("says which row has the keyboard when the rows that were asked for are there", async () => {
    const focused = vi.fn();
    const { grid, rerender } = await shown({ focused });
    await screen.findByText("Человек 0");
    let answer = () => {};
    await rerender({ filter: "Иван ", wait: new Promise<void>((resolve) => (answer = resolve)) });
    grid.focus();
    expect(focused, "the row of before is not what was asked for").not.toHaveBeenCalled();
    answer();
    await waitFor(() => expect(focused, "the first that answers the filter").toHaveBeenCalledWith("Иван Человек 0"));
    expect(focused, "and none but that").toHaveBeenCalledTimes(1);
  });

  it("ticks rows with Space and a range with Shift", async () => {
    const selected = new SvelteSet<string>();
    const { grid, user } = await shown({ selectable: true, selected });
    await screen.findByText("Человек 0");
    grid.focus();
    await user.keyboard(" ");
    expect([...selected], "Space ticks").toEqual(["0"]);
    await user.keyboard("{Shift>}{ArrowDown}{ArrowDown}{/Shift}");
    expect([...selected], "Shift and an arrow tick what they pass").toEqual(["0", "1", "2"]);
    await user.keyboard(" ");
    expect([...selected], "Space takes a tick away").toEqual(["0", "1"]);
  });

  it("ticks all rows, also those that were never looked at", async () => {
    const selected = new SvelteSet<string>();
    const { asked, grid, user } = await shown({ total: 2500, selectable: true, selected });
    await screen.findByText("Человек 0");
    grid.focus();
    await user.keyboard("{Shift>}{End}{/Shift}");
    await waitFor(() => expect(selected.size, "Shift+End ticks everything in between").toBe(2500));
    expect(selected.has("1234"), "nobody is left out").toBe(true);
    expect(asked.length, "in few questions").toBeLessThan(8);
    const all = screen.getByRole<HTMLInputElement>("checkbox", { name: "Отметить все" });
    await user.click(all);
    expect([selected.size, all.checked], "the box in the head takes all ticks away").toEqual([0, false]);
    grid.focus();
    await user.keyboard(" ");
    expect(all.indeterminate, "and says where only some have one").toBe(true);
    await user.keyboard("{Control>}[KeyA]{/Control}");
    await waitFor(() => expect(selected.size, "Ctrl+A ticks all, whatever the layout of the keyboard").toBe(2500));
    expect([all.checked, all.indeterminate], "which the head says as well").toEqual([true, false]);
  });

  it("sorts by a head, back and forth, from the top", async () => {
    const { asked, user } = await shown();
    await screen.findByText("Человек 0");
    const head = screen.getByRole("button", { name: "Имя" });
    await user.click(head);
    await waitFor(() =>
      expect(asked.at(-1)?.order, "a first press sorts upwards").toEqual({ column: "name", descending: false }),
    );
    expect(screen.getByRole("columnheader", { name: "Имя" }).getAttribute("aria-sort"), "and says so").toBe(
      "ascending",
    );
    await user.click(head);
    await waitFor(() =>
      expect(asked.at(-1)?.order, "a second one downwards").toEqual({ column: "name", descending: true }),
    );
  });

  it("reads from the top when the filter changes, and the rows on screen when a noun does", async () => {
    const { asked, rerender, grid } = await shown();
    await screen.findByText("Человек 0");
    await rerender({ filter: "Иван " });
    await screen.findByText("Иван Человек 2");
    expect(grid.getAttribute("aria-rowcount"), "the size follows the filter").toBe("4");
    const before = asked.length;
    changes.apply(["documents"], { undo: null, redo: null });
    await Promise.resolve();
    expect(asked.length, "another noun is no reason to read").toBe(before);
    changes.apply(["people"], { undo: null, redo: null });
    await waitFor(() => expect(asked.length, "a change of people is").toBe(before + 1));
  });

  it("keeps the old rows while the new ones are on their way", async () => {
    const { rerender } = await shown();
    await screen.findByText("Человек 0");
    void rerender({ filter: "Иван " });
    expect(screen.queryByText("Человек 0"), "no flicker: what stood there stays until the answer").not.toBeNull();
    await screen.findByText("Иван Человек 0");
  });
});

describe("a grid without rows", () => {
  it("says what to do next", async () => {
    await shown({ total: 0 });
    expect(await screen.findByText("Никого нет"), "the empty state stands there").toBeTruthy();
  });

  it("says why it could not read, with a way to try again", async () => {
    await shown({ fail: true });
    expect((await screen.findByRole("alert")).textContent, "the sentence of the error").toContain(
      "Не удалось прочитать",
    );
    expect(screen.getByRole("button", { name: "Повторить" }), "and a button").toBeTruthy();
  });
});

describe("a grid for everybody", () => {
  it.each([{ total: 500 }, { total: 500, selectable: true }, { total: 0 }])(
    "has no fault that axe knows: %o",
    async (properties) => {
      const { container } = await shown(properties);
      await screen.findByText(properties.total ? "Человек 0" : "Никого нет");
      expect(await faults(container), "names, roles and states are in order").toEqual([]);
    },
  );
});

describe("the scrolling of long lists", () => {
  it.each([10, 1000, 100_000, 1_000_000, 10_000_000])("reaches the first and the last of %i rows", (total) => {
    const scroll = new Scroll(total, 32, 640);
    expect(scroll.height, "no element is taller than a web view can place").toBeLessThanOrEqual(8_000_000);
    const end = scroll.height - 640;
    expect(scroll.first(0), "the top shows the first row").toBe(0);
    expect(scroll.first(Math.max(0, end)) + scroll.visible, "the end shows the last row").toBeGreaterThanOrEqual(total);
    const last = scroll.position(total - 1, Math.max(0, end));
    expect(last + 32, "and it stands within the element").toBeLessThanOrEqual(Math.max(scroll.height, 640) + 1);
  });

  it("brings a row into view from anywhere", () => {
    const scroll = new Scroll(1_000_000, 32, 640);
    for (const row of [0, 5, 400_000, 999_999]) {
      const top = scroll.reveal(row, 3_000_000) ?? 3_000_000;
      const position = scroll.position(row, top) - top;
      expect(position, `row ${row} is not above the view`).toBeGreaterThanOrEqual(-1);
      expect(position + 32, `row ${row} is not below the view`).toBeLessThanOrEqual(641);
    }
  });
});
