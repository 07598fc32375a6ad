import type { TraceEntry } from '../trace-entry.js';

/** The command of a log that waits for its answer; a log may lack one where the reader failed. */
export class PendingExchange {
  #command: Uint8Array | undefined;

  /** @returns the command before, when it was never answered */
  ask(command: Uint8Array): readonly TraceEntry[] {
    const before = this.end();
    this.#command = command;
    return before;
  }

  /** An answer without a command is none of a card: the log began in between. */
  answer(response: Uint8Array): readonly TraceEntry[] {
    const command = this.#command;
    this.#command = undefined;
    return command === undefined ? [] : [{ kind: 'exchange', command, response }];
  }

  reset(answerToReset: Uint8Array = new Uint8Array(0)): readonly TraceEntry[] {
    return [...this.end(), { kind: 'reset', answerToReset }];
  }

  end(): readonly TraceEntry[] {
    const command = this.#command;
    this.#command = undefined;
    return command === undefined ? [] : [{ kind: 'command', command, why: 'no answer in the log' }];
  }
}
