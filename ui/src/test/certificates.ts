import type { CertificateLine } from "@/api";

/** Somebody on the list before printing: a participant who was present and has no certificate yet. */
export function certificateLine(fields: Partial<CertificateLine> = {}): CertificateLine {
  return {
    personId: "p",
    name: "Шевчук Саша",
    forms: [],
    organisation: "",
    part: "participant",
    status: "attended",
    hours: null,
    award: null,
    standing: "new",
    number: "",
    template: "",
    before: null,
    doubles: [],
    exception: "",
    ...fields,
  };
}
