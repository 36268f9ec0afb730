import { page } from "@/frame/routes";

export default [
  page({ name: "import", title: "import-title", within: "calendar", load: () => import("./Import.svelte") }),
];
