import { describe, expectTypeOf, it } from "vitest";
import type * as Api from "@/api";
import type { PlainKey, Key } from "./index.svelte";

/** Every message that the programme's own lists need. The type checker names those that are missing. */
type Choices =
  | `event-kind-${Api.EventKind}`
  | `event-format-${Api.EventFormat}`
  | `event-status-${Api.EventStatus}`
  | `sex-${Api.Sex}`
  | `likeness-reason-${Api.LikenessReason}`
  | `category-${Api.Category}`
  | `no-inn-reason-${Api.NoInnReason}`
  | `registration-status-${Api.RegistrationStatus}`
  | `competition-kind-${Api.CompetitionKind}`
  | `competition-status-${Api.CompetitionStatus}`
  | `aggregation-${Api.Aggregation}`
  | `application-status-${Api.ApplicationStatus}`
  | `sheet-state-${Api.SheetState}`
  | `place-${Api.Place}`
  | `document-kind-${Api.DocumentKind}`
  | `document-state-${Api.DocumentState}`
  | `target-${Api.Target}`
  | `row-fate-${Api.RowFate}`
  | `grouping-${Api.Grouping}`
  | `record-kind-${Api.RecordKind}`
  | `duplicate-reason-${Api.DuplicateReason}`
  | `hit-kind-${Api.HitKind}`;

describe("the Fluent files", () => {
  it("have words for every choice, action and error", () => {
    expectTypeOf<Exclude<Choices, PlainKey>>().toEqualTypeOf<never>();
    expectTypeOf<Exclude<`op-${Api.Op}`, PlainKey>>().toEqualTypeOf<never>();
    expectTypeOf<Exclude<`error-${Api.Code}`, Key>>().toEqualTypeOf<never>();
  });
});
