import { page } from "@/frame/routes";

export default [page({ name: "file", title: "file-page", load: () => import("./FilePage.svelte") })];
