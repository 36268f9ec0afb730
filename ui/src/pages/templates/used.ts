import { call, type Occasion } from "@/api";

const USUAL = { event: "shipped-participant", competition: "shipped-winner" } as const;

/** The template that certificates for such an occasion were printed with last on this computer; the usual one before. */
export async function usedTemplate(of: Occasion["of"]): Promise<string> {
  const choices = await call("papers.choices").catch(() => undefined);
  return choices?.certificates[of] ?? USUAL[of];
}
