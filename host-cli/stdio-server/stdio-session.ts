import { fromHex, toHex } from '../../apdu/bytes.js';
import { CodecError } from '../../apdu/codec/codec-error.js';
import { CardError } from '../../card-model/kernel/card-error.js';
import type { ServableCard } from '../addresses/connection.js';
import { EXIT_CODES } from '../errors/exit-codes.js';
import { explainError, oneLine } from '../errors/explain-error.js';
import { answerOfReaderAround } from '../serving/reader-command.js';
import { CONTROL_LINES } from './control-lines.js';

/** Told of what passed between the other program and the card. */
export interface SessionObserver {
  reset(answerToReset: Uint8Array): void;
  exchange(command: Uint8Array, response: Uint8Array): void;
}

const DOT = 0x2e;

/**
 * The protocol of `serve --stdio`: one line in, one line out. Contract, serve --stdio.
 * What cannot be done is answered with `! ` and the reason, and leaves the card untouched.
 */
export class StdioSession {
  /** The other program has said `.quit`. */
  ended = false;

  constructor(
    readonly card: ServableCard,
    readonly observer?: SessionObserver,
  ) {}

  /**
   * @param line the bytes of a line without its end; undefined for one that was too long to keep
   * @returns the line to answer, without line end; undefined for none
   */
  answer(line: Uint8Array | undefined): string | undefined {
    if (line === undefined) return '! the line is too long for any command';
    try {
      return line[0] === DOT ? this.#control(line) : this.#command(line);
    } catch (error) {
      if (error instanceof CardError && error.code === 'POWER_LOST') return 'torn';
      return `! ${reasonOf(error)}`;
    }
  }

  #command(line: Uint8Array): string {
    const command = fromHex(Buffer.from(line.buffer, line.byteOffset, line.length).toString('latin1'));
    if (command.length === 0)
      return '! the line is empty: send hexadecimal, or one of .reset .warm .off .quit';
    const response = answerOfReaderAround(this.card, command) ?? this.card.transmit(command);
    this.observer?.exchange(command, response);
    return toHex(response);
  }

  #control(line: Uint8Array): string | undefined {
    const [, verb = '', argument = ''] = /^(\.\S*)\s*(.*?)\s*$/su.exec(new TextDecoder().decode(line)) ?? [];
    const control = CONTROL_LINES.find(({ name }) => name === verb);
    if (control === undefined) {
      const known = CONTROL_LINES.map(({ form }) => form).join(', ');
      return `! ${oneLine(`'${verb}' is unknown; known: ${known}`)}`;
    }
    if (argument !== '' && !control.form.includes(' ')) return `! ${verb} takes nothing after it`;
    return control.run(this, argument);
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof CodecError) return `neither hexadecimal nor a control line: ${oneLine(error.message)}`;
  const { message, exitCode } = explainError(error);
  // A fault of this program must not pass for a slip of the other one.
  if (exitCode === EXIT_CODES.FAULT.value) throw error;
  return message;
}
