import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { faults } from "@/components/tests/axe";
import { router } from "@/frame/router.svelte";
import { button, field } from "@/test/find";
import { fakeProgramme } from "@/test/transport";
import PrintCardsDialog from "./PrintCardsDialog.svelte";

function opened() {
  const { asked } = fakeProgramme({
    templates_list: () => [
      { key: "shipped-badge", id: null, title: "Бейдж", kind: "badge" },
      { key: "a", id: "a", title: "Широкий бейдж", kind: "badge" },
    ],
    papers_cards: () => {
      const issues = [{ field: "badge", code: "template-off-sheet", facts: { by: "60" } }];
      // As the programme throws.
      // oxlint-disable-next-line no-throw-literal
      throw { code: "invalid", facts: {}, issues };
    },
  });
  const closed = vi.fn<() => void>();
  render(PrintCardsDialog, {
    eventId: "e",
    kind: "badge",
    choices: { badge: "a", code: false, tableCard: "", label: "" },
    chosen: [],
    held: false,
    onclose: closed,
  });
  return { asked, closed };
}

describe("the cards of an event", () => {
  beforeEach(() => router.go("event", { id: "e" }));

  it("say at the template that it cannot be printed, and lead to where it is put right", async () => {
    opened();
    await vi.waitFor(() => expect(field<HTMLSelectElement>("Шаблон").value).toBe("a"));
    await userEvent.click(button("Печатать"));
    expect(
      await screen.findByText(/не помещаются на его лист: лишние 60 мм\. Измените шаблон/),
      "with the remedy",
    ).toBeTruthy();
    const template = field<HTMLSelectElement>("Шаблон");
    expect(template.getAttribute("aria-invalid"), "at its field").toBe("true");
    expect(document.activeElement, "which has the keyboard").toBe(template);
    expect(await faults(screen.getByRole("dialog"))).toEqual([]);
    await userEvent.tab();
    expect(document.activeElement, "the next stop is the remedy").toBe(button("Изменить шаблон"));
    await userEvent.keyboard("{Enter}");
    expect(router.place).toMatchObject({ name: "designer", params: { key: "a" } });
  });

  it("need no remedy once another template is chosen, and begin behind the places that are used up", async () => {
    const { asked } = opened();
    await vi.waitFor(() => expect(field<HTMLSelectElement>("Шаблон").value).toBe("a"));
    await userEvent.click(button("Печатать"));
    await screen.findByText(/не помещаются на его лист/);
    await userEvent.selectOptions(field("Шаблон"), "Бейдж");
    expect(screen.queryByText("Изменить шаблон")).toBeNull();
    await userEvent.clear(field("Пропустить мест на первом листе"));
    await userEvent.type(field("Пропустить мест на первом листе"), "3{Tab}");
    await userEvent.click(button("Печатать"));
    const wanted = { kind: "badge", skip: 3, choices: { badge: "shipped-badge" } };
    await vi.waitFor(() => expect(asked.at(-1)?.request).toMatchObject(wanted));
  });
});
