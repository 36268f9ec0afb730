import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { Start } from "@/api";
import { faults } from "@/components/tests/axe";
import { toasts } from "@/components/toasts.svelte";
import { button, field } from "@/test/find";
import { longWork } from "@/test/work";
import StartPage from "@/pages/start/StartPage.svelte";
import Frame from "./Frame.svelte";
import RecoverDialog from "./RecoverDialog.svelte";
import { session } from "./session.svelte";

const start: Start = {
  version: "0.1.0",
  language: "ru",
  theme: "light",
  recent: [],
  open: null,
  locked: false,
  waiting: null,
  named: null,
  trouble: null,
};

describe("long work on the file", () => {
  it("saves a copy while one goes on working, and can be stopped", async () => {
    const { asked, goesOn, stop } = longWork("app_save_copy");
    render(Frame);
    await userEvent.click(button(/^Программа:/));
    await userEvent.click(await screen.findByText("Сохранить копию…"));
    expect(screen.queryByRole("progressbar"), "while the place is chosen nothing is copied").toBeNull();
    const bar = await goesOn("copy", 20, 200);
    expect(bar.closest("dialog"), "it stands in nobody's way").toBeNull();
    await stop();
    expect(asked.at(-1)?.command).toBe("jobs_cancel");
    expect(toasts.list, "who stopped it knows that").toEqual([]);
  });

  it("brings a copy to this laptop, which waits where it was when that is stopped", async () => {
    const { goesOn, stop } = longWork("app_open");
    render(StartPage);
    await userEvent.click(button(/Открыть файл/));
    expect(screen.queryByRole("dialog"), "an ordinary programme opens without one").toBeNull();
    await goesOn("join", 20, 200);
    expect(screen.getByText(/Копируется и проверяется/)).toBeTruthy();
    await stop();
    await waitFor(() => expect(button(/Открыть файл/).disabled, "it can be opened again").toBe(false));
    expect(screen.queryByRole("alert"), "who stopped it knows that").toBeNull();
  });

  it("brings a file of an older version to this one, which stays as it is when that is stopped", async () => {
    const recent = [{ name: "Сократ", folder: "Документы", missing: false }];
    const { goesOn, stop } = longWork("app_open_recent", { app_start: () => ({ ...start, recent }) });
    await session.begin();
    render(StartPage);
    await userEvent.click(button(/^Сократ/));
    await goesOn("upgrade-copy", 20, 200);
    expect(screen.getByText("Файл готовится к новой версии Сократа")).toBeTruthy();
    expect(screen.getByText(/Копируется файл, каким он был/)).toBeTruthy();
    await goesOn("upgrade", 1, 4);
    expect(await faults(screen.getByRole("dialog"))).toEqual([]);
    await stop();
    await waitFor(() => expect(button(/^Сократ/).disabled, "it can be opened again").toBe(false));
    expect(screen.queryByRole("alert"), "who stopped it knows that").toBeNull();
  });

  it("opens what was named at the start where it is seen how far it is", async () => {
    const named = { name: "Сократ", folder: "Документы", missing: false };
    const { asked, goesOn, stop } = longWork("app_open_named", { app_start: () => ({ ...start, named }) });
    await session.begin();
    render(StartPage);
    await goesOn("upgrade", 1, 4);
    await stop();
    expect(asked.filter(({ command }) => command === "app_open_named").length, "once").toBe(1);
  });

  it("replaces a forgotten passphrase, or leaves the one of before", async () => {
    const { asked, goesOn, stop } = longWork("file_recover", { app_start: () => start, file_strength: () => "good" });
    await session.begin();
    const closed = vi.fn<() => void>();
    render(RecoverDialog, { onclose: closed });
    await userEvent.type(field<HTMLTextAreaElement>(/Код восстановления/), "123");
    await userEvent.type(field("Новый пароль"), "другой берег");
    await userEvent.type(field("Новый пароль ещё раз"), "другой берег");
    await userEvent.click(button("Задать новый пароль"));
    await goesOn("encrypt", 20, 200);
    expect(screen.getByText(/Файл переписывается\. До конца остаётся прежний/)).toBeTruthy();
    expect(await faults(screen.getByRole("dialog"))).toEqual([]);
    await stop();
    expect(asked.at(-1)?.command).toBe("jobs_cancel");
    expect(field<HTMLTextAreaElement>(/Код восстановления/).value, "what was typed is still there").toBe("123");
    expect(closed, "and the dialog asks as before").not.toHaveBeenCalled();
  });
});
