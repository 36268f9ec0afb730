import { cleanup } from "@testing-library/svelte";
import { afterEach } from "vitest";
import { setLanguage } from "@/i18n/index.svelte";

// jsdom knows neither modal dialogs nor layout; what the components need of them is put in.
HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
  if (!this.open) return;
  this.open = false;
  this.dispatchEvent(new Event("close"));
};
Element.prototype.scrollIntoView ??= () => undefined;
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

// Everything is in view where nothing has a size.
globalThis.IntersectionObserver ??= class {
  constructor(private hear: (entries: { target: Element; isIntersecting: boolean }[]) => void) {}
  observe(target: Element) {
    queueMicrotask(() => this.hear([{ target, isIntersecting: true }]));
  }
  disconnect() {}
} as unknown as typeof IntersectionObserver;

globalThis.matchMedia ??= (query: string) =>
  Object.assign(new EventTarget(), { matches: false, media: query }) as unknown as MediaQueryList;

afterEach(() => {
  cleanup();
  setLanguage("ru");
});
