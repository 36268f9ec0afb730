import { language, LOCALES } from "./index.svelte";

// Intl objects are slow to make and cheap to use: one each for a language and set of options.
const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language() + JSON.stringify(options);
  let format = numbers.get(key);
  if (!format) numbers.set(key, (format = new Intl.NumberFormat(LOCALES[language()], options)));
  return format;
}

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language() + JSON.stringify(options);
  let format = dates.get(key);
  if (!format) dates.set(key, (format = new Intl.DateTimeFormat(LOCALES[language()], options)));
  return format;
}

/** Hundredths as an exact decimal text: 150050 > "1500.50". */
function decimal(value: number): `${number}` {
  const sign = value < 0 ? "-" : "";
  const whole = Math.abs(value);
  return `${sign}${Math.trunc(whole / 100)}.${String(whole % 100).padStart(2, "0")}` as `${number}`;
}

/** A whole number with thousands set apart: 12 480. */
export function number(value: number): string {
  return numberFormat({ maximumFractionDigits: 0 }).format(value);
}

/** Hundredths as a decimal number: 750 > 7,5; with `fixed` always two places: 7,50. */
export function hundredths(value: number, fixed = false): string {
  return numberFormat({ minimumFractionDigits: fixed ? 2 : 0, maximumFractionDigits: 2 }).format(decimal(value));
}

/** Kopecks as money: 15000000 > 150 000 ₽. Kopecks are shown where there are any, with `fixed` always. */
export function money(kopecks: number, fixed = false): string {
  const digits = fixed || kopecks % 100 !== 0 ? 2 : 0;
  return numberFormat({
    style: "currency",
    currency: "RUB",
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(decimal(kopecks));
}

/** A share as a percentage without places: 0.42 > 42 %. */
export function percent(share: number): string {
  return numberFormat({ style: "percent", maximumFractionDigits: 0 }).format(share);
}

// Days and wall times have no zone: they are put into UTC and read out of it, so that no clock change can move them.
function civil(text: string): Date {
  return new Date(`${text.slice(0, 10)}T${text.slice(11, 19) || "00:00:00"}Z`);
}

const DAY: Record<DayStyle, Intl.DateTimeFormatOptions> = {
  short: { day: "2-digit", month: "2-digit", year: "numeric" },
  long: { day: "numeric", month: "long", year: "numeric" },
  "day-month": { day: "numeric", month: "long" },
  "day-month-short": { day: "numeric", month: "short" },
  weekday: { weekday: "long", day: "numeric", month: "long" },
  "weekday-short": { weekday: "short" },
  month: { month: "long", year: "numeric" },
};

/** How much of a day is shown. */
export type DayStyle = "short" | "long" | "day-month" | "day-month-short" | "weekday" | "weekday-short" | "month";

/** A day (or the day of a wall time): 29.04.2019, or 29 апреля 2019 for `long`. */
export function day(value: string, style: DayStyle = "short"): string {
  const text = dateFormat({ ...DAY[style], timeZone: "UTC" }).format(civil(value));
  // "2019 г." is for documents; on screen the year speaks for itself.
  return text.replace(/\sг\.$/, "");
}

/** The time of a wall time: 14:00. */
export function time(wall: string): string {
  return wall.slice(11, 16);
}

/** Start and end by the wall: 29 апреля, 10:00–17:00; over several days 29–30 апреля. */
export function when(starts: string, ends: string, withYear = false): string {
  const style: DayStyle = withYear ? "long" : "day-month";
  if (starts.slice(0, 10) === ends.slice(0, 10)) return `${day(starts, style)}, ${time(starts)}–${time(ends)}`;
  const range = dateFormat({ ...DAY[style], timeZone: "UTC" }).formatRange(civil(starts), civil(ends));
  return range.replace(/\sг\.$/, "");
}

/** A moment by this laptop's clock: 29.04.2019, 10:42. */
export function moment(value: string): string {
  return dateFormat({ ...DAY.short, hour: "2-digit", minute: "2-digit" }).format(new Date(value));
}

/** Names of weekdays from Monday, short: Пн … Вс. */
export function weekdays(): string[] {
  // 2024-01-01 was a Monday.
  return Array.from({ length: 7 }, (_, index) => day(`2024-01-0${index + 1}`, "weekday-short"));
}
