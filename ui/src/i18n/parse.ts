// What people type, read exactly. Nothing here goes through a floating-point number where money or marks are concerned.

const pad = (value: number, width: number) => String(value).padStart(width, "0");

/** The day of a year, month and day, or null where the calendar has no such day. */
export function makeDay(year: number, month: number, date: number): string | null {
  const made = new Date(Date.UTC(year, month - 1, date));
  made.setUTCFullYear(year);
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === date
    ? `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`
    : null;
}

/**
 * The day that was typed: 29.04.2019, 29/4/19, 29042019, 2019-04-29; without a year it is that of `near`.
 * Two-digit years are of the century that lies within fifty years of `near`. Null for anything else.
 */
export function parseDay(text: string, near: string): string | null {
  const trimmed = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(trimmed);
  if (iso) return makeDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const parts =
    /^(\d{1,2})[.,/\-\s]+(\d{1,2})(?:[.,/\-\s]+(\d{2}|\d{4}))?\.?$/.exec(trimmed) ??
    /^(\d{2})(\d{2})(\d{4}|\d{2})?$/.exec(trimmed);
  if (!parts) return null;
  const nearYear = Number(near.slice(0, 4));
  let year = parts[3] === undefined ? nearYear : Number(parts[3]);
  if (parts[3]?.length === 2) {
    year += Math.trunc(nearYear / 100) * 100;
    if (year > nearYear + 50) year -= 100;
  }
  return makeDay(year, Number(parts[2]), Number(parts[1]));
}

/** The time that was typed: 9, 930, 9:30, 09.30 > 09:30. Null for anything else. */
export function parseTime(text: string): string | null {
  const parts = /^(\d{1,2})(?:[:.\-\s](\d{2}))?$|^(\d{1,2})(\d{2})$/.exec(text.trim());
  if (!parts) return null;
  const hours = Number(parts[1] ?? parts[3]);
  const minutes = Number(parts[2] ?? parts[4] ?? "0");
  return hours < 24 && minutes < 60 ? `${pad(hours, 2)}:${pad(minutes, 2)}` : null;
}

/** A whole number, with or without thousands set apart. Null for anything else. */
export function parseWhole(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, "");
  return /^[-−]?\d{1,15}$/.test(plain) ? Number(plain.replace("−", "-")) : null;
}

/**
 * A number with at most two places as whole hundredths: `7,5` > 750, `1 500.25` > 150025. The currency sign may stand beside it.
 * More places than two are refused rather than rounded. Null for anything else.
 */
export function parseHundredths(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f₽]|руб\.?|р\.$/g, "");
  const parts = /^([-−])?(\d{1,13})(?:[.,](\d{0,2}))?$/.exec(plain);
  if (!parts) return null;
  const value = Number(parts[2]) * 100 + Number((parts[3] ?? "").padEnd(2, "0") || "0");
  return parts[1] ? -value : value;
}

/** Moves a day by a number of days. */
export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** Moves a day by months; the 31st becomes the last day of a shorter month. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return `${pad(first.getUTCFullYear(), 4)}-${pad(first.getUTCMonth() + 1, 2)}-${pad(Math.min(date, last), 2)}`;
}
