// Reads the Fluent files: which messages there are, and which arguments each takes.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FluentParser, Visitor } from "@fluent/syntax";

const LOCALES = join(import.meta.dirname, "../locales");
export const KEYS_FILE = join(import.meta.dirname, "../src/i18n/keys.ts");
export const LANGUAGES = ["ru", "en"];

class Arguments extends Visitor {
  names = new Set();
  visitVariableReference(node) {
    this.names.add(node.id.name);
  }
}

/**
 * The messages of a language: key > sorted argument names, and what the parser could not read.
 * Keys that stand twice are problems too, since one of them would silently win.
 */
export function readMessages(language) {
  const folder = join(LOCALES, language);
  const messages = new Map();
  const problems = [];
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith(".ftl"))
    .toSorted()) {
    const resource = new FluentParser({ withSpans: true }).parse(readFileSync(join(folder, file), "utf8"));
    for (const entry of resource.body) {
      if (entry.type === "Junk") {
        problems.push(
          `${language}/${file}: ${entry.annotations[0]?.message ?? "unreadable"}: ${entry.content.slice(0, 60).trim()}`,
        );
      }
      if (entry.type !== "Message") continue;
      if (messages.has(entry.id.name)) problems.push(`${language}/${file}: ${entry.id.name} stands twice`);
      const found = new Arguments();
      found.visit(entry);
      messages.set(entry.id.name, { file, args: [...found.names].toSorted() });
    }
  }
  return { messages, problems };
}

/** The text of `keys.ts`: each key with the names of its arguments. */
export function keysSource() {
  const { messages } = readMessages("ru");
  const lines = [...messages]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { args }]) => `  "${key}": ${args.map((name) => `"${name}"`).join(" | ") || "never"};`);
  return [
    "// Made by `npm run keys` from locales/ru/*.ftl. Not edited by hand.",
    "",
    "/** Every message and the names of its arguments. */",
    "export interface Messages {",
    ...lines,
    "}",
    "",
  ].join("\n");
}

/** The text of `keys.ts` as it stands. */
export function keysWritten() {
  return readFileSync(KEYS_FILE, "utf8");
}
