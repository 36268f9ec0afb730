import { mount } from "svelte";
import App from "./App.svelte";
import "./styles/tokens.css";
import "./styles/base.css";

async function begin(): Promise<void> {
  // Previews in a browser have no programme behind them: they get an invented one. Production builds leave it out.
  if (import.meta.env.MODE === "mock") (await import("./mock")).install();
  const target = document.getElementById("app");
  if (target) mount(App, { target });
}

void begin();
