import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Person, PersonFields } from "@/api";
import { confirm, toasts } from "@/components";
import { router } from "@/frame/router.svelte";
import { button, field } from "@/test/find";
import { fakeProgramme } from "@/test/transport";
import PersonRecord from "./PersonRecord.svelte";

const person = (id: string, fullName: string) =>
  ({
    id,
    fullName,
    fields: { surname: fullName, phone: "", email: "", notes: "" } as PersonFields,
    municipality: "",
    roles: [],
    attendances: [],
    certificates: [],
    joined: [],
  }) as unknown as Person;

describe("the record of a person", () => {
  afterEach(() => {
    confirm.answer(false);
    router.reset();
  });

  it("erases nobody but whom it names, also while the next one is on the way", async () => {
    let answer = () => {};
    const late = new Promise<void>((resolve) => (answer = resolve));
    const { asked } = fakeProgramme({
      people_get: async (id) => {
        if (id === "b") await late;
        return id === "a" ? person("a", "Алёхина Ася") : person("b", "Бурова Белла");
      },
      people_erase: () => ({ value: null, changed: [], undo: { undo: null, redo: null } }),
      programme_structure: () => ({ municipalities: [] }),
    });
    const { rerender } = render(PersonRecord, { id: "a" });
    await screen.findByText("Алёхина Ася");
    await rerender({ id: "b" });
    expect(screen.getByText("Алёхина Ася"), "the one of before still stands there").toBeTruthy();
    await userEvent.click(button("Уничтожить персональные данные…"));
    expect(confirm.question, "nothing is asked about her").toBeUndefined();
    answer();
    await vi.waitFor(() => expect(confirm.question?.text).toContain("Бурова Белла"));
    confirm.answer(true);
    await vi.waitFor(() =>
      expect(asked.filter(({ command }) => command === "people_erase").map(({ request }) => request)).toEqual(["b"]),
    );
  });

  it("gives a role to whom it names, and leads to the history of whom it names", async () => {
    let answer = () => {};
    const late = new Promise<void>((resolve) => (answer = resolve));
    const { asked } = fakeProgramme({
      people_get: async (id) => {
        if (id === "b") await late;
        return id === "a" ? person("a", "Алёхина Ася") : person("b", "Бурова Белла");
      },
      people_add_role: () => ({ value: "r", changed: [], undo: { undo: null, redo: null } }),
      search_everything: () => [{ kind: "organisation", id: "o", title: "Родник", detail: "" }],
      programme_structure: () => ({ municipalities: [] }),
    });
    const { rerender } = render(PersonRecord, { id: "a" });
    await screen.findByText("Алёхина Ася");
    await rerender({ id: "b" });
    await userEvent.click(button("История"));
    expect(router.place, "hers, who still stands there").toMatchObject({
      name: "journal",
      params: { row: "a", name: "Алёхина Ася" },
    });
    await userEvent.click(button("Добавить роль"));
    expect(screen.queryByRole("dialog"), "the form waits for the one who was chosen").toBeNull();
    answer();
    await screen.findByRole("dialog", { name: "Добавить роль" });
    await userEvent.click(field("Организация"));
    await userEvent.click(await screen.findByRole("option", { name: /Родник/ }));
    await userEvent.click(button("Сохранить"));
    await vi.waitFor(() =>
      expect(asked.findLast(({ command }) => command === "people_add_role")?.request).toMatchObject({
        personId: "b",
        organisationId: "o",
      }),
    );
  });

  it("asks about nobody where the one who was chosen cannot be read", async () => {
    let refuse = () => {};
    const { asked } = fakeProgramme({
      people_get: (id) =>
        id === "a"
          ? person("a", "Алёхина Ася")
          : new Promise((_, failed) => (refuse = () => failed({ code: "not-found", facts: {}, issues: [] }))),
      programme_structure: () => ({ municipalities: [] }),
    });
    const { rerender } = render(PersonRecord, { id: "a" });
    await screen.findByText("Алёхина Ася");
    await rerender({ id: "b" });
    await userEvent.click(button("Удалить"));
    refuse();
    await screen.findByRole("alert");
    expect(confirm.question, "least of all about the one of before").toBeUndefined();
    expect(asked.map(({ command }) => command)).not.toContain("people_delete");
  });

  it("closes nobody else's when it is deleted late", async () => {
    let answer = () => {};
    const late = new Promise<void>((resolve) => (answer = resolve));
    const { asked } = fakeProgramme({
      people_get: (id) => person(id as string, id === "a" ? "Алёхина Ася" : "Бурова Белла"),
      people_delete: async () => {
        await late;
        return { value: null, changed: [], undo: { undo: null, redo: null } };
      },
      programme_structure: () => ({ municipalities: [] }),
    });
    router.go("people", { id: "a" });
    render(PersonRecord, { id: "a" });
    await screen.findByText("Алёхина Ася");
    await userEvent.click(button("Удалить"));
    await vi.waitFor(() => expect(confirm.question?.text).toContain("Алёхина Ася"));
    confirm.answer(true);
    await vi.waitFor(() => expect(asked.map(({ command }) => command)).toContain("people_delete"));
    router.replace("people", { id: "b" });
    answer();
    await vi.waitFor(() => expect(toasts.list.at(-1)?.text, "she is gone").toContain("Алёхина Ася"));
    expect(router.place.params, "and the other one stays open").toEqual({ id: "b" });
  });
});
