import { asFailure, call, changes, sentence } from "@/api";
import { toasts } from "@/components/toasts.svelte";
import { t } from "@/i18n/index.svelte";
import { router } from "./router.svelte";

/**
 * The exchange through the shared folder that goes on by itself while a programme is open. It says what came; what a person
 * must do something about, it says once, until that is over. Everything that hinders it stands on the page of the laptops.
 */
export function meeting(): () => Promise<void> {
  let said = new Set<string>();

  function tell(now: Map<string, string>): void {
    for (const [key, text] of now)
      if (!said.has(key))
        toasts.show(text, {
          tone: "bad",
          action: { label: t("laptops-old-go"), run: () => router.go("laptops") },
        });
    said = new Set(now.keys());
  }

  return async () => {
    const troubles = new Map<string, string>();
    try {
      if (!(await call("laptops.overview")).folder) return;
      const report = await call("laptops.synchronise", { takeForks: false, tidying: false });
      if (report.taken > 0) toasts.show(t("laptops-taken", { count: report.taken }));
      if (report.forked.length > 0) {
        const names = report.forked.join(", ");
        troubles.set(`forked ${names}`, t("laptops-folder-forked", { names }));
      }
      if (report.leftovers.length > 0) {
        const codes = report.leftovers.map(({ code }) => code).join(", ");
        troubles.set(`leftovers ${codes}`, t("laptops-folder-leftovers-said"));
      }
      if (report.newer) troubles.set(`newer ${report.newer}`, t("laptops-folder-newer", { version: report.newer }));
      if (report.failure?.code === "disk-full")
        troubles.set("disk-full", sentence(report.failure.code, report.failure.facts));
    } catch (thrown) {
      const failure = asFailure(thrown);
      if (failure.code === "disk-full") troubles.set("disk-full", failure.text);
      // A stick that is not there is not worth a message each time; the page of the laptops says it.
      changes.apply(["laptops"], changes.undo);
    }
    tell(troubles);
  };
}
