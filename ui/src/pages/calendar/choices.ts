import type { EventFormat, EventKind, EventStatus } from "@/api";
import type { Tone } from "@/components";

/** The choices of an event's form, in their order. */
export const KINDS: EventKind[] = [
  "presentation",
  "workshop",
  "training",
  "webinar",
  "strategic-session",
  "internship",
  "conference",
  "jury-meeting",
  "other",
];
export const FORMATS: EventFormat[] = ["in-person", "online", "mixed"];
export const STATUSES: EventStatus[] = ["planned", "open", "held", "cancelled"];

/** What the state of an event means for the eye. */
export const STATUS_TONES: Record<EventStatus, Tone> = {
  planned: "quiet",
  open: "info",
  held: "good",
  cancelled: "bad",
};
