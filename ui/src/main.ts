import { mount } from "svelte";
import App from "./App.svelte";
import "./styles/tokens.css";
import "./styles/base.css";

/**
 * The engine gives the keyboard to the first element of the document that is marked `autofocus`, a frame or more after it
 * came and whoever has the keyboard by then: letters of somebody quick went into another field. It does so once, so an
 * element of no meaning takes it. Pages give the keyboard themselves.
 */
function spendAutofocus(): void {
  const spent = document.createElement("span");
  spent.tabIndex = -1;
  spent.autofocus = true;
  spent.addEventListener("focus", () => spent.remove(), { once: true });
  document.body.append(spent);
}

async function begin(): Promise<void> {
  spendAutofocus();
  // Previews in a browser have no programme behind them: they get an invented one. Production builds leave it out.
  if (import.meta.env.MODE === "mock") (await import("./mock")).install();
  const target = document.getElementById("app");
  if (target) mount(App, { target });
}

void begin();
