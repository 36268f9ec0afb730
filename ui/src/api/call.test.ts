import { describe, expect, it, vi } from "vitest";
import { call, changes, Failure } from "@/api";
import { setLanguage } from "@/i18n/index.svelte";
import { fakeProgramme } from "@/test/transport";

const undo = { undo: "create-person", redo: null };

describe("a command", () => {
  it("is called by its wire name with its request", async () => {
    const { asked } = fakeProgramme({ search_everything: () => [] });
    expect(await call("search.everything", "во"), "a read answers with its value").toEqual([]);
    expect(asked, "dots become underscores").toEqual([{ command: "search_everything", request: "во" }]);
  });

  it("that changes something tells the nouns and what undo would do", async () => {
    fakeProgramme({ people_delete: () => ({ value: null, changed: ["people", "registrations"], undo }) });
    const before = changes.version(["people"]);
    const others = changes.version(["documents"]);
    expect(await call("people.delete", "1"), "the envelope is opened").toBeNull();
    expect(changes.version(["people"]), "pages with people read again").toBe(before + 1);
    expect(changes.version(["documents"]), "others do not").toBe(others);
    expect(changes.undo, "the buttons know the name").toEqual(undo);
  });

  it("makes pages read once, though event and answer both tell of it", async () => {
    vi.useFakeTimers();
    const programme = fakeProgramme({
      people_delete: () => {
        programme.tell("changed", { nouns: ["people"], undo });
        return { value: null, changed: ["people"], undo };
      },
    });
    const stop = changes.listen();
    const before = changes.version(["people"]);
    await call("people.delete", "1");
    vi.runAllTimers();
    expect(changes.version(["people"]), "one reading is enough").toBe(before + 1);
    programme.tell("changed", { nouns: ["people"], undo });
    vi.runAllTimers();
    expect(changes.version(["people"]), "a change from elsewhere is heard").toBe(before + 2);
    stop();
    vi.useRealTimers();
  });

  it("fails with a code, whose sentence follows the language", async () => {
    fakeProgramme({
      people_delete: () => {
        // oxlint-disable-next-line no-throw-literal
        throw { code: "in-use", facts: { count: 3 }, issues: [] };
      },
    });
    const failure = await call("people.delete", "1").catch((thrown: unknown) => thrown as Failure);
    expect(failure, "always a Failure").toBeInstanceOf(Failure);
    expect((failure as Failure).text, "in Russian").toContain("ещё 3 записи");
    setLanguage("en");
    expect((failure as Failure).text, "in English, of the same failure").toContain("3 other records");
  });

  it("that fails in a way nobody foresaw says that the fault is ours", async () => {
    fakeProgramme({
      app_close: () => {
        throw new TypeError("boom");
      },
    });
    await expect(call("app.close"), "a code that has a sentence").rejects.toMatchObject({ code: "internal" });
  });

  it("tells its progress and nobody else's, and no more after its end", async () => {
    const seen: number[] = [];
    const programme = fakeProgramme({
      app_open_demo: (_request, job) => {
        programme.tell("progress", { job, stage: "people", done: 1, total: 2 });
        programme.tell("progress", { job: "another", stage: "people", done: 9, total: 9 });
        return { title: "", name: "", demonstration: true, undo };
      },
    });
    await call("app.open_demo", null, { onProgress: ({ done }) => seen.push(done) });
    expect(seen, "only its own job").toEqual([1]);
    expect(programme.hearers("progress"), "it no longer listens").toBe(0);
  });

  it("asks its job to stop when it is cancelled", async () => {
    const stop = new AbortController();
    const programme = fakeProgramme({
      jobs_cancel: () => null,
      app_open_demo: async () => {
        stop.abort();
        // oxlint-disable-next-line no-throw-literal
        throw { code: "cancelled", facts: {}, issues: [] };
      },
    });
    const failure = await call("app.open_demo", null, { signal: stop.signal }).catch(
      (thrown: unknown) => thrown as Failure,
    );
    expect((failure as Failure).cancelled, "nobody needs to be told").toBe(true);
    expect(
      programme.asked.map(({ command }) => command),
      "the job was asked by name",
    ).toContain("jobs_cancel");
  });
});
