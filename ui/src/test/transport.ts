import { useTransport } from "@/api";

/** What a programme for tests answers, by wire name. */
export type Answers = Record<string, (request: unknown, job: string | undefined) => unknown>;

/** A programme for tests: answers by wire name, and what was asked and can be told. */
export function fakeProgramme(answers: Answers) {
  const asked: { command: string; request: unknown }[] = [];
  const hearers = new Map<string, Set<(payload: unknown) => void>>();
  useTransport({
    async invoke(command, payload) {
      asked.push({ command, request: payload["request"] });
      const answer = answers[command];
      if (!answer) throw new Error(`nobody answers ${command}`);
      return answer(payload["request"], payload["job"] as string | undefined);
    },
    listen(event, hear) {
      const all = hearers.get(event) ?? new Set();
      hearers.set(event, all.add(hear));
      return () => all.delete(hear);
    },
  });
  return {
    asked,
    /** Sends an event as the programme would. */
    tell: (event: string, payload: unknown) => hearers.get(event)?.forEach((hear) => hear(payload)),
    /** How many hear an event. */
    hearers: (event: string) => hearers.get(event)?.size ?? 0,
  };
}
