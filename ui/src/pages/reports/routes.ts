import ChartColumn from "@lucide/svelte/icons/chart-column";
import { page } from "@/frame/routes";

export default [
  page({ name: "reports", title: "nav-reports", place: 7, icon: ChartColumn, load: () => import("./Reports.svelte") }),
];
