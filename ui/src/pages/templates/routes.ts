import { page } from "@/frame/routes";

export default [
  page({ name: "templates", title: "templates-title", within: "documents", load: () => import("./Templates.svelte") }),
  page({ name: "designer", title: "designer-title", within: "documents", load: () => import("./DesignerPage.svelte") }),
];
