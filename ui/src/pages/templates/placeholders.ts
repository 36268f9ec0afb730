import type { PlaceholderRow } from "@/api";
import { say } from "@/i18n/index.svelte";

/** What a placeholder means, in plain words; signers of one template are told apart by their number. */
export function meaning(row: PlaceholderRow): string {
  const text = say(`placeholder-${row.meaning}`) ?? row.name;
  const number = /^signer(\d)/.exec(row.name)?.[1];
  return number ? `${text} ${number}` : text;
}
