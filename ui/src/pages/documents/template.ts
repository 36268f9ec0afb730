import type { PrintedOn } from "@/api";
import { choice, t } from "@/i18n/index.svelte";

/** What the template of a document is called today; empty where nobody knows. */
export function templateTitle(template: PrintedOn | null): string {
  if (!template) return "";
  return template.shipped ? choice("template-shipped", template.shipped) : template.title;
}

/** The same for a list: a deleted one is told as such, a dash stands where nobody knows. */
export function templateName(template: PrintedOn | null): string {
  const title = templateTitle(template);
  if (!title) return t("documents-no-template");
  return template?.deleted ? t("documents-template-deleted", { title }) : title;
}
