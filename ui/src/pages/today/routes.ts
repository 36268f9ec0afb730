import Sun from "@lucide/svelte/icons/sun";
import { page } from "@/frame/routes";

export default [
  page({ name: "today", title: "nav-today", place: 1, icon: Sun, load: () => import("./TodayPage.svelte") }),
];
