import type { Page, RouteName } from "@/frame/routes";

/*
 * How to add a page:
 * 1. name it and its parameters in `frame/routes.ts`;
 * 2. make a folder here with a component whose properties are those parameters, and a `routes.ts` that exports
 *    `default [page({ name, title, place, icon, load: () => import("./…Page.svelte") })]`;
 * 3. write its words into a Fluent file of its own in both languages and run `npm run keys`.
 * Side bar, palette, shortcuts and history know it from then on.
 */
const folders = import.meta.glob<Page[]>("./*/routes.ts", { import: "default", eager: true });

/** Every page of the window. */
export const pages: readonly Page[] = Object.values(folders).flat();

/** The page of a name. */
export function pageOf(name: RouteName): Page | undefined {
  return pages.find((page) => page.name === name);
}
