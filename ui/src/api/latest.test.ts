import { describe, expect, it } from "vitest";
import { Latest } from "./latest";

/** A question that is answered by hand. */
function question() {
  let answer: (words: string) => void = () => {};
  let fail: (thrown: unknown) => void = () => {};
  const asked = new Promise<string>((resolve, reject) => {
    answer = resolve;
    fail = reject;
  });
  return { asked, answer, fail };
}

const nothing = () => {};

describe("the newest question", () => {
  it("drops an older answer, whenever it comes", async () => {
    const latest = new Latest();
    const taken: string[] = [];
    const take = (answer: string) => void taken.push(answer);
    const [older, newer] = [question(), question()];
    latest.ask(older.asked, take, nothing);
    latest.ask(newer.asked, take, nothing);
    newer.answer("иванов");
    older.answer("ива");
    await Promise.all([older.asked, newer.asked]);
    expect(taken, "only what was typed last counts").toEqual(["иванов"]);
  });

  it("keeps keys, in their order, until it is answered", async () => {
    const latest = new Latest();
    const done: string[] = [];
    const [older, newer] = [question(), question()];
    latest.ask(older.asked, nothing, nothing);
    latest.answered(() => void done.push("down"));
    latest.ask(newer.asked, () => void done.push("answer"), nothing);
    latest.answered(() => void done.push("enter"));
    older.answer("");
    await older.asked;
    expect(done, "the answer to older letters is not waited for").toEqual([]);
    newer.answer("");
    await newer.asked;
    expect(done, "first the rows, then the keys").toEqual(["answer", "down", "enter"]);
  });

  it("acts at once where nothing is asked, and not on what failed", async () => {
    const latest = new Latest();
    let acts = 0;
    latest.answered(() => (acts += 1));
    expect(acts, "no question, no wait").toBe(1);
    const { asked, fail } = question();
    latest.ask(asked, nothing, nothing);
    latest.answered(() => (acts += 1));
    fail(new Error("the file is gone"));
    await asked.catch(nothing);
    expect(acts, "what stands there is not the answer").toBe(1);
    latest.forget();
    latest.answered(() => (acts += 1));
    expect(acts, "forgotten, nothing stands in the way").toBe(2);
  });
});
