import { tick } from "svelte";
import { changes } from "./changes.svelte";
import { asFailure, type Failure } from "./failure";
import type { Noun } from "./generated/commands";

/** What a page reads and keeps up to date. */
export interface Query<T> {
  /** The last answer; undefined until the first one. It stays while the next is on its way. */
  readonly value: T | undefined;
  /** Why the last reading failed. */
  readonly failure: Failure | undefined;
  /** Whether an answer is on its way. */
  readonly loading: boolean;
  /** Reads again. */
  reload(): void;
  /**
   * Waits until no answer is on its way, and gives the last one: whoever is asked about a record, or fills a form with it, is then
   * at the one that is meant, as it is now. Undefined where it could not be read: what still stands there is another.
   */
  answered(): Promise<T | undefined>;
}

/**
 * Reads now, whenever one of the nouns changes, and whenever state that `read` looks at changes. Answers that come
 * after a newer question was asked are dropped. Call it while a component is being set up.
 * `read` may return null for "nothing to read": the value is then undefined.
 */
export function useQuery<T>(read: () => Promise<T> | null, nouns: readonly Noun[]): Query<T> {
  let value: T | undefined = $state.raw();
  let failure: Failure | undefined = $state.raw();
  let loading = $state(true);
  let again = $state(0);
  let asked = 0;
  let waiting: (() => void)[] = [];
  const arrived = () => {
    loading = false;
    for (const go of waiting) go();
    waiting = [];
  };

  $effect(() => {
    changes.version(nouns);
    void again;
    const question = (asked += 1);
    const answer = read();
    if (!answer) {
      value = undefined;
      failure = undefined;
      arrived();
      return;
    }
    loading = true;
    answer
      .then((given) => {
        if (question !== asked) return;
        value = given;
        failure = undefined;
        arrived();
      })
      .catch((thrown: unknown) => {
        if (question !== asked) return;
        failure = asFailure(thrown);
        arrived();
      });
  });
  $effect(() => () => {
    asked += 1;
  });

  return {
    get value() {
      return value;
    },
    get failure() {
      return failure;
    },
    get loading() {
      return loading;
    },
    reload() {
      again += 1;
    },
    async answered() {
      // What has just changed is asked for a moment later.
      await tick();
      if (loading) await new Promise<void>((resolve) => waiting.push(resolve));
      return failure ? undefined : value;
    },
  };
}
