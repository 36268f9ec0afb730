import type { Category, NoInnReason } from "@/api";

/** The choices of an organisation's form, in their order. */
export const CATEGORIES: Category[] = [
  "npo",
  "initiative-group",
  "business",
  "authority",
  "institution",
  "media",
  "other",
];
export const NO_INN_REASONS: NoInnReason[] = ["not-registered", "authority", "unknown"];
