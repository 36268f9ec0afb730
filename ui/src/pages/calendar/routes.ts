import CalendarDays from "@lucide/svelte/icons/calendar-days";
import { page } from "@/frame/routes";

export default [
  page({
    name: "calendar",
    title: "nav-calendar",
    place: 2,
    icon: CalendarDays,
    load: () => import("./Calendar.svelte"),
  }),
];
