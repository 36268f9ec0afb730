import { call, changes, type Failure, type OpenFile, type Recent, type Start, type Theme } from "@/api";
import { toasts } from "@/components/toasts.svelte";
import { language, say, setLanguage, t, type Language } from "@/i18n/index.svelte";
import { router } from "./router.svelte";

function applyTheme(theme: Theme): void {
  const dark = theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}

/** The running application: its language and theme, the open programme, the recent ones. */
class Session {
  #theme: Theme = $state("system");
  #open: OpenFile | null = $state.raw(null);
  #recent: Recent[] = $state.raw([]);
  #ready = $state(false);
  version = $state("");

  /** Whether the programme has answered for the first time. */
  get ready(): boolean {
    return this.#ready;
  }

  /** The open programme. */
  get open(): OpenFile | null {
    return this.#open;
  }

  /** Programmes opened before, newest first. */
  get recent(): readonly Recent[] {
    return this.#recent;
  }

  /** The theme as it was chosen. */
  get theme(): Theme {
    return this.#theme;
  }

  /** Asks the programme how things stand and takes that over. */
  async begin(): Promise<void> {
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => applyTheme(this.#theme));
    changes.listen();
    const start = await call("app.start");
    this.#take(start);
    if (start.open) this.enter(start.open);
    this.#ready = true;
  }

  #take(start: Start): void {
    setLanguage(start.language);
    this.#theme = start.theme;
    applyTheme(start.theme);
    this.#recent = start.recent;
    this.version = start.version;
  }

  /** Shows a programme that was opened. */
  enter(open: OpenFile): void {
    router.reset();
    changes.reset(open.undo);
    this.#open = open;
  }

  /** Closes the programme and shows the first page. */
  async leave(): Promise<void> {
    this.#take(await call("app.close"));
    this.#open = null;
  }

  /** Takes a programme off the list of recent ones. */
  async forget(index: number): Promise<void> {
    this.#take(await call("app.forget_recent", index));
  }

  /** Switches the language at once and remembers it. */
  async setLanguage(next: Language): Promise<void> {
    setLanguage(next);
    await call("app.set_language", next).catch(complain);
  }

  /** Switches the theme at once and remembers it. */
  async setTheme(next: Theme): Promise<void> {
    this.#theme = next;
    applyTheme(next);
    await call("app.set_theme", next).catch(complain);
  }

  /** Takes back the last action and says which. */
  async undo(): Promise<void> {
    if (!changes.undo.undo) return;
    const op = await call("journal.undo").catch(complain);
    if (op) toasts.show(t("app-undone", { action: say(`op-${op}`) ?? op }));
  }

  /** Does again what was taken back last and says what. */
  async redo(): Promise<void> {
    if (!changes.undo.redo) return;
    const op = await call("journal.redo").catch(complain);
    if (op) toasts.show(t("app-redone", { action: say(`op-${op}`) ?? op }));
  }

  /** Exchanges through the shared folder, where one is chosen; says what came, and nothing when it fails. */
  async meet(): Promise<void> {
    try {
      if (!(await call("laptops.overview")).folder) return;
      const report = await call("laptops.synchronise", { takeForks: false });
      if (report.taken > 0) toasts.show(t("laptops-taken", { count: report.taken }));
    } catch {
      // A stick that is not there is not worth a message each time.
    }
  }

  /** The language that is not shown, for a switch with one button. */
  get otherLanguage(): Language {
    return language() === "ru" ? "en" : "ru";
  }
}

/** Says in a message what went wrong; for actions that have no field or page to say it at. */
export function complain(failure: Failure): undefined {
  if (!failure.cancelled) toasts.show(failure.text, { tone: "bad" });
}

/** The session of the window. */
export const session = new Session();
