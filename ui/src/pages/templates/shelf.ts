// What stands on the page of templates: those of the programme, those that ship, and the lists that a new template begins with.
import { call, type Produced, type Template, type TemplateId, type TemplateRow } from "@/api";
import { t } from "@/i18n/index.svelte";
import { first, sizeName } from "./sheets";
import { starter } from "./starters";

/** A template to look at, to copy and to pass on. */
export interface OnShelf {
  key: string;
  /** Its identifier; none for one that ships. */
  id: TemplateId | null;
  title: string;
  /** What stands below its title. */
  about: string;
  read: () => Promise<Template>;
  /** Asks for a place and writes it there; none when the person changed their mind. */
  save: () => Promise<Produced | null>;
}

/** One that the programme answers. */
export function onShelf({ key, id, title, kind }: TemplateRow): OnShelf {
  return {
    key,
    id,
    title,
    about: t(`template-kind-${kind}`),
    read: async () => (await call("templates.open", key)).template,
    save: () => call("templates.export", key),
  };
}

/** What is printed in its usual look until there is a template of it. */
const LISTS = ["registrationSheet", "programme", "yearPlan", "scoreSheet"] as const;

/** The lists, as a new template of each begins. */
export function lists(): OnShelf[] {
  return LISTS.map((kind) => {
    const title = t(`template-kind-${kind}`);
    const template = () => ({ ...starter(kind, first(kind)), title });
    return {
      key: kind,
      id: null,
      title,
      about: sizeName(first(kind)),
      read: async () => template(),
      save: () => call("templates.export_drawn", template()),
    };
  });
}
