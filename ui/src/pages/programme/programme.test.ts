import { render } from "@testing-library/svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Module, Topic } from "@/api";
import { toasts } from "@/components";
import { button } from "@/test/find";
import { fakeProgramme } from "@/test/transport";
import ModuleDialog from "./ModuleDialog.svelte";
import TopicDialog from "./TopicDialog.svelte";

const module: Module = { id: "m", year: 2019, number: 1, title: "Право", colour: "c1" };
const topic = { id: "t", moduleId: "m", title: "Устав", competence: true } as Topic;

/** A programme that deletes once: whoever asks again is told that it is there no more. */
function deleting(command: string) {
  let answer = () => {};
  const late = new Promise<void>((resolve) => (answer = resolve));
  let there = true;
  fakeProgramme({
    [command]: async () => {
      const was = there;
      there = false;
      await late;
      // As the programme throws.
      // oxlint-disable-next-line no-throw-literal
      if (!was) throw { code: "not-found", facts: {}, issues: [] };
      return { value: null, changed: [], undo: { undo: null, redo: null } };
    },
  });
  return () => answer();
}

describe("what is deleted from a form", () => {
  beforeEach(() => {
    for (const { id } of toasts.list) toasts.dismiss(id);
  });

  it.each(["module", "topic"])("is deleted once, however often its button is pressed: a %s", async (what) => {
    const answer = deleting(what === "module" ? "programme_delete_module" : "programme_delete_topic");
    const closed = vi.fn<() => void>();
    if (what === "module") render(ModuleDialog, { year: 2019, module, number: 1, onclose: closed });
    else render(TopicDialog, { moduleId: "m", topic, modules: [module], onclose: closed });
    button("Удалить").click();
    button("Удалить").click();
    answer();
    await vi.waitFor(() => expect(closed).toHaveBeenCalledOnce());
    expect(
      toasts.list.map(({ tone }) => tone),
      "nobody is told that it cannot be found",
    ).toEqual(["plain"]);
  });
});
