import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { preview } from "@/components";
import { faults } from "@/components/tests/axe";
import { button, field } from "@/test/find";
import { fakeProgramme } from "@/test/transport";
import ListPrinter from "../ListPrinter.svelte";

vi.mock("@/components/preview/pdf", async () => (await import("./stage")).noPdf);

const made = { key: 7, name: "Программа.pdf", folder: "", pages: 1, bytes: 4, warnings: [] };

/** A programme with these templates of programmes, of which the last printed on is this one. */
function shown(keys: string[], chosen: string | null, make = vi.fn(async () => made)) {
  fakeProgramme({
    templates_list: () => keys.map((key) => ({ key, id: key, title: `Шаблон ${key}`, kind: "programme" })),
    papers_choices: () => ({ lists: { programme: chosen, yearPlan: null, scoreSheet: null } }),
    documents_bytes: () => new ArrayBuffer(4),
  });
  const look = vi.spyOn(preview, "show").mockImplementation(() => undefined);
  const view = render(ListPrinter, { kind: "programme", title: "Программа мероприятия", make });
  return { ...view, make, look };
}

describe("a list that may follow a template", () => {
  it("is printed at once where there is none", async () => {
    const { component, make, look } = shown([], null);
    await component.print();
    expect(make, "in its usual look").toHaveBeenCalledWith(null);
    expect(look, "and shown").toHaveBeenCalledWith(made);
    expect(screen.queryByRole("dialog"), "nothing is asked").toBeNull();
  });

  it("asks where there are some, beginning with the one of last time", async () => {
    const { component, make, container } = shown(["a", "b"], "b");
    await component.print();
    await screen.findByRole("dialog", { name: "Программа мероприятия" });
    await vi.waitFor(() => expect(field<HTMLSelectElement>("Шаблон").selectedOptions[0]?.text).toBe("Шаблон b"));
    expect(await faults(container), "axe knows no fault").toEqual([]);
    await userEvent.selectOptions(field("Шаблон"), "Обычный вид");
    await userEvent.click(button("Печатать"));
    await vi.waitFor(() => expect(screen.queryByRole("dialog"), "it is printed").toBeNull());
    expect(make, "in the look that was chosen").toHaveBeenCalledWith(null, expect.anything());
  });

  it("says at the field that a template is gone", async () => {
    const issues = [{ field: "template", code: "template-gone", facts: {} }];
    const make = vi.fn(async () => {
      // As the programme throws.
      // oxlint-disable-next-line no-throw-literal
      throw { code: "invalid", facts: {}, issues };
    });
    const { component } = shown(["a"], "a", make as never);
    await component.print();
    await screen.findByRole("dialog");
    await userEvent.click(button("Печатать"));
    expect(await screen.findByText(/Этого шаблона больше нет/), "with what to do").toBeTruthy();
  });
});
