import type { Progress } from "@/api";

/** What a command takes whose work takes long. */
export interface WorkOptions {
  signal: AbortSignal;
  onProgress: (now: Progress) => void;
}

/** Long work of a page: how far it is, and stopping it. One thing at a time: what begins later stops what is under way. */
export class Work {
  #stop: AbortController | undefined = $state.raw();
  #progress: Progress | undefined = $state.raw();

  /** Whether it is under way. */
  get running(): boolean {
    return this.#stop !== undefined;
  }

  /** How far it is, from when it says so first: nothing while a person chooses a place for what is made. */
  get progress(): Progress | undefined {
    return this.#stop && this.#progress;
  }

  /** Asks it to stop: what it then throws is cancelled. */
  cancel(): void {
    this.#stop?.abort();
  }

  /** Does it; whatever it throws goes on. */
  async run<T>(work: (options: WorkOptions) => Promise<T>): Promise<T> {
    this.#stop?.abort();
    const stop = (this.#stop = new AbortController());
    this.#progress = undefined;
    try {
      return await work({ signal: stop.signal, onProgress: (now) => this.#hear(stop, now) });
    } finally {
      if (this.#stop === stop) this.#stop = undefined;
    }
  }

  #hear(of: AbortController, now: Progress): void {
    if (this.#stop === of) this.#progress = now;
  }
}
