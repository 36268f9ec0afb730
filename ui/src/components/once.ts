/** A deed that is not begun again while it is under way: whoever presses its button once more means the same. */
export function once(deed: () => Promise<void>): () => Promise<void> {
  let going: Promise<void> | undefined;
  return () => (going ??= deed().finally(() => (going = undefined)));
}
