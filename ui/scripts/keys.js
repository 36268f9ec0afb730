// Writes src/i18n/keys.ts.
import { writeFileSync } from "node:fs";
import { KEYS_FILE, keysSource } from "./messages.js";

writeFileSync(KEYS_FILE, keysSource());
