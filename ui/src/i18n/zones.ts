import { say } from "./index.svelte";

/** The time zones of Russia, from west to east. */
export const ZONES: readonly string[] = [
  "Europe/Kaliningrad",
  "Europe/Moscow",
  "Europe/Samara",
  "Asia/Yekaterinburg",
  "Asia/Omsk",
  "Asia/Krasnoyarsk",
  "Asia/Irkutsk",
  "Asia/Yakutsk",
  "Asia/Vladivostok",
  "Asia/Magadan",
  "Asia/Kamchatka",
];

/** The name of an IANA time zone; of one that we have no name for, its own. */
export function zoneName(zone: string): string {
  return say(`zone-${zone.split("/").at(-1)?.toLowerCase()}`) ?? zone;
}

/** The zones for a choice: those of Russia, and the one in force where it is another. */
export function zoneOptions(current: string): { value: string; label: string }[] {
  const zones = ZONES.includes(current) || !current ? ZONES : [...ZONES, current];
  return zones.map((zone) => ({ value: zone, label: zoneName(zone) }));
}
