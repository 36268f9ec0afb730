import Laptop from "@lucide/svelte/icons/laptop";
import { page } from "@/frame/routes";

export default [
  page({
    name: "laptops",
    title: "nav-laptops",
    place: 9,
    icon: Laptop,
    load: () => import("./LaptopsPage.svelte"),
  }),
];
