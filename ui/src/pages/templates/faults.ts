import { sentence, type Tried } from "@/api";
import { hundredths } from "@/i18n/format";
import { say } from "@/i18n/index.svelte";

/** What is wrong at a place of a template, as a sentence; undefined where nothing is. */
export function wrongAt(tried: Pick<Tried, "issues" | "overhangs"> | undefined, place: string): string | undefined {
  const over = tried?.overhangs.find(({ at }) => at === place);
  if (over) return sentence("off-sheet", { by: hundredths(over.by) });
  const found = tried?.issues.find(({ at }) => at === place);
  return found && (say(`template-fault-${found.fault}`) ?? found.fault);
}
