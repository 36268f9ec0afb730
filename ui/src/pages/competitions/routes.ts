import Award from "@lucide/svelte/icons/award";
import { page } from "@/frame/routes";

export default [
  page({
    name: "competitions",
    title: "nav-competitions",
    place: 5,
    icon: Award,
    load: () => import("./Competitions.svelte"),
  }),
];
