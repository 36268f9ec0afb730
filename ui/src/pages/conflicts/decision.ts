import type { ConflictRecord, DecisionRequest, Disagreement } from "@/api";

/** A decision about a field as it is shown: of what comes meanwhile nothing is decided. */
export const decision = (record: ConflictRecord, one: Disagreement, take: string | null): DecisionRequest => ({
  table: record.table,
  row: record.row,
  column: one.column,
  stands: one.stands.entry,
  others: one.others.map((side) => side.entry),
  take,
});

/** The sides of a field, to tell whether they are still the same. */
export const entries = (one: Disagreement): string => [one.stands, ...one.others].map((side) => side.entry).join(" ");
