/**
 * Leaves the field that is being typed in, and hands it over. A field is read when it is left, and no web view is bound to
 * say that it was when it is taken away with its text: before that, what is being typed has to be made to count.
 */
export function leaveField(): HTMLInputElement | undefined {
  const typing = document.activeElement;
  if (!(typing instanceof HTMLInputElement)) return undefined;
  typing.blur();
  return typing;
}
