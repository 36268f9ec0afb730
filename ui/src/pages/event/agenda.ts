// The lines of an agenda as people type them: a day and two times, which the programme knows as moments on the wall.
import type { AgendaFields, AgendaItem, AgendaItemId, EventFields } from "@/api";
import { addDays } from "@/i18n/parse";

/** What the form of a line holds. */
export interface Line {
  day: string;
  begins: string | null;
  ends: string | null;
  title: string;
  speaker: string;
  room: string;
}

const dayOf = (wall: string) => wall.slice(0, 10);
const timeOf = (wall: string) => wall.slice(11, 16);

/** The days of an event. One that ends at midnight does not reach into the day that begins then. */
export function daysOf({ starts, ends }: Pick<EventFields, "starts" | "ends">): string[] {
  const first = dayOf(starts);
  let last = dayOf(ends);
  if (last > first && timeOf(ends) === "00:00") last = addDays(last, -1);
  const days = [first];
  for (let day = addDays(first, 1); day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** A line as it is typed. */
export function typed({ begins, ends, ...rest }: AgendaFields): Line {
  return {
    ...rest,
    day: dayOf(begins ?? ""),
    begins: begins && timeOf(begins),
    ends: ends && timeOf(ends),
  };
}

/** A line as the programme has it. Midnight ends the day; from late evening to early morning is one night. */
export function asked({ day, begins, ends, ...rest }: Line): AgendaFields {
  const overnight = ends === "00:00" || (begins !== null && begins >= "18:00" && ends !== null && ends <= "06:00");
  return {
    ...rest,
    begins: begins && `${day}T${begins}:00`,
    ends: ends && `${overnight ? addDays(day, 1) : day}T${ends}:00`,
  };
}

/** The line that comes after this one: it begins when this one ends. */
export function following(fields: AgendaFields, days: readonly string[]): Line {
  const { begins, ends } = fields;
  const free = { ends: null, title: "", speaker: "", room: "" };
  if (ends && days.includes(dayOf(ends))) return { ...free, day: dayOf(ends), begins: timeOf(ends) };
  return { ...free, day: dayOf(begins ?? days[0] ?? ""), begins: null };
}

/** The next line of an agenda: after the one that was entered last, else after the last one; the first begins with the event. */
export function next(
  event: Pick<EventFields, "starts" | "ends">,
  items: readonly AgendaItem[],
  entered?: AgendaItemId,
): Line {
  const last = items.find((item) => item.id === entered) ?? items.findLast((item) => !item.outside);
  if (last) return following(last.fields, daysOf(event));
  return { day: dayOf(event.starts), begins: timeOf(event.starts), ends: null, title: "", speaker: "", room: "" };
}

/** When a line is: 10:00–10:30, or its beginning alone. */
export function times({ begins, ends }: AgendaFields): string {
  return [begins, ends].flatMap((wall) => (wall ? [timeOf(wall)] : [])).join("–");
}

/** The lines of each day, in their order. */
export function byDay(items: readonly AgendaItem[]): AgendaItem[][] {
  const groups: AgendaItem[][] = [];
  for (const item of items) {
    const group = groups.at(-1);
    if (group?.[0]?.day === item.day) group.push(item);
    else groups.push([item]);
  }
  return groups;
}
