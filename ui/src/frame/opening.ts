import type { Progress } from "@/api";
import { t } from "@/i18n/index.svelte";

/** Whether a file of an older version is being brought to this one. */
export function isUpgrade(progress: Progress | undefined): boolean {
  return progress?.stage.startsWith("upgrade") === true;
}

/** What is done with a programme that takes long to open. */
export function broughtHere(progress: Progress | undefined): string {
  return isUpgrade(progress) ? t("start-upgrading") : t("start-joining");
}
