import type { Code, Error as WireError, Issue } from "./generated/commands";
import { say } from "@/i18n/index.svelte";

/** A command that did not work: a code to act on, the facts of its sentence, and what is wrong with which field. */
export class Failure extends Error {
  override readonly name = "Failure";

  constructor(
    readonly code: Code,
    readonly facts: WireError["facts"] = {},
    readonly issues: Issue[] = [],
  ) {
    super(code);
  }

  /** The sentence in the language that is shown. */
  get text(): string {
    return sentence(this.code, this.facts);
  }

  /** Whether the person cancelled, so that nobody needs to be told. */
  get cancelled(): boolean {
    return this.code === "cancelled";
  }
}

/** The sentence of an error or issue in the language that is shown. */
export function sentence(code: Code, facts: WireError["facts"]): string {
  return say(`error-${code}`, facts) ?? say("error-internal", { report: code }) ?? code;
}

/** Whatever was thrown, as a failure. Anything that the programme did not send is a fault of ours. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && typeof thrown.code === "string") {
    const wire = thrown as WireError;
    return new Failure(wire.code, wire.facts ?? {}, wire.issues ?? []);
  }
  return new Failure("internal", { report: thrown instanceof Error ? thrown.message : String(thrown) });
}
