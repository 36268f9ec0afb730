import { useTransport, type Transport } from "@/api";
import { answers } from "./answers";

/** Puts an invented programme behind the pages: for previews in a browser. `?start` shows the first page, `?theme=dark`, `?language=en`. */
export function install(): void {
  const wait = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
  const transport: Transport = {
    async invoke(command, payload) {
      await wait(12);
      const answer = answers[command];
      // Throws what the programme would throw.
      // oxlint-disable-next-line no-throw-literal
      if (!answer) throw { code: "bad-request", facts: {}, issues: [] };
      return structuredClone(answer(payload["request"]));
    },
    listen: () => () => undefined,
  };
  useTransport(transport);
}
