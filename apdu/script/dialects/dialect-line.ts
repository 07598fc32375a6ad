import { fromHex, toHex } from '../../bytes.js';
import { CodecError } from '../../codec/codec-error.js';
import { ScriptError, type ScriptErrorCode } from '../script-error.js';
import type { ForeignLine } from '../script-line.js';

/** One line of a file in another dialect. */
export class DialectLine {
  constructor(
    readonly file: string,
    /** From 1. */
    readonly number: number,
    /** Without the line end. */
    readonly text: string,
  ) {}

  /** @param column from 1 */
  error(code: ScriptErrorCode, reason: string, column = this.firstColumn): ScriptError {
    return new ScriptError(code, reason, this.file, this.number, column, this.text);
  }

  /** Where the first character that is no white space stands. */
  get firstColumn(): number {
    return this.text.length - this.text.trimStart().length + 1;
  }

  /** A line of this language that stands for this one. */
  as(text: string, column = this.firstColumn): ForeignLine {
    return { text, line: this.number, column };
  }

  /**
   * The bytes of a piece of the line.
   * @param start where it begins, from 1
   * @throws ScriptError DIALECT_BYTES_INVALID at the character that is no digit, or where one is missing
   */
  bytes(hex: string, start: number): Uint8Array {
    try {
      return fromHex(hex);
    } catch (error) {
      if (!(error instanceof CodecError)) throw error;
      const odd = error.code === 'ODD_HEX';
      const reason = odd
        ? 'an odd count of digits is no whole bytes: a digit is missing or too many'
        : 'not a hexadecimal digit';
      const column = odd ? start + hex.trimEnd().length : start + (error.offset ?? 0);
      throw this.error('DIALECT_BYTES_INVALID', reason, column);
    }
  }

  /** `send` with the bytes. @throws ScriptError where there are none */
  send(command: Uint8Array, column = this.firstColumn): ForeignLine {
    if (command.length === 0)
      throw this.error('DIALECT_BYTES_INVALID', 'there is no byte of a command', column);
    return this.as(`send ${toHex(command, ' ')}`, column);
  }

  /** The line as a comment of this language; nothing where it says nothing. */
  comment(text: string): ForeignLine[] {
    const words = text.trim();
    return words === '' ? [] : [this.as(`# ${words}`)];
  }

  /** Words that the tool would print; nothing where there are none. */
  note(text: string, column = this.firstColumn): ForeignLine[] {
    const words = text.replace(/\s+/g, ' ').trim();
    return words === '' ? [] : [this.as(`note ${words}`, column)];
  }
}

/** What is expected of data and status word that were seen: exactly these. */
export function exactAnswer(answer: Uint8Array): string {
  const data = answer.subarray(0, -2);
  const status = toHex(answer.subarray(-2));
  return data.length === 0 ? `expect empty ${status}` : `expect ${toHex(data, ' ')} ${status}`;
}

export function noAnswer(line: DialectLine, column: number): ScriptError {
  return line.error(
    'DIALECT_BYTES_INVALID',
    'an answer belongs here, and these bytes end with no status word: is a line missing?',
    column,
  );
}
