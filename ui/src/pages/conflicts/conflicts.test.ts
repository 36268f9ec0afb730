import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { ConflictRecord, DecisionRequest, Side } from "@/api";
import { button } from "@/test/find";
import { fakeProgramme } from "@/test/transport";
import Conflicts from "./Conflicts.svelte";
import RecordConflicts from "./RecordConflicts.svelte";

const side = (entry: string, value: string): Side => ({
  entry,
  value: { kind: "text", value },
  author: null,
  changes: [],
});
const record = (stands: Side, others: Side[]): ConflictRecord => ({
  table: "person",
  row: "1",
  name: "Орлова Анна",
  disagreements: [{ column: "phone", kind: "edited-twice", stands, others, blocks: false }],
});

const first = side("1:1", "111");
const second = side("2:1", "222");
const third = side("3:1", "333");

describe("what two laptops do not agree about", () => {
  it("stays open where another record was decided before", async () => {
    let answer = () => {};
    const late = new Promise<void>((resolve) => (answer = resolve));
    const rows = [record(second, [first]), { ...record(third, [first]), row: "2", name: "Бурова Белла" }];
    const { asked } = fakeProgramme({
      conflicts_list: () => ({ rows, total: rows.length, offset: 0 }),
      conflicts_decide: async () => {
        await late;
        return { value: { decided: 1, left: 0 }, changed: [], undo: { undo: null, redo: null } };
      },
    });
    render(Conflicts, {});
    await userEvent.dblClick(await screen.findByText("Орлова Анна"));
    await userEvent.click(await screen.findByText("222"));
    await userEvent.click(button("Решить по записи"));
    await vi.waitFor(() => expect(asked.map(({ command }) => command)).toContain("conflicts_decide"));
    await userEvent.click(screen.getByText("Бурова Белла"));
    await screen.findByText("333");
    answer();
    await vi.waitFor(() => expect(button("Решить по записи").getAttribute("aria-busy")).toBeNull());
    expect(screen.queryByText("333"), "the second is still looked at").not.toBeNull();
  });

  it("is decided as it was looked at: what was chosen before a new value came is not", async () => {
    const decided = vi.fn<(decisions: DecisionRequest[]) => void>();
    const { rerender } = render(RecordConflicts, { record: record(second, [first]), busy: false, ondecide: decided });
    await userEvent.click(screen.getByText("222"));
    expect(button("Решить по записи").disabled, "what stands is kept").toBe(false);

    await rerender({ record: record(third, [first, second]) });
    expect(button("Решить по записи").disabled, "another value stands: nobody has chosen it").toBe(true);
    expect(document.querySelectorAll("[role=radio][aria-checked=true]").length, "nor any other").toBe(0);

    await userEvent.click(screen.getByText("333"));
    await userEvent.click(button("Решить по записи"));
    const shown = { stands: "3:1", others: ["1:1", "2:1"] };
    expect(decided.mock.calls, "with what was shown").toEqual([
      [[{ table: "person", row: "1", column: "phone", ...shown, take: null }]],
    ]);
  });
});
