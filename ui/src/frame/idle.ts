/** How often the clock is looked at. */
const LOOK = 5_000;
/** How long before the end the person is warned. */
const WARNING = 30_000;

/** Calls `end` after so many minutes without input, and `warn` half a minute before. Returns what stops it. */
export function watchIdle(minutes: number, warn: () => void, end: () => void): () => void {
  if (minutes <= 0) return () => undefined;
  let last = Date.now();
  let warned = false;
  const input = () => {
    last = Date.now();
    warned = false;
  };
  const events = ["pointerdown", "pointermove", "keydown", "wheel"] as const;
  for (const event of events) addEventListener(event, input, { capture: true, passive: true });
  // The clock decides, not the count of ticks: a laptop that slept has been idle as well.
  const timer = setInterval(() => {
    const idle = Date.now() - last;
    if (idle >= minutes * 60_000) end();
    else if (idle >= minutes * 60_000 - WARNING && !warned) {
      warned = true;
      warn();
    }
  }, LOOK);
  return () => {
    clearInterval(timer);
    for (const event of events) removeEventListener(event, input, { capture: true });
  };
}
