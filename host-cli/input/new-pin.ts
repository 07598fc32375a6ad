import { UsageError } from '../errors/usage-error.js';
import { readText } from '../files/read-file.js';

/** Asks a person at a terminal, unseen; undefined where there is no terminal. */
export type AskSecret = ((question: string) => Promise<string>) | undefined;

export interface NewPinSources {
  readonly pinFile?: string | undefined;
  readonly newPinFile?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly ask: AskSecret;
}

/** Of which PIN it is: a card has one for the social and one for the bank application. */
export interface PinKind {
  /** Name of the environment variable that holds the new one. */
  readonly variable: string;
  /** What the prompt calls it. */
  readonly question: string;
  /**
   * The PIN as it came.
   * @throws for what is no PIN, naming the source and never the PIN
   */
  checked(pin: string, source: string): string;
}

/** What a PIN that was typed comes from. */
export const PROMPT = 'the prompt';

/**
 * The PIN to be: from `--new-pin-file`, the second line of `--pin-file`, the environment, or a prompt that asks twice.
 * @throws UsageError when there is no source, or the two entries differ; what `checked` throws for a PIN that is none
 */
export async function findNewPin(
  { pinFile, newPinFile, environment, ask }: NewPinSources,
  { variable, question, checked }: PinKind,
): Promise<string> {
  if (newPinFile !== undefined) return checked(firstLineOf(newPinFile, 'the new PIN'), newPinFile);
  const secondLine = pinFile === undefined ? undefined : lineOf(pinFile, 1);
  if (secondLine !== undefined) return checked(secondLine, `${pinFile}, second line`);
  const fromEnvironment = nonEmpty(environment[variable]);
  if (fromEnvironment !== undefined) return checked(fromEnvironment, variable);
  if (ask === undefined) {
    const sources = `--new-pin-file FILE, a second line in --pin-file, or ${variable}`;
    throw new UsageError(`no new PIN was given: use ${sources}, or run at a terminal to be asked`);
  }
  const first = checked(await ask(`${question}:`), PROMPT);
  if ((await ask(`${question} again:`)) !== first)
    throw new UsageError('the two entries of the new PIN differ; nothing was changed');
  return first;
}

/** @throws FileError; UsageError for an empty line, telling what should stand there */
export function firstLineOf(path: string, what: string): string {
  const line = lineOf(path, 0);
  if (line === undefined) throw new UsageError(`${path}: the first line is empty; it must be ${what}`);
  return line;
}

function lineOf(path: string, index: number): string | undefined {
  return nonEmpty(readText(path).split(/\r?\n/)[index]?.trim());
}

export const nonEmpty = (text: string | undefined): string | undefined => (text === '' ? undefined : text);
