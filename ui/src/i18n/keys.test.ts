import { describe, expect, it } from "vitest";
// @ts-expect-error: a plain script without types
import { keysSource, keysWritten, LANGUAGES, readMessages } from "../../scripts/messages.js";

type Read = { messages: Map<string, { file: string; args: string[] }>; problems: string[] };
const read = (language: string): Read => readMessages(language);

describe("the Fluent files", () => {
  it.each(LANGUAGES as string[])("can be read in %s, and no message stands twice", (language) => {
    expect(read(language).problems, "junk or a message that stands twice would be lost without a word").toEqual([]);
  });

  it("have the same messages with the same arguments in the same files", () => {
    const shape = (language: string) =>
      [...read(language).messages].map(([key, { file, args }]) => `${file} ${key} (${args.join(", ")})`).toSorted();
    expect(shape("en"), "whoever switches the language must miss nothing").toEqual(shape("ru"));
  });

  it("have their keys in keys.ts", () => {
    expect(keysWritten(), "run `npm run keys`").toBe(keysSource());
  });
});
