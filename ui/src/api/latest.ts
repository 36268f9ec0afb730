/**
 * The newest of several questions, as they are asked letter by letter: older answers are dropped, and keys that were
 * pressed wait, in their order, for the answer to what was typed before them.
 */
export class Latest {
  #newest = 0;
  #pending = false;
  #failed = false;
  #waiting: (() => void)[] = [];

  /** `take` gets the answer, or `refuse` the failure, unless something newer was asked meanwhile. */
  ask<T>(asked: Promise<T>, take: (answer: T) => void, refuse: (thrown: unknown) => void): void {
    const mine = (this.#newest += 1);
    this.#pending = true;
    const settle = (failed: boolean, told: () => void) => {
      if (mine !== this.#newest) return;
      this.#pending = false;
      this.#failed = failed;
      told();
      // A key may ask anew; those behind it then wait for that.
      for (const act of this.#waiting.splice(0)) this.answered(act);
    };
    asked.then(
      (answer) => settle(false, () => take(answer)),
      (thrown: unknown) => settle(true, () => refuse(thrown)),
    );
  }

  /** Nothing is asked any more; what is on its way is dropped, with the keys that waited for it. */
  forget(): void {
    this.#newest += 1;
    this.#pending = this.#failed = false;
    this.#waiting = [];
  }

  /** Acts at once where nothing is on its way, else when the newest answer is there; not where that failed. */
  answered(act: () => void): void {
    if (this.#pending) this.#waiting.push(act);
    else if (!this.#failed) act();
  }
}
