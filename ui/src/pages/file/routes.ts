import { page } from "@/frame/routes";

export default [page({ name: "file", title: "file-page", within: "today", load: () => import("./FilePage.svelte") })];
