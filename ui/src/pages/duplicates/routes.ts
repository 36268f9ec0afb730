import { page } from "@/frame/routes";

export default [
  page({
    name: "duplicates",
    title: "nav-duplicates",
    within: "people",
    load: () => import("./DuplicatesPage.svelte"),
  }),
];
