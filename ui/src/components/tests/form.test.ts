import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Failure, type Issue } from "@/api";
import { unsaved } from "../unsaved.svelte";
import { faults } from "./axe";
import FormSample from "./FormSample.svelte";

function shown(save: (fields: object) => Promise<unknown> = async () => undefined) {
  const saving = vi.fn(save);
  const view = render(FormSample, { save: saving });
  return { ...view, saving, user: userEvent.setup() };
}

const issue = (field: string, code: Issue["code"], facts: Issue["facts"] = {}): Issue => ({ field, code, facts });

describe("a form", () => {
  it("puts every issue at its field and the keyboard into the first", async () => {
    const { user } = shown(async () => {
      throw new Failure("invalid", {}, [
        issue("sum", "out-of-range", { least: 1, most: 100 }),
        issue("surname", "required"),
      ]);
    });
    await user.click(screen.getByRole("button", { name: "Сохранить" }));
    const surname = screen.getByRole("textbox", { name: "Фамилия" });
    expect(surname.getAttribute("aria-invalid"), "the field says that it is wrong").toBe("true");
    const described = surname
      .getAttribute("aria-describedby")
      ?.split(" ")
      .map((id) => document.getElementById(id)?.textContent);
    expect(described, "error first, then hint").toEqual(["Заполните это поле", "Как в паспорте"]);
    expect(document.activeElement, "the first wrong field of the form, not of the list of issues").toBe(surname);
    expect(screen.getByText("Допустимо от 1 до 100"), "the second stands at its own").toBeTruthy();
  });

  it("leaves the keyboard to whoever has gone on to another field before it was refused", async () => {
    // So that whoever has the keyboard can be seen to have it.
    vi.spyOn(Element.prototype, "getClientRects").mockReturnValue([{}] as unknown as DOMRectList);
    let refuse = () => {};
    const { user } = shown(
      () =>
        new Promise((_, failed) => {
          refuse = () => failed(new Failure("invalid", {}, [issue("surname", "required")]));
        }),
    );
    await user.click(screen.getByRole("button", { name: "Сохранить" }));
    const notes = screen.getByRole("textbox", { name: "Примечания" });
    await user.type(notes, "Звонить ут");
    refuse();
    expect(await screen.findByText("Заполните это поле"), "it is told").toBeTruthy();
    await user.keyboard("ром");
    expect((notes as HTMLTextAreaElement).value, "no letter goes astray").toBe("Звонить утром");
  });

  it("is something unsaved from the first letter until it is saved or gone", async () => {
    const { user, unmount } = shown();
    expect(unsaved.any, "an untouched form is nothing to ask about").toBe(false);
    await user.type(screen.getByRole("textbox", { name: "Фамилия" }), "В");
    expect(unsaved.any, "what was typed is").toBe(true);
    await user.click(screen.getByRole("button", { name: "Сохранить" }));
    expect(unsaved.any, "what is saved is not").toBe(false);
    await user.type(screen.getByRole("textbox", { name: "Фамилия" }), "о");
    unmount();
    expect(unsaved.any, "nor what was given up").toBe(false);
  });

  it("takes an error away as soon as the field is corrected", async () => {
    const { user } = shown(async () => {
      throw new Failure("invalid", {}, [issue("surname", "required")]);
    });
    await user.click(screen.getByRole("button", { name: "Сохранить" }));
    await user.type(screen.getByRole("textbox", { name: "Фамилия" }), "В");
    expect(screen.queryByText("Заполните это поле"), "no reproach while somebody corrects").toBeNull();
  });

  it("loses no issue of a field that it does not show, and no failure without a field", async () => {
    const { user, unmount } = shown(async () => {
      throw new Failure("invalid", {}, [issue("zone", "bad-zone")]);
    });
    await user.click(screen.getByRole("button", { name: "Сохранить" }));
    expect(screen.getByRole("alert").textContent, "it stands above the form").toContain("часовой пояс");
    unmount();
    const second = shown(async () => {
      throw new Failure("disk-full");
    });
    await second.user.click(screen.getByRole("button", { name: "Сохранить" }));
    expect(screen.getByRole("alert").textContent, "so does a failure of the whole").toContain("нет места");
  });

  it("reads days, times, sums and numbers as people type them", async () => {
    const { user, saving } = shown();
    await user.type(screen.getByRole("textbox", { name: "Фамилия" }), "Воронцова");
    await user.type(screen.getByRole("textbox", { name: "Дата рождения" }), "1.2.85");
    await user.type(screen.getByRole("textbox", { name: "Время" }), "930");
    await user.type(screen.getByRole("textbox", { name: "Сумма" }), "150 000,5");
    await user.type(screen.getByRole("textbox", { name: "Мест" }), "12{Enter}");
    expect(saving.mock.calls[0]?.[0], "values, not texts; Enter in a field saves it too").toMatchObject({
      surname: "Воронцова",
      born: "1985-02-01",
      at: "09:30",
      sum: 15_000_050,
      places: 12,
    });
  });

  it("says at once that a text is no day, and keeps it for correcting", async () => {
    const { user } = shown();
    const born = screen.getByRole<HTMLInputElement>("textbox", { name: "Дата рождения" });
    await user.type(born, "31.02.2019");
    await user.tab();
    expect(screen.getByText(/Это не дата/), "the sentence with an example").toBeTruthy();
    expect(born.value, "what was typed is not thrown away").toBe("31.02.2019");
  });

  it("is not saved with a text that means nothing: behind it stands an older value", async () => {
    const { user, saving } = shown();
    const at = screen.getByRole<HTMLInputElement>("textbox", { name: "Время" });
    await user.type(at, "2575{Enter}");
    expect(saving, "nothing is saved").not.toHaveBeenCalled();
    expect(document.activeElement, "the field that says so has the keyboard").toBe(at);
    await user.clear(at);
    await user.type(at, "930{Enter}");
    expect(saving.mock.calls[0]?.[0], "once it can be read it is").toMatchObject({ at: "09:30" });
  });

  it("chooses a record by letters and keys", async () => {
    const { user, saving } = shown();
    const field = screen.getByRole<HTMLInputElement>("combobox", { name: "Организация" });
    await user.type(field, "Слоб");
    expect(await screen.findByRole("option", { name: /Слобода/ }), "found by letters").toBeTruthy();
    await user.keyboard("{Enter}");
    expect(field.value, "its name stands in the field").toBe("Центр «Слобода»");
    expect(saving, "Enter in the list chooses and does not save the form").not.toHaveBeenCalled();
    await user.click(screen.getByRole("button", { name: "Сохранить" }));
    expect(saving.mock.calls[0]?.[0], "its identifier is saved").toMatchObject({ organisationId: "b" });
  });

  it("chooses what the letters before Enter find, and a second Enter saves that", async () => {
    const { rerender, user, saving } = shown();
    let answer = () => {};
    await rerender({ wait: new Promise<void>((resolve) => (answer = resolve)) });
    const field = screen.getByRole<HTMLInputElement>("combobox", { name: "Организация" });
    await user.type(field, "Слоб{Enter}{Enter}");
    expect(saving, "nothing is found yet").not.toHaveBeenCalled();
    answer();
    await vi.waitFor(() => expect(saving, "once it is, both keys count").toHaveBeenCalledOnce());
    expect(saving.mock.calls[0]?.[0]).toMatchObject({ organisationId: "b" });
    expect(field.value).toBe("Центр «Слобода»");
  });

  it("is not saved by an Enter that waited for the list when the mouse chose", async () => {
    const { rerender, user, saving } = shown();
    const field = screen.getByRole<HTMLInputElement>("combobox", { name: "Организация" });
    await user.click(field);
    const option = await screen.findByRole("option", { name: /Добрый дом/ });
    let answer = () => {};
    await rerender({ wait: new Promise<void>((resolve) => (answer = resolve)) });
    await user.keyboard("Слоб{Enter}{Enter}");
    await user.click(option);
    answer();
    await new Promise((rest) => setTimeout(rest, 0));
    expect(field.value, "what was clicked is chosen").toBe("АНО «Добрый дом»");
    expect(saving, "and the form is saved by whoever means it").not.toHaveBeenCalled();
  });

  it("moves through a month by keys", async () => {
    const { user } = shown();
    await user.click(screen.getByRole("button", { name: "Открыть календарь" }));
    await user.keyboard("{ArrowDown}{ArrowRight}");
    await Promise.resolve();
    await user.keyboard("{Enter}");
    expect(
      screen.getByRole<HTMLInputElement>("textbox", { name: "Дата рождения" }).value,
      "a week and a day after 15 June 2019",
    ).toBe("23.06.2019");
  });

  it("has no fault that axe knows, also with errors", async () => {
    const { user, container } = shown(async () => {
      throw new Failure("invalid", {}, [issue("surname", "required"), issue("head", "required")]);
    });
    expect(await faults(container), "names and roles").toEqual([]);
    await user.click(screen.getByRole("button", { name: "Сохранить" }));
    expect(await faults(container), "errors belong to their fields").toEqual([]);
  });
});
