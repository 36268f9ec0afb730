import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { DocumentFilter } from "@/api";
import { faults } from "@/components/tests/axe";
import { router } from "@/frame/router.svelte";
import { button, field } from "@/test/find";
import { fakeProgramme } from "@/test/transport";
import Documents from "./Documents.svelte";

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
