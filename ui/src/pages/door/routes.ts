import { page } from "@/frame/routes";

export default [page({ name: "door", title: "door-title", within: "calendar", load: () => import("./Door.svelte") })];
