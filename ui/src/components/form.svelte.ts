import { getContext, setContext, tick } from "svelte";
import { asFailure, Failure, sentence, type Issue } from "@/api";
import { usable } from "./keyboard";

const KEY = Symbol("form");

/** The values of a form, what is wrong with them, and whether they are being saved. */
export class FormState<F extends object> {
  /** The values; fields bind to them. */
  fields: F = $state() as F;
  #issues: Issue[] = $state.raw([]);
  #failure: Failure | undefined = $state.raw();
  #busy = $state(false);
  #saved = $state("");
  #told = new Set<string>();
  #element: HTMLElement | undefined;

  constructor(initial: F) {
    this.fields = initial;
    this.kept(initial);
  }

  /** Notes that the record holds these by now, also where the rest of what saves the form may fail. */
  kept(fields: F): void {
    this.#saved = JSON.stringify(fields);
    this.#told.clear();
  }

  /** Takes over what others changed meanwhile in fields that the person has not touched and is not at. */
  follow(now: F): void {
    const saved = JSON.parse(this.#saved) as F;
    for (const name of Object.keys(now) as (keyof F & string)[]) {
      // A text becomes a value when the person leaves it.
      if (this.#element?.querySelector(`[data-field="${name}"]:is(:focus-within, [data-unreadable])`)) continue;
      const [was, is] = [JSON.stringify(saved[name]), JSON.stringify(now[name])];
      if (was === is || JSON.stringify(this.fields[name]) !== was) continue;
      this.fields[name] = now[name];
      saved[name] = now[name];
    }
    this.#saved = JSON.stringify(saved);
  }

  /**
   * What the form was filled with, so that what others changed meanwhile is not written over unseen. Without the fields whose
   * change the person was told of: whoever saves again means theirs.
   */
  get base(): Partial<F> {
    return this.baseOf((fields) => fields);
  }

  /** The same of a form that splits fields of its record, put together by `whole`. */
  baseOf<W extends object>(whole: (fields: F) => W): Partial<W> {
    const base = Object.entries(whole(JSON.parse(this.#saved) as F)).filter(([name]) => !this.#told.has(name));
    return Object.fromEntries(base) as Partial<W>;
  }

  /** Whether something was changed since the form was filled or saved. */
  get dirty(): boolean {
    return JSON.stringify(this.fields) !== this.#saved;
  }

  /** Whether it is being saved. */
  get busy(): boolean {
    return this.#busy;
  }

  /** A failure that belongs to no field of the form. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** What is wrong, as the programme said it. */
  get issues(): readonly Issue[] {
    return this.#issues;
  }

  /** The sentence at a field; undefined where nothing is wrong. */
  issue(field: string): string | undefined {
    const found = this.#issues.find((issue) => issue.field === field);
    return found && sentence(found.code, found.facts);
  }

  /** Issues at fields that the form does not show: they stand above it, so that none is lost. */
  get strayIssues(): readonly Issue[] {
    const shown = this.#element?.querySelectorAll<HTMLElement>("[data-field]") ?? [];
    const fields = new Set([...shown].map((field) => field.dataset["field"]));
    return this.#issues.filter((issue) => !fields.has(issue.field));
  }

  /** Fills the form anew. */
  fill(fields: F): void {
    this.fields = fields;
    this.kept(fields);
    this.#issues = [];
    this.#failure = undefined;
  }

  /** Takes an issue away: the person is correcting the field. */
  corrected(field: string): void {
    if (this.#issues.some((issue) => issue.field === field))
      this.#issues = this.#issues.filter((issue) => issue.field !== field);
  }

  /** Binds the form to its element. Called by `Form`. */
  attach(element: HTMLElement): void {
    this.#element = element;
  }

  /**
   * Puts issues at their fields and the focus into the first of them; whoever has gone on from `before` to another field types on
   * there.
   */
  async complain(failure: Failure, before: Element | null): Promise<void> {
    this.#issues = failure.issues;
    for (const issue of failure.issues) if (issue.code === "field-changed") this.#told.add(issue.field);
    this.#failure = failure.issues.length > 0 || failure.cancelled ? undefined : failure;
    await tick();
    const now = document.activeElement;
    if (now !== before && usable(now) && now.matches("input, select, textarea")) return;
    const wrong = this.#element?.querySelector<HTMLElement>("[aria-invalid='true']");
    wrong?.focus();
    // With its label above it and the sentence below.
    wrong?.closest(".field")?.scrollIntoView?.({ block: "nearest" });
  }

  /**
   * Runs what saves the form: true when it worked. Errors stand at their fields afterwards. A form with a text that means
   * nothing is not saved: the keyboard goes to that field, which says so.
   */
  async submit(save: (fields: F) => Promise<unknown>): Promise<boolean> {
    if (this.#busy) return false;
    const before = document.activeElement;
    this.#busy = true;
    try {
      // The value behind a text that cannot be read is an older one.
      await tick();
      const unreadable = this.#element?.querySelector<HTMLElement>("[data-unreadable]");
      unreadable?.focus();
      if (unreadable) return false;
      const fields = $state.snapshot(this.fields) as F;
      await save(fields);
      this.#issues = [];
      this.#failure = undefined;
      this.kept(fields);
      return true;
    } catch (thrown) {
      await this.complain(asFailure(thrown), before);
      return false;
    } finally {
      this.#busy = false;
    }
  }
}

/** Makes a form's state. */
export function createForm<F extends object>(initial: F): FormState<F> {
  return new FormState(initial);
}

/** Lets the fields below find their form. */
export function provideForm<F extends object>(form: FormState<F>): void {
  setContext(KEY, form);
}

/** The form that a field stands in. */
export function surroundingForm(): FormState<object> | undefined {
  return getContext<FormState<object> | undefined>(KEY);
}
