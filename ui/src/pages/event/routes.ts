import { page } from "@/frame/routes";

export default [
  page({ name: "event", title: "event-about", within: "calendar", load: () => import("./EventPage.svelte") }),
];
