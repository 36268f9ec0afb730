import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { changes, type Competition, type CriterionFields } from "@/api";
import { toasts } from "@/components";
import { faults } from "@/components/tests/axe";
import { criterion } from "@/test/competitions";
import { button, fields } from "@/test/find";
import { fakeProgramme } from "@/test/transport";
import Criteria from "./Criteria.svelte";

interface Sent {
  fields: { fields: CriterionFields; base: Partial<CriterionFields> }[];
  known: string[] | null;
}

/** A programme in which another laptop has changed the description of the second criterion, and the page that shows both. */
function shown() {
  const sent: Sent[] = [];
  fakeProgramme({
    competitions_set_criteria: (request) => {
      // What is sent is as it was then.
      sent.push(structuredClone(request as Sent));
      const place = (request as Sent).fields.findIndex(
        ({ fields: { id, description }, base }) => id === "b" && ![undefined, description].includes(base.description),
      );
      // Whatever has no identifier yet gets one.
      const value = (request as Sent).fields.map(({ fields: { id } }, at) => id ?? `new-${at}`);
      if (place < 0) return { value, changed: ["competitions"], undo: { undo: null, redo: null } };
      // As the programme throws.
      // oxlint-disable-next-line no-throw-literal
      throw {
        code: "invalid",
        facts: {},
        issues: [{ field: `criteria.${place}.description`, code: "field-changed", facts: {} }],
      };
    },
  });
  const criteria = [criterion("a", "Смысл"), criterion("b", "Смета")];
  const competition = { id: "c", approvedAt: null, criteria } as Competition;
  return { ...render(Criteria, { competition }), sent, user: userEvent.setup() };
}

describe("the criteria of a competition", () => {
  afterEach(() => changes.apply([], { undo: null, redo: null }));

  it("tell what another laptop changed at its criterion before it is written over, wherever that stands by then", async () => {
    const { container, sent, user } = shown();
    const descriptions = () => fields<HTMLTextAreaElement>("Что оценивается");
    await user.type(descriptions()[1]!, "Из чего сложена сумма");
    await user.click(button("Сохранить"));
    await vi.waitFor(() => expect(descriptions()[1]!.getAttribute("aria-invalid"), "told at the field").toBe("true"));
    expect(screen.queryByText(/это поле изменили в другом месте/), "in words").not.toBeNull();
    expect(await faults(container), "also for whoever hears the page").toEqual([]);
    expect(sent[0]?.known, "it says which criteria it was filled with").toEqual(["a", "b"]);
    expect(sent[0]?.fields[1]?.base, "and with what").toEqual(criterion("b", "Смета"));
    expect(sent[0]?.fields[1]?.fields.description, "beside what was typed").toBe("Из чего сложена сумма");

    const [, up] = screen.getAllByRole("button", { name: "Выше" });
    await user.click(up!);
    await user.click(button("Сохранить"));
    await vi.waitFor(() =>
      expect(toasts.list.at(-1)?.text, "whoever saves again means theirs").toBe("Критерии сохранены"),
    );
    const { description, ...rest } = criterion("b", "Смета");
    expect(description, "the description is written whatever stands there").toBe("");
    expect(sent[1]?.fields[0]?.base, "and nothing else is").toEqual(rest);
    expect(sent[1]?.fields[1]?.base, "nor of the criterion that stands in its place now").toEqual(
      criterion("a", "Смысл"),
    );
  });

  it("are known by what was saved, also while their page goes on", async () => {
    const { sent, user } = shown();
    const titles = () => fields<HTMLInputElement>("Критерий");
    await user.click(button("Добавить критерий"));
    await user.type(titles()[2]!, "Команда");
    await user.click(button("Сохранить"));
    const isSaved = () => expect(button("Сохранить").hasAttribute("disabled"), "nothing is left to save").toBe(true);
    await vi.waitFor(isSaved);
    await user.type(titles()[0]!, " и польза");
    await user.click(button("Сохранить"));
    await vi.waitFor(() => expect(sent.length, "saved once more").toBe(2));
    expect(sent[1]?.known, "what nobody here has seen is left alone").toEqual(["a", "b", "new-2"]);
    expect(sent[1]?.fields[2]?.fields.id, "the new one is not added twice").toBe("new-2");
    expect(sent[1]?.fields[0]?.base.title, "each has what was saved before").toBe("Смысл");
  });

  it("can be taken out to the last one, which is saved as anything else", async () => {
    const { sent, user } = shown();
    for (let left = 2; left > 0; left -= 1) await user.click(screen.getAllByRole("button", { name: "Убрать" })[0]!);
    await user.click(button("Сохранить"));
    await vi.waitFor(() => expect(sent[0]?.fields, "none is left").toEqual([]));
    expect(sent[0]?.known, "of those that were seen").toEqual(["a", "b"]);
  });

  it("take what was told of one along with its place only until it moves", async () => {
    const { user } = shown();
    const descriptions = () => fields<HTMLTextAreaElement>("Что оценивается");
    await user.type(descriptions()[1]!, "Из чего сложена сумма");
    await user.click(button("Сохранить"));
    await vi.waitFor(() => expect(descriptions()[1]!.getAttribute("aria-invalid"), "told at the field").toBe("true"));
    const [, up] = screen.getAllByRole("button", { name: "Выше" });
    await user.click(up!);
    const wrong = descriptions().map((field) => field.getAttribute("aria-invalid"));
    expect(wrong, "the sentence does not stand at its neighbour").not.toContain("true");
  });
});
