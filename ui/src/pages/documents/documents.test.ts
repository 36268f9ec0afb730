import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { CodeVerdict, DocumentFilter } from "@/api";
import { preview } from "@/components";
import { faults } from "@/components/tests/axe";
import { router } from "@/frame/router.svelte";
import { button, field } from "@/test/find";
import { fakeProgramme } from "@/test/transport";
import CheckDialog from "./CheckDialog.svelte";
import Documents from "./Documents.svelte";
import { showDocument } from "./show";

function opened(of: { event?: string; competition?: string }) {
  const { asked } = fakeProgramme({
    certificates_register: () => ({ rows: [], total: 0, offset: 0 }),
    certificates_gaps: () => [],
    competitions_get: () => ({ fields: { title: "Проекты-2019" } }),
    calendar_get: () => ({ fields: { title: "Семинар" } }),
  });
  const { container } = render(Documents, of);
  /** What the list was asked to show last; the question about doubles is another. */
  const shown = () =>
    asked
      .filter(({ command }) => command === "certificates_register")
      .map(({ request }) => (request as { filter: DocumentFilter }).filter)
      .findLast(({ doubles }) => !doubles);
  return { asked, container, shown };
}

describe("the register", () => {
  it("is also that of a competition, with its gaps", async () => {
    const { asked, shown, container } = opened({ competition: "c" });
    const occasion = { of: "competition", id: "c" };
    await vi.waitFor(() => expect(shown()?.occasion, "its lines alone").toEqual(occasion));
    const whole = await screen.findByRole("button", { name: "Только Проекты-2019" });
    button("Ещё").focus();
    await userEvent.keyboard("{Enter}");
    await userEvent.click(await screen.findByText("Номера, которых нет в реестре…"));
    await vi.waitFor(() =>
      expect(asked.findLast(({ command }) => command === "certificates_gaps")?.request).toEqual(occasion),
    );
    await userEvent.keyboard("{Escape}");
    expect(await faults(container)).toEqual([]);
    router.go("documents", { competition: "c" });
    await userEvent.click(whole);
    expect(router.place, "and leads back to the whole").toMatchObject({ name: "documents", params: {} });
  });

  it("is filtered by the kind of its documents", async () => {
    const { shown } = opened({});
    await vi.waitFor(() => expect(shown(), "everything at first").toMatchObject({ occasion: null, kind: null }));
    await userEvent.selectOptions(field("Вид"), "Протокол");
    await vi.waitFor(() => expect(shown()?.kind).toBe("minutes"));
    expect(
      await screen.findByText("Ничего не найдено"),
      "an empty list says that something was asked for",
    ).toBeTruthy();
  });
});

/** A programme that answers this command when it is let, whatever was asked with which letters. */
function late(command: string, answer: (request: string) => unknown) {
  const waiting = new Map<unknown, () => void>();
  const { asked } = fakeProgramme({
    [command]: (request) => new Promise((done) => waiting.set(request, () => done(answer(request as string)))),
  });
  return { asked, answer: (request: string) => waiting.get(request)?.() };
}

describe("codes that are scanned one after the other", () => {
  it("are each asked for alone, and the last one is told", async () => {
    const { asked, answer } = late("certificates_check", (number): CodeVerdict => ({
      number,
      verdict: "valid",
      nameProved: true,
      document: null,
    }));
    render(CheckDialog, { onclose: () => undefined });
    field("Код или номер").focus();
    await userEvent.keyboard("111{Enter}222{Enter}");
    expect(
      asked.map(({ request }) => request),
      "one does not stand behind the other",
    ).toEqual(["111", "222"]);
    answer("222");
    expect(await screen.findByText(/^222:/)).toBeTruthy();
    answer("111");
    await new Promise((rest) => setTimeout(rest, 0));
    expect(screen.queryByText(/^222:/), "what was asked before is told no more").not.toBeNull();
  });
});

describe("documents that are opened one after the other", () => {
  it("are not shown over the one that was opened last", async () => {
    const made = { key: 1, folder: "", pages: 1, bytes: 1, warnings: [] };
    const { answer } = late("certificates_show", (name) => ({ ...made, name }));
    const both = [showDocument("a"), showDocument("b")];
    answer("b");
    answer("a");
    await Promise.all(both);
    expect(preview.shown?.name).toBe("b");
    preview.close();
  });
});
