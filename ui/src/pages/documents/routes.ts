import Stamp from "@lucide/svelte/icons/stamp";
import { page } from "@/frame/routes";

export default [
  page({ name: "documents", title: "nav-documents", place: 6, icon: Stamp, load: () => import("./Documents.svelte") }),
];
