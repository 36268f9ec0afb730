// The border between the pages and the programme. Pages import from here; nothing outside this folder imports Tauri.
export { call, type Answer, type CallOptions, type Command, type Request } from "./call";
export { changes, NOUNS, onClosing, onNoticed } from "./changes.svelte";
export { asFailure, Failure, sentence } from "./failure";
export { Latest } from "./latest";
export { useQuery, type Query } from "./query.svelte";
export { useTransport, type Transport } from "./transport";
export type * from "./generated/commands";
