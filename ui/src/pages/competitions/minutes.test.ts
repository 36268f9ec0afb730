import { render } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { changes, type Competition, type CompetitionFields } from "@/api";
import { button, field } from "@/test/find";
import { fakeProgramme } from "@/test/transport";
import FinalMinutesDialog from "./FinalMinutesDialog.svelte";

const filled: CompetitionFields = {
  title: "Малые гранты",
  kind: "project",
  year: 2019,
  status: "decided",
  opensOn: null,
  closesOn: null,
  budget: 0,
  threshold: 0,
  aggregation: "mean-of-totals",
  marksNeeded: 1,
  highestRequest: null,
  numberPattern: "{n}",
  jurySize: 7,
  juryPresent: 6,
  minutesNumber: "",
  minutesOn: "2019-05-01",
  minutesPlace: "",
  chair: "Зимина В. А.",
  secretary: "Ёжикова А. П.",
  votesFor: null,
  votesAgainst: null,
  votesAbstained: null,
};

interface Sent {
  fields: CompetitionFields;
  base: Partial<CompetitionFields>;
}

const refused = (code: string) => ({ code: "invalid", facts: {}, issues: [{ field: "votesFor", code, facts: {} }] });

/** A programme that holds these votes by now and makes no minutes of them, and the form of the minutes. */
function shown(votesFor: number | null) {
  const sent: Sent[] = [];
  let now = { ...filled, votesFor };
  fakeProgramme({
    templates_list: () => [],
    competitions_minutes_template: () => null,
    competitions_edit: (request) => {
      const { fields, base } = structuredClone(request as Sent);
      sent.push({ fields, base });
      const seen = base.votesFor === undefined || base.votesFor === now.votesFor || fields.votesFor === now.votesFor;
      // As the programme throws.
      // oxlint-disable-next-line no-throw-literal
      if (!seen) throw refused("field-changed");
      now = fields;
      return { value: null, changed: ["competitions"], undo: { undo: null, redo: null } };
    },
    competitions_final_minutes: () => {
      // oxlint-disable-next-line no-throw-literal
      throw refused("required");
    },
  });
  const competition = { id: "c", approvedAt: "2019-05-01T10:00:00Z", fields: filled } as Competition;
  const { rerender } = render(FinalMinutesDialog, { competition, onclose: () => undefined });
  const user = userEvent.setup();
  const type = async (votes: string) => {
    await user.clear(field("За"));
    await user.type(field("За"), votes);
  };
  const vote = async (votes: string) => {
    await type(votes);
    await user.click(button("Внести и напечатать"));
    await vi.waitFor(() => expect(field("За").getAttribute("aria-invalid"), "it is told at the field").toBe("true"));
  };
  /** What another laptop sends while the form is open. */
  const come = async (fields: Partial<CompetitionFields>) => {
    now = { ...now, ...fields };
    await rerender({ competition: { ...competition, fields: now } });
  };
  return { sent, type, vote, come };
}

describe("the form of final minutes", () => {
  afterEach(() => changes.apply([], { undo: null, redo: null }));

  it("takes what it has kept itself for no change of somebody else", async () => {
    const { sent, vote } = shown(null);
    await vote("3");
    await vote("6");
    expect(sent.map(({ base, fields }) => [base.votesFor, fields.votesFor])).toEqual([
      [null, 3],
      [3, 6],
    ]);
  });

  it("shows what comes while it is open, but for what its person has typed", async () => {
    const { sent, type, vote, come } = shown(null);
    await type("3");
    await come({ votesFor: 5, votesAgainst: 2, chair: "Ёжикова А. П." });
    expect([field("За"), field("Против"), field("Председатель")].map(({ value }) => value)).toEqual([
      "3",
      "2",
      "Ёжикова А. П.",
    ]);
    await vote("3");
    expect(sent[0]?.fields.votesAgainst, "it is not written over").toBe(2);
    expect(sent[0]?.base.votesFor, "and what both changed is told").toBeNull();
  });

  it("writes over what came meanwhile once its person was told", async () => {
    const { sent, vote } = shown(4);
    await vote("5");
    await vote("6");
    expect(sent[0]?.base, "it says all that it was filled with").toEqual(filled);
    const { votesFor, ...rest } = filled;
    expect(votesFor).toBeNull();
    expect(sent[1]?.base, "but for what the person was told of").toEqual(rest);
  });
});
