import Building2 from "@lucide/svelte/icons/building-2";
import { page } from "@/frame/routes";

export default [
  page({
    name: "organisations",
    title: "nav-organisations",
    place: 4,
    icon: Building2,
    load: () => import("./Organisations.svelte"),
  }),
];
