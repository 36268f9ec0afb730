import { render } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { Competition, Ranking, RankRow } from "@/api";
import { toasts } from "@/components";
import { button, field, fields } from "@/test/find";
import { fakeProgramme } from "@/test/transport";
import RankingView from "./RankingView.svelte";

const row = (number: string): RankRow => ({
  applicationId: number,
  number,
  title: `Проект ${number}`,
  organisation: "Родник",
  rank: 1,
  figure: 1000,
  totals: [],
  spread: null,
  requested: 100_000,
  running: 100_000,
  place: "funded",
  proposed: 0,
  tiedAtLine: false,
  award: null,
});

const ranking: Ranking = {
  competitionId: "c",
  rows: [row("1"), row("2")],
  budget: 1_000_000,
  threshold: 0,
  highestTotal: 1000,
  aggregation: "mean-of-totals",
  proposed: 0,
  awarded: 0,
  approvedAt: null,
};

describe("the ranking of a competition", () => {
  it("keeps a sum that is typed while others are saved", async () => {
    let answer = () => {};
    const late = new Promise<void>((resolve) => (answer = resolve));
    const sent: unknown[] = [];
    fakeProgramme({
      competitions_ranking: () => ranking,
      competitions_decide_awards: async (request) => {
        sent.push((request as { awards: unknown }).awards);
        await late;
        return { value: null, changed: [], undo: { undo: null, redo: null } };
      },
    });
    render(RankingView, { competition: { id: "c" } as Competition });
    const award = (number: string) => field(`Присуждено: ${number}`);
    await vi.waitFor(() => expect(fields(/^Присуждено/).length).toBe(2));
    await userEvent.type(award("1"), "500{Tab}");
    await userEvent.click(button("Сохранить решения"));
    await userEvent.type(award("2"), "300{Tab}");
    answer();
    await vi.waitFor(() => expect(toasts.list.at(-1)?.text).toBe("Решения сохранены"));
    expect(award("2").value, "it stands there").toBe("300");
    await userEvent.click(button("Сохранить решения"));
    expect(sent, "and is saved with the next button").toEqual([
      [{ applicationId: "1", sum: 50_000 }],
      [
        { applicationId: "1", sum: 50_000 },
        { applicationId: "2", sum: 30_000 },
      ],
    ]);
  });
});
