import { page } from "@/frame/routes";

export default [
  page({ name: "programme", title: "programme-page", within: "today", load: () => import("./ProgrammePage.svelte") }),
];
