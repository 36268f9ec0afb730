import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { button } from "@/test/find";
import ConfirmDialog from "../ConfirmDialog.svelte";
import { confirm } from "../confirm.svelte";
import Toasts from "../Toasts.svelte";
import { toasts } from "../toasts.svelte";
import { faults } from "./axe";

const question = { title: "Удалить?", text: "Насовсем", action: "Удалить" };
const message = () => screen.getByText("Записано").closest(".toasts");

afterEach(() => {
  confirm.answer(false);
  for (const { id } of toasts.list) toasts.dismiss(id);
});

describe("a message of the window", () => {
  it("stands in the dialog that was opened last, where it can be pressed", async () => {
    render(Toasts);
    render(ConfirmDialog);
    const run = vi.fn<() => void>();
    toasts.show("Записано", { action: { label: "Отменить", run } });
    await waitFor(() => expect(message()?.closest("dialog"), "over the page while nothing covers that").toBeNull());
    void confirm.ask(question);
    const dialog = await screen.findByRole("dialog");
    await waitFor(() => expect(message()?.closest("dialog"), "all else is inert").toBe(dialog));
    expect(screen.getAllByText("Записано"), "once").toHaveLength(1);
    expect(await faults(dialog)).toEqual([]);
    await userEvent.click(button("Отменить"));
    expect(run).toHaveBeenCalledOnce();
    expect(toasts.list).toEqual([]);

    toasts.show("Записано");
    await waitFor(() => expect(message()?.closest("dialog")).toBe(dialog));
    confirm.answer(false);
    await waitFor(() => expect(message()?.closest("dialog"), "back on the page with the dialog gone").toBeNull());
  });

  it("comes behind the buttons of the dialog for the keyboard, and gives that back", async () => {
    render(Toasts);
    render(ConfirmDialog);
    void confirm.ask(question);
    const dialog = await screen.findByRole("dialog");
    const run = vi.fn<() => void>();
    toasts.show("Записано", { action: { label: "Отменить", run } });
    await waitFor(() => expect(button("Отменить")).toBeTruthy());
    // jsdom shows no popover, so it brings nobody there by Tab.
    const names = [...dialog.querySelectorAll("button")].map((each) => each.textContent.trim() || each.ariaLabel);
    expect(names.slice(-4)).toEqual(["Отмена", "Удалить", "Отменить", "Закрыть"]);
    button("Отменить").focus();
    await userEvent.keyboard("{Enter}");
    expect(run).toHaveBeenCalledOnce();
    expect(toasts.list).toEqual([]);
  });

  it("stays longer where there is something to press, and as long again where a dialog takes it along", () => {
    vi.useFakeTimers();
    try {
      toasts.show("Записано");
      toasts.show("Удалено", { action: { label: "Отменить", run: () => undefined } });
      const texts = () => toasts.list.map(({ text }) => text);
      vi.advanceTimersByTime(6000);
      expect(texts()).toEqual(["Удалено"]);
      vi.advanceTimersByTime(5000);
      const place = toasts.stand();
      vi.advanceTimersByTime(11_000);
      expect(texts()).toEqual(["Удалено"]);
      // The keyboard was in it, and the dialog went.
      for (const toast of toasts.list) toasts.hold(toast);
      toasts.leave(place);
      vi.advanceTimersByTime(12_000);
      expect(texts()).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });
});
