import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import WorkSample from "./WorkSample.svelte";

/** Work that ends when it is told to, or is stopped. */
function shown() {
  const ends: (() => void)[] = [];
  const make = vi.fn(
    (signal: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        ends.push(resolve);
        signal.addEventListener("abort", () => reject(new Error("stopped")));
      }),
  );
  render(WorkSample, { make });
  const button = screen.getByRole("button", { name: "Сделать" });
  return { user: userEvent.setup(), button, make, end: () => ends.at(-1)?.() };
}

const focused = () => document.activeElement;

describe("long work", () => {
  // Nothing is laid out here: what is not hidden counts as seen.
  beforeEach(() => {
    vi.spyOn(Element.prototype, "getClientRects").mockImplementation(function (this: Element) {
      return (this.closest("[hidden]") ? [] : [new DOMRect(0, 0, 1, 1)]) as unknown as DOMRectList;
    });
  });
  afterEach(() => vi.restoreAllMocks());

  it("has the keyboard while the button that began it is busy, and gives it back", async () => {
    const { user, button, end } = shown();
    button.focus();
    await user.keyboard("{Enter}");
    expect(focused(), "where the bar is").toBe(screen.getByRole("group", { name: "Работа" }));
    await user.keyboard("{Tab}");
    expect(focused(), "Tab reaches the button that stops it").toBe(screen.getByRole("button", { name: "Отмена" }));
    end();
    await vi.waitFor(() => expect(focused(), "back where the person was").toBe(button));
  });

  it("is stopped by Esc, and the keyboard is where it was", async () => {
    const { user, button, make } = shown();
    button.focus();
    await user.keyboard("{Enter}");
    await user.keyboard("{Escape}");
    expect(make.mock.calls[0]?.[0].aborted, "it was asked to stop").toBe(true);
    await vi.waitFor(() => expect(focused()).toBe(button));
    expect(screen.queryByRole("progressbar"), "nothing is under way any more").toBeNull();
  });

  it("leaves the keyboard where a person has gone meanwhile", async () => {
    const { user, button, end } = shown();
    const field = document.body.appendChild(document.createElement("input"));
    button.focus();
    await user.keyboard("{Enter}");
    field.focus();
    end();
    await vi.waitFor(() => expect(screen.queryByRole("progressbar")).toBeNull());
    expect(focused(), "somebody who goes on typing is not disturbed").toBe(field);
    field.remove();
  });
});
