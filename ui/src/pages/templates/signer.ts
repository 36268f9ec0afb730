import type { PlaceholderRow, TemplateSigner } from "@/api";

/** A new signer: the one of this number as the programme knows them, as far as it knows so many. */
export function signer(number: number, placeholders: readonly Pick<PlaceholderRow, "name">[]): TemplateSigner {
  const known = (name: string) => (placeholders.some((each) => each.name === name) ? `{${name}}` : "");
  return {
    post: known(`signer${number}_post`),
    name: known(`signer${number}_name`),
    facsimile: known(`signer${number}_facsimile`),
    seal: "",
  };
}
