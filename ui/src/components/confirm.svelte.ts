/** A question that a person must answer before something is done. */
export interface Question {
  title: string;
  text: string;
  /** The word on the button that does it: a verb, never "OK". */
  action: string;
  /** What is done destroys something. */
  danger?: boolean;
  /** Nothing brings it back: Enter alone does not do it. */
  final?: boolean;
}

class Confirm {
  #question: (Question & { answer: (yes: boolean) => void }) | undefined = $state.raw();

  /** The question on screen. */
  get question(): Question | undefined {
    return this.#question;
  }

  /** Asks and waits for the answer. A question that stood before counts as answered with no. */
  ask(question: Question): Promise<boolean> {
    this.answer(false);
    return new Promise((answer) => {
      this.#question = { ...question, answer };
    });
  }

  /** Gives the answer. */
  answer(yes: boolean): void {
    const asked = this.#question;
    this.#question = undefined;
    asked?.answer(yes);
  }
}

/** Questions of the window: `if (await confirm.ask({ … }))`. */
export const confirm = new Confirm();
