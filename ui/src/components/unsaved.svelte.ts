import { t } from "@/i18n/index.svelte";
import { confirm } from "./confirm.svelte";

/** What was typed and is not saved, wherever it stands: asked about before the window closes or the programme is left. */
class Unsaved {
  #count = $state(0);

  /** Whether there is anything. */
  get any(): boolean {
    return this.#count > 0;
  }

  /** There is something, until the returned function is called. */
  keep(): () => void {
    this.#count += 1;
    return () => (this.#count -= 1);
  }

  /** Whether it may be lost: true where there is nothing. */
  async mayBeLost(): Promise<boolean> {
    if (!this.any) return true;
    return confirm.ask({
      title: t("app-unsaved-title"),
      text: t("app-unsaved-text"),
      action: t("app-unsaved-leave"),
      danger: true,
    });
  }
}

/** What is not saved in this window. Forms say it by themselves. */
export const unsaved = new Unsaved();
