import type { Aggregation, ApplicationStatus, CompetitionKind, CompetitionStatus, Place } from "@/api";
import type { Tone } from "@/components";

/** The choices of the forms, in their order. */
export const KINDS: CompetitionKind[] = ["travel", "project"];
/** `decided` is not among them: approving the ranking sets it. */
export const STATUSES: CompetitionStatus[] = ["draft", "open", "review", "closed"];
export const AGGREGATIONS: Aggregation[] = ["mean-of-totals", "sum-of-means", "median", "trimmed"];
export const APPLICATION_STATUSES: ApplicationStatus[] = [
  "draft",
  "submitted",
  "admitted",
  "refused",
  "withdrawn",
  "funded",
  "reserve",
  "rejected",
];

/** What states mean for the eye. */
export const COMPETITION_TONES: Record<CompetitionStatus, Tone> = {
  draft: "quiet",
  open: "info",
  review: "warn",
  decided: "good",
  closed: "quiet",
};
export const APPLICATION_TONES: Record<ApplicationStatus, Tone> = {
  draft: "quiet",
  submitted: "info",
  admitted: "info",
  refused: "bad",
  withdrawn: "quiet",
  funded: "good",
  reserve: "warn",
  rejected: "bad",
};
export const PLACE_TONES: Record<Place, Tone> = {
  funded: "good",
  partial: "warn",
  reserve: "warn",
  below: "quiet",
  "not-ranked": "quiet",
};
