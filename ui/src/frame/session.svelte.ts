import {
  call,
  changes,
  onClosing,
  onNoticed,
  sentence,
  type Failure,
  type FileState,
  type OpenFile,
  type Recent,
  type Start,
  type Theme,
} from "@/api";
import { toasts, type Toast } from "@/components/toasts.svelte";
import type { WorkOptions } from "@/components/work.svelte";
import { unsaved } from "@/components/unsaved.svelte";
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
  #waiting: Recent | null = $state.raw(null);
  #named: Recent | null = $state.raw(null);
  #locked = $state(false);
  #steps: Promise<void> = Promise.resolve();
  /** How the open programme is protected, and whether anything is the matter with its file. */
  state: FileState | undefined = $state.raw();
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

  /** The programme that waits for its passphrase. */
  get waiting(): Recent | null {
    return this.#waiting;
  }

  /** The programme that was named at the start and takes long to open. */
  get named(): Recent | null {
    return this.#named;
  }

  /** Whether the window is locked. */
  get locked(): boolean {
    return this.#locked;
  }

  /** The theme as it was chosen. */
  get theme(): Theme {
    return this.#theme;
  }

  /** Asks the programme how things stand and takes that over. */
  async begin(): Promise<void> {
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => applyTheme(this.#theme));
    changes.listen();
    onNoticed(() => void this.look());
    this.#minds();
    const start = await call("app.start");
    this.#take(start);
    if (start.open) this.enter(start.open);
    this.#ready = true;
  }

  /** The window does not close over what is not saved without a question. */
  #minds(): void {
    onClosing(async () => {
      // While the question stands: a page that says nothing counts as one that hangs.
      void call("app.hear_closing").catch(() => undefined);
      if (await unsaved.mayBeLost()) await call("app.quit").catch(complain);
    });
  }

  #take(start: Start): void {
    setLanguage(start.language);
    this.#theme = start.theme;
    applyTheme(start.theme);
    this.#recent = start.recent;
    this.#waiting = start.waiting;
    this.#named = start.named;
    this.#locked = start.locked;
    this.#tell(start.trouble);
    this.version = start.version;
  }

  /** Shows a programme that was opened. */
  enter(open: OpenFile): void {
    router.reset();
    this.#show(open);
  }

  #show(open: OpenFile): void {
    changes.reset(open.undo);
    this.#waiting = null;
    this.#locked = false;
    this.#open = open;
    this.state = open.state;
    this.#tell(open.trouble);
  }

  /** A backup that failed is told; the work itself is saved. */
  #tell(trouble: Start["trouble"]): void {
    if (trouble)
      toasts.show(t("app-backup-failed", { reason: sentence(trouble.code, trouble.facts) }), { tone: "bad" });
  }

  /** Asks again how the file is. */
  async look(): Promise<void> {
    if (this.#open) this.state = await call("file.state").catch(() => this.state);
  }

  /** Asks which programme waits for its passphrase. */
  async askWaiting(): Promise<void> {
    this.#take(await call("app.start"));
  }

  /** Opens the programme that waits, or the locked window, which then is where it was. */
  async unlock(passphrase: string, options: WorkOptions): Promise<void> {
    await this.#unlocked(() => call("file.unlock", { passphrase }, options));
  }

  /** The same by the recovery code; the file then has this passphrase. */
  async recover(code: string, passphrase: string, options: WorkOptions): Promise<void> {
    await this.#unlocked(() => call("file.recover", { code, new: passphrase }, options));
  }

  async #unlocked(open: () => Promise<OpenFile>): Promise<void> {
    const locked = this.#locked;
    const opened = await open();
    if (locked) this.#show(opened);
    else this.enter(opened);
  }

  /** The person changed their mind about the programme that waits. */
  async leaveWaiting(): Promise<void> {
    this.#take(await call("file.leave_waiting"));
  }

  /** Locks the window: what was shown is dropped. */
  async lock(): Promise<void> {
    this.#take(await call("file.lock"));
    if (this.#locked) this.#open = null;
  }

  /** Closes the programme and shows the first page. */
  async leave(): Promise<void> {
    if (!(await unsaved.mayBeLost())) return;
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
  undo(): Promise<void> {
    return this.#step(async () => {
      if (!changes.undo.undo) return;
      const op = await call("journal.undo").catch(complain);
      if (op) toasts.show(t("app-undone", { action: say(`op-${op}`) ?? op }));
    });
  }

  /** Does again what was taken back last and says what. */
  redo(): Promise<void> {
    return this.#step(async () => {
      if (!changes.undo.redo) return;
      const op = await call("journal.redo").catch(complain);
      if (op) toasts.show(t("app-redone", { action: say(`op-${op}`) ?? op }));
    });
  }

  /** One after the other: what there is to take back, or to do again, is known when the step before it is done. */
  #step(step: () => Promise<void>): Promise<void> {
    this.#steps = this.#steps.then(step);
    return this.#steps;
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

/**
 * Says that something was done. Where it has changed something there is a button that takes it back, until the next change: "undo"
 * would be another's by then.
 */
export function sayDone(text: string, tone: Toast["tone"] = "plain"): void {
  const { own } = changes;
  const action = { label: t("app-undo"), run: () => void session.undo(), stands: () => changes.own === own };
  toasts.show(text, { tone, ...(changes.ownChanged ? { action } : {}) });
}

/** The session of the window. */
export const session = new Session();
