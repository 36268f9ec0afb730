import Users from "@lucide/svelte/icons/users";
import { page } from "@/frame/routes";

export default [
  page({ name: "people", title: "nav-people", place: 3, icon: Users, load: () => import("./People.svelte") }),
];
