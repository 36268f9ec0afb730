import { render } from "@testing-library/svelte";
import { expect, vi } from "vitest";
import type { Template } from "@/api";
import DesignerPage from "../DesignerPage.svelte";
import { last, programme } from "./stage";

/** The designer with a template, tried once. */
export async function opened(template?: Template) {
  const { asked } = programme(template);
  const { container, unmount } = render(DesignerPage, { key: "a" });
  await vi.waitFor(() => expect(last(asked, "templates_trial"), "the engine is asked").toBeTruthy(), {
    timeout: 10_000,
  });
  const find = (selector: string) => [...container.querySelectorAll<HTMLElement>(selector)];
  return {
    asked,
    container,
    unmount,
    find,
    element: (index: number) => find(`[data-element="${index}"]`)[0] as HTMLElement,
    /** The numbers of the elements that are selected on the card. */
    selected: () => find('[data-element][aria-pressed="true"]').map((each) => each.dataset.element),
  };
}
