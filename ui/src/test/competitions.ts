import type { CriterionFields } from "@/api";

/** A criterion of ten points, for tests. */
export const criterion = (id: string, title: string): CriterionFields => ({
  id,
  title,
  description: "",
  lowest: 0,
  highest: 1000,
  step: 100,
  weight: 100,
  required: true,
  inTotal: true,
  commentBelow: null,
});
