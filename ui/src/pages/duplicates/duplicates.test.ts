import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { changes, type ComparedRecord, type DuplicateProposal } from "@/api";
import { button } from "@/test/find";
import { fakeProgramme } from "@/test/transport";
import DuplicatesPage from "./DuplicatesPage.svelte";

const pair = (name: string): DuplicateProposal => ({
  kind: "person",
  one: `${name} 1`,
  name,
  detail: "",
  other: `${name} 2`,
  otherName: `${name} Л.`,
  otherDetail: "",
  sure: false,
  weight: 1,
  reasons: [],
});

const compared = (id: string): ComparedRecord => ({
  id,
  name: `Запись ${id}`,
  detail: "",
  canonical: id,
  registrations: 0,
  roles: 0,
  papers: 0,
});

/** A programme that has found four pairs, and tells one apart when `wait` is over. */
async function shown(wait: Promise<void> = Promise.resolve()) {
  let rows = ["Акимов", "Буров", "Власов", "Громов"].map(pair);
  const { asked } = fakeProgramme({
    duplicates_list: () => ({ searched: true, rows, total: rows.length }),
    duplicates_compare: (request) => {
      const { ids } = request as { ids: string[] };
      return { records: ids.map(compared), fields: [], toldApart: false };
    },
    duplicates_tell_apart: async (request) => {
      await wait;
      rows = rows.filter(({ one }) => one !== (request as { one: string }).one);
      return { value: null, changed: ["duplicates"], undo: { undo: null, redo: null } };
    },
  });
  render(DuplicatesPage);
  await userEvent.dblClick(await screen.findByText("Акимов"));
  await screen.findByText("Запись Акимов 1");
  const told = () => asked.filter(({ command }) => command === "duplicates_tell_apart");
  return { told };
}

describe("pairs that may be one", () => {
  afterEach(() => changes.apply([], { undo: null, redo: null }));

  it("are decided one after the other", async () => {
    await shown();
    await userEvent.click(button("Не дубль"));
    expect(await screen.findByText("Запись Буров 1"), "the next one stands in its place").toBeTruthy();
  });

  it("take nobody away who has opened another one before the first was decided", async () => {
    let answer = () => {};
    const { told } = await shown(new Promise((resolve) => (answer = resolve)));
    await userEvent.click(button("Не дубль"));
    await vi.waitFor(() => expect(told().length).toBe(1));
    await userEvent.click(screen.getByText("Власов"));
    await screen.findByText("Запись Власов 1");
    answer();
    await vi.waitFor(() => expect(screen.queryByText("Акимов"), "the first one is decided").toBeNull());
    await new Promise((rest) => setTimeout(rest, 0));
    expect(screen.queryByText("Запись Власов 1"), "the one that was opened stays").not.toBeNull();
  });
});
