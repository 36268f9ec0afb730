import type { CompetitionStatus, EventStatus } from "@/api";
import type { Tone } from "@/components";

/** What the states of a competition mean for the person. */
export const COMPETITION_TONES: Record<CompetitionStatus, Tone> = {
  draft: "quiet",
  open: "good",
  review: "info",
  decided: "good",
  closed: "quiet",
};

/** What the states of an event mean for the person. */
export const EVENT_TONES: Record<EventStatus, Tone> = {
  planned: "quiet",
  open: "info",
  held: "good",
  cancelled: "bad",
};
