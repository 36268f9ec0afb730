import { FluentBundle, FluentResource } from "@fluent/bundle";
import type { Messages } from "./keys";

/** The languages of the window. */
export type Language = "ru" | "en";

/** A message of the Fluent files. */
export type Key = keyof Messages;

/** Keys of messages without arguments: titles, labels, choices. */
export type PlainKey = { [K in Key]: [Messages[K]] extends [never] ? K : never }[Key];

type Value = string | number;
type Arguments<K extends Key> = [Messages[K]] extends [never] ? [] : [Record<Messages[K], Value>];

/** The locale whose rules for dates and numbers a language follows. English here is for Europe: day before month. */
export const LOCALES: Record<Language, string> = { ru: "ru-RU", en: "en-GB" };

const sources = import.meta.glob<string>("../../locales/*/*.ftl", { query: "?raw", import: "default", eager: true });
const bundles = new Map<Language, FluentBundle>();

let current = $state<Language>("ru");

/** The language that is shown. Reading it in a template or effect follows a switch. */
export function language(): Language {
  return current;
}

/** Switches the language; everything on screen follows at once. */
export function setLanguage(next: Language): void {
  current = next;
  document.documentElement.lang = next;
}

function bundleOf(wanted: Language): FluentBundle {
  let bundle = bundles.get(wanted);
  if (!bundle) {
    bundle = new FluentBundle(LOCALES[wanted], { useIsolating: false });
    for (const [path, source] of Object.entries(sources)) {
      if (path.includes(`/${wanted}/`)) bundle.addResource(new FluentResource(source));
    }
    bundles.set(wanted, bundle);
  }
  return bundle;
}

/** The text of a message in the language that is shown. Years go in as text, so that they get no thousands separator. */
export function t<K extends Key>(key: K, ...args: Arguments<K>): string {
  return say(key, args[0]) ?? key;
}

/** The text of a message whose key is put together at run time; undefined where there is none. */
export function say(key: string, args?: Record<string, Value>): string | undefined {
  const bundle = bundleOf(current);
  const pattern = bundle.getMessage(key)?.value;
  // Facts that an error should have and has not must not break the window: Fluent puts the name in braces then.
  return pattern ? bundle.formatPattern(pattern, args ?? null, []) : undefined;
}

/** The words of a choice, such as `choice("event-kind", "webinar")`. A value of a newer version is shown as it is. */
export function choice(name: string, value: string): string {
  return say(`${name}-${value}`) ?? value;
}
