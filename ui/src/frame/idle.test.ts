import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchIdle } from "./idle";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a window that nobody touches is warned of, then locked", () => {
  const warn = vi.fn();
  const end = vi.fn();
  const stop = watchIdle(5, warn, end);
  vi.advanceTimersByTime(4 * 60_000);
  expect(warn, "four minutes are not five").not.toHaveBeenCalled();
  vi.advanceTimersByTime(35_000);
  expect(warn, "half a minute before the end").toHaveBeenCalledOnce();
  expect(end, "it is not over yet").not.toHaveBeenCalled();
  vi.advanceTimersByTime(30_000);
  expect(end, "five minutes without input").toHaveBeenCalled();
  stop();
});

test("any key begins the time anew", () => {
  const end = vi.fn();
  const stop = watchIdle(5, () => undefined, end);
  vi.advanceTimersByTime(4.5 * 60_000);
  dispatchEvent(new KeyboardEvent("keydown", { key: "a" }));
  vi.advanceTimersByTime(4.5 * 60_000);
  expect(end, "somebody was there in between").not.toHaveBeenCalled();
  stop();
  vi.advanceTimersByTime(60 * 60_000);
  expect(end, "stopped, it never ends").not.toHaveBeenCalled();
});

test("never is never", () => {
  const end = vi.fn();
  watchIdle(0, end, end);
  vi.advanceTimersByTime(24 * 60 * 60_000);
  expect(end).not.toHaveBeenCalled();
});
