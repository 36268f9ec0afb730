import type { LaptopRow } from "@/api";

/** What a laptop is called: its name, or the code that stands in its numbers. */
export function called(laptop: Pick<LaptopRow, "name" | "code">): string {
  return laptop.name ? `${laptop.name} (${laptop.code})` : laptop.code;
}
