import type { Component } from "svelte";
import type { PlainKey } from "@/i18n/index.svelte";

/** Every page by name, with the parameters that it takes. A page that is not listed here cannot be gone to. */
export interface Routes {
  today: Record<never, never>;
  calendar: { view?: "month" | "list"; day?: string };
  event: { id: string; tab?: string };
  door: { id: string };
  import: { id: string };
  people: { id?: string };
  organisations: { id?: string };
  competitions: { id?: string; tab?: string; application?: string; expert?: string };
  /** The register of one event or of one competition, or all of it. */
  documents: { event?: string; competition?: string };
  templates: Record<never, never>;
  designer: { key: string };
  programme: Record<never, never>;
  file: { tab?: string };
  reports: Record<never, never>;
  laptops: Record<never, never>;
  /** `name` is what the record `row` is called; `action` is shown beside. */
  journal: { row?: string; name?: string; action?: string };
  conflicts: { row?: string };
  duplicates: Record<never, never>;
}

/** The name of a page. */
export type RouteName = keyof Routes;

/** A page of the window. */
export interface Page<R extends RouteName = RouteName> {
  /** Its name. */
  name: R;
  /** Its title in the side bar and until the page has given a better one. */
  title: PlainKey;
  /** Its place in the side bar, from 1; pages without one are reached from others. */
  place?: number;
  /** Its icon in the side bar and the palette. */
  icon?: Component<{ size?: number | string; strokeWidth?: number | string }>;
  /** For a page without a place: the page whose place is marked while it is shown. */
  within?: RouteName;
  /** Loads what shows it; it gets the route's parameters as properties. */
  load: () => Promise<{ default: Component<Routes[R]> }>;
}

/** Declares a page with the parameters of its route checked. */
export function page<R extends RouteName>(declared: Page<R>): Page {
  return declared as unknown as Page;
}
