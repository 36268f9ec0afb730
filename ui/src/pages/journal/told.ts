// Values, fields and records of the journal in words.
import type { Author, ActionRow, Told } from "@/api";
import { day, hundredths, moment, money, number } from "@/i18n/format";
import { choice, say, t } from "@/i18n/index.svelte";

const kebab = (name: string) => name.replaceAll("_", "-");

/** A value in words; "empty" where there is none. */
export function told(value: Told): string {
  switch (value.kind) {
    case "nothing":
      return t("told-nothing");
    case "text":
      return value.value;
    case "record":
      return value.value || t("told-erased-record");
    case "number":
      return number(value.value);
    case "year":
      return String(value.value);
    case "hundredths":
      return hundredths(value.value);
    case "money":
      return money(value.value);
    case "flag":
      return value.value ? t("told-yes") : t("told-no");
    case "day":
      return day(value.value);
    case "moment":
      return moment(value.value);
    case "choice":
      return choice(value.value.list, value.value.value);
    case "deleted":
      return value.value ? t("conflicts-life-deleted") : t("conflicts-life-kept");
  }
}

/** The name of a field; the one without a name is the record itself. */
export function fieldName(table: string, column: string): string {
  return column === "" ? t("column-life") : (say(`column-${kebab(table)}-${kebab(column)}`) ?? column);
}

/** What a record is: person, event. */
export function tableName(table: string): string {
  return say(`table-${kebab(table)}`) ?? table;
}

/** An action with a capital letter, as a title or the line of a list. */
export function actionName(op: ActionRow["op"]): string {
  const text = say(`op-${op}`) ?? op;
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** What is known, side by side: a system may not tell who sits at it. */
export function facts(...parts: string[]): string {
  return parts.filter(Boolean).join(" · ");
}

/** A laptop by its name, or its code where it has none. */
export function laptopName(laptop: string, code: string): string {
  return laptop ? t("journal-laptop", { name: laptop, code }) : code;
}

/** Who and where. */
export function authorName(author: Author | null): string {
  if (!author) return t("conflicts-unknown-author");
  return facts(author.operator, laptopName(author.laptop, author.replica));
}
