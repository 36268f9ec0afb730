import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";

/** What carries commands to the programme and events back. In the window it is Tauri; tests and previews give their own. */
export interface Transport {
  /** Runs the command of this wire name; rejects with the error as the programme made it. */
  invoke(command: string, payload: Record<string, unknown>): Promise<unknown>;
  /** Hears an event until the returned function is called. */
  listen(event: string, hear: (payload: unknown) => void): () => void;
}

const tauri: Transport = {
  invoke,
  listen(event, hear) {
    const heard = listen(event, ({ payload }) => hear(payload));
    return () => void heard.then((stop) => stop());
  },
};

let current = tauri;

/** The transport in use. */
export function transport(): Transport {
  return current;
}

/** Puts another transport in place of Tauri: for tests and for previews in a browser. */
export function useTransport(next: Transport): void {
  current = next;
}
