import GitCompareArrows from "@lucide/svelte/icons/git-compare-arrows";
import { page } from "@/frame/routes";

export default [
  page({
    name: "conflicts",
    title: "conflicts-title",
    icon: GitCompareArrows,
    load: () => import("./Conflicts.svelte"),
  }),
];
