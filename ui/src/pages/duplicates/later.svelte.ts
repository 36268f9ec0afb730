import { SvelteSet } from "svelte/reactivity";
import type { DuplicateProposal } from "@/api";

/** The pairs that were put off since the window was opened. */
export const later = new SvelteSet<string>();

/** What a pair is known by. */
export const pairOf = ({ one, other }: DuplicateProposal): string => `${one} ${other}`;
