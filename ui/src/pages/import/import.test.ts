import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import type { ImportPlan, ListPreview, PlanRequest } from "@/api";
import { toasts } from "@/components";
import { faults } from "@/components/tests/axe";
import { router } from "@/frame/router.svelte";
import { button } from "@/test/find";
import { fakeProgramme } from "@/test/transport";
import Import from "./Import.svelte";

const list: ListPreview = {
  name: "list.csv",
  sheets: [],
  sheet: "",
  headerRow: 1,
  columns: [{ header: "ФИО", samples: ["Щукина Аглая"], target: "full-name", remembered: false }],
  rows: 1,
  issues: [],
};

const plan: ImportPlan = {
  rows: [{ row: 2, name: "Щукина Аглая", organisation: "", fate: "new", candidates: [], issues: [] }],
  new: 1,
  update: 0,
  known: 0,
  twice: 0,
  decide: 0,
  errors: 0,
  skipped: 0,
  organisations: 0,
  ready: true,
};

/** A programme that checks a list when it is told to, or is stopped, and writes it down when `written` is over. */
async function shown(made = plan, written: Promise<void> = Promise.resolve()) {
  const checks: { request: PlanRequest; end: () => void }[] = [];
  const stops = new Map<unknown, () => void>();
  fakeProgramme({
    calendar_get: () => ({ id: "e", fields: { title: "Школа" } }),
    imports_open: () => list,
    imports_plan: (request, job) =>
      new Promise((resolve, reject) => {
        stops.set(job, () => reject({ code: "cancelled", facts: {}, issues: [] }));
        checks.push({ request: request as PlanRequest, end: () => resolve(made) });
      }),
    imports_apply: async () => {
      await written;
      const value = { registrations: 1, people: 1 };
      return { value, changed: [], undo: { undo: null, redo: null } };
    },
    jobs_cancel: (job) => {
      stops.get(job)?.();
      return null;
    },
  });
  const view = render(Import, { id: "e" });
  const user = userEvent.setup();
  await user.click(button("Выбрать файл…"));
  await screen.findByText("Проверяем строки");
  return { ...view, user, checks };
}

describe("a list that is written down", () => {
  afterEach(() => router.reset());

  it.each([true, false])("leads to its event, but nobody away from elsewhere: waited for %s", async (waits) => {
    let answer = () => {};
    router.go("import", { id: "e" });
    const { user, checks } = await shown(plan, new Promise((resolve) => (answer = resolve)));
    checks[0]?.end();
    const does = await screen.findByRole<HTMLButtonElement>("button", { name: /^Загрузить/ });
    await waitFor(() => expect(does.disabled).toBe(false));
    await user.click(does);
    if (!waits) router.go("calendar");
    const before = toasts.list.length;
    answer();
    await waitFor(() => expect(toasts.list.length, "it is said").toBe(before + 1));
    expect(router.place.name).toBe(waits ? "event" : "calendar");
  });
});

describe("a list that is checked", () => {
  it("can be imported when the check of these columns is done, not before", async () => {
    const { user, checks, container } = await shown();
    checks[0]?.end();
    const does = await screen.findByRole<HTMLButtonElement>("button", { name: /^Загрузить/ });
    await waitFor(() => expect(does.disabled, "everything is in order").toBe(false));
    expect(await faults(container), "names, roles and states are in order").toEqual([]);
    await user.selectOptions(screen.getByRole("combobox"), "surname");
    await waitFor(() => expect(checks.length, "other columns are another question").toBe(2));
    expect(does.disabled, "what was found for the old ones says nothing of them").toBe(true);
    checks[1]?.end();
    await waitFor(() => expect(does.disabled).toBe(false));
    expect(checks[1]?.request.targets).toEqual(["surname"]);
  });

  it("says what is not written of a row, and can be imported all the same", async () => {
    const issue = { field: "", code: "inn-of-several" as const, facts: {} };
    const issues = [{ row: 2, column: "C", header: "ИНН", value: "3123456783", issue }];
    const { checks } = await shown({ ...plan, rows: plan.rows.map((row) => ({ ...row, issues })) });
    checks[0]?.end();
    const told = await screen.findByText(/несколько организаций с таким названием/);
    expect(told.textContent, "with its place").toContain("C2 (ИНН)");
    expect(told.textContent, "and with what stands there").toContain("3123456783");
    expect(told.classList.contains("wrong"), "which is no error").toBe(false);
    const does = screen.getByRole<HTMLButtonElement>("button", { name: /^Загрузить 1/ });
    await waitFor(() => expect(does.disabled).toBe(false));
  });

  it("is told as not known where the check was stopped, and checked again", async () => {
    const { user, checks } = await shown();
    checks[0]?.end();
    await screen.findByRole("button", { name: /^Загрузить/ });
    await user.selectOptions(screen.getByRole("combobox"), "surname");
    await user.click(await screen.findByRole("button", { name: "Отмена" }));
    await screen.findByText(/Проверка остановлена/);
    expect(screen.queryByRole("button", { name: /^Загрузить/ }), "nothing can be imported unseen").toBeNull();
    await user.click(button("Проверить снова"));
    await waitFor(() => expect(checks.length, "with the columns as they are now").toBe(3));
    checks[2]?.end();
    await screen.findByRole("button", { name: /^Загрузить/ });
    expect(screen.queryByText(/Проверка остановлена/)).toBeNull();
  });

  it("asks only the last of several questions to its end", async () => {
    const { user, checks } = await shown();
    for (const target of ["surname", "given", "full-name"])
      await user.selectOptions(screen.getByRole("combobox"), target);
    await waitFor(() => expect(checks.length).toBe(4));
    expect(screen.queryByText(/Проверка остановлена/), "nobody has stopped it").toBeNull();
    checks[1]?.end();
    checks[3]?.end();
    const does = await screen.findByRole<HTMLButtonElement>("button", { name: /^Загрузить/ });
    await waitFor(() => expect(does.disabled).toBe(false));
  });
});
