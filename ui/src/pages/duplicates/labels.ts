import type { ComparedField, RecordKind } from "@/api";
import { day } from "@/i18n/format";
import { choice, t, type PlainKey } from "@/i18n/index.svelte";

const PERSON: Record<string, PlainKey> = {
  surname: "person-surname",
  given: "person-given",
  patronymic: "person-patronymic",
  sex: "person-sex",
  born: "person-born",
  phone: "person-phone",
  email: "person-email",
  municipality_id: "person-municipality",
  notes: "person-notes",
};

const ORGANISATION: Record<string, PlainKey> = {
  full_name: "organisation-full-name",
  short_name: "organisation-short-name",
  legal_form: "organisation-legal-form",
  category: "organisation-category",
  inn: "organisation-inn",
  ogrn: "organisation-ogrn",
  kpp: "organisation-kpp",
  municipality_id: "organisation-municipality",
  fields: "organisation-fields",
  registered_on: "organisation-registered-on",
  phone: "organisation-phone",
  email: "organisation-email",
  site: "organisation-site",
  address: "organisation-address",
  notes: "organisation-notes",
};

/** The label of a field of two records; undefined for one that is not shown. */
export function labelOf(kind: RecordKind, field: string): string | undefined {
  const key = (kind === "person" ? PERSON : ORGANISATION)[field];
  return key && t(key);
}

/** What a record says in a field, in words. */
export function wordsOf({ field }: ComparedField, value: string): string {
  if (!value) return "";
  if (field === "sex" || field === "category") return choice(field, value);
  if (field === "born" || field === "registered_on") return day(value);
  return value;
}
