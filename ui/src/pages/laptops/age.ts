import { t } from "@/i18n/index.svelte";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The time between two moments, in milliseconds; never below zero. */
export function between(earlier: string, later: string): number {
  return Math.max(0, Date.parse(later) - Date.parse(earlier));
}

/** Whole days in a span. */
export function days(span: number): number {
  return Math.floor(span / DAY);
}

/** How long ago a moment was: "3 days ago". */
export function ago(moment: string, now: string): string {
  const span = between(moment, now);
  if (span < MINUTE) return t("laptops-age-now");
  if (span < HOUR) return t("laptops-age-minutes", { count: Math.floor(span / MINUTE) });
  if (span < DAY) return t("laptops-age-hours", { count: Math.floor(span / HOUR) });
  return t("laptops-age-days", { count: days(span) });
}

/** By how much a clock is fast, to the nearest whole: "by 3 days". */
export function fast(minutes: number): string {
  const hours = Math.round(minutes / 60);
  if (minutes < 60) return t("laptops-ahead-minutes", { count: minutes });
  if (hours < 24) return t("laptops-ahead-hours", { count: hours });
  return t("laptops-ahead-days", { count: Math.round(minutes / 1_440) });
}
