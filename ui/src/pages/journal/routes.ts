import ScrollText from "@lucide/svelte/icons/scroll-text";
import { page } from "@/frame/routes";

export default [
  page({
    name: "journal",
    title: "nav-journal",
    place: 8,
    icon: ScrollText,
    load: () => import("./JournalPage.svelte"),
  }),
];
