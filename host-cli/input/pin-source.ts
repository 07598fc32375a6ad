import { FileError } from '../errors/file-error.js';
import { UsageError } from '../errors/usage-error.js';
import { readText } from '../files/read-file.js';

/** Options of verbs that need the PIN. */
export interface PinArguments {
  readonly pinFile?: string;
  readonly newPinFile?: string;
}

/** Asks a person at a terminal, unseen; undefined where there is no terminal. */
export type AskSecret = ((question: string) => Promise<string>) | undefined;

export interface PinSources extends PinArguments {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Of the key file of a test card. */
  readonly keyFilePin?: string;
  readonly ask: AskSecret;
}

export const PIN_FILE_OPTION = [
  '--pin-file <file>',
  'the PIN is the first line (default: SSCARD_PIN, else a prompt)',
] as const;

/**
 * The PIN as it stands: from `--pin-file`, SSCARD_PIN, the key file, or a hidden prompt, in this order.
 * @returns undefined when there is no source
 */
export async function findPin(sources: PinSources): Promise<string | undefined> {
  const { pinFile, environment, keyFilePin, ask } = sources;
  if (pinFile !== undefined)
    return lineOf(pinFile, 0) ?? noPin(pinFile, 'the first line is empty; it must be the PIN');
  return nonEmpty(environment.SSCARD_PIN) ?? keyFilePin ?? ask?.('PIN:');
}

/** @throws UsageError when there is no source */
export async function requirePin(sources: PinSources): Promise<string> {
  const pin = await findPin(sources);
  if (pin !== undefined) return pin;
  throw new UsageError(
    'no PIN was given: use --pin-file FILE or SSCARD_PIN, or run at a terminal to be asked',
  );
}

/**
 * The PIN to be: from `--new-pin-file`, the second line of `--pin-file`, SSCARD_NEW_PIN, or a prompt that asks twice.
 * @throws UsageError when there is no source, or the two entries differ
 */
export async function requireNewPin({ pinFile, newPinFile, environment, ask }: PinSources): Promise<string> {
  if (newPinFile !== undefined) {
    return lineOf(newPinFile, 0) ?? noPin(newPinFile, 'the first line is empty; it must be the new PIN');
  }
  const given =
    (pinFile === undefined ? undefined : lineOf(pinFile, 1)) ?? nonEmpty(environment.SSCARD_NEW_PIN);
  if (given !== undefined) return given;
  if (ask === undefined) {
    const sources = '--new-pin-file FILE, a second line in --pin-file, or SSCARD_NEW_PIN';
    throw new UsageError(`no new PIN was given: use ${sources}, or run at a terminal to be asked`);
  }
  const first = await ask('New PIN:');
  if ((await ask('New PIN again:')) !== first)
    throw new UsageError('the two entries of the new PIN differ; nothing was changed');
  return first;
}

function lineOf(path: string, index: number): string | undefined {
  return nonEmpty(readText(path).split(/\r?\n/)[index]?.trim());
}

const nonEmpty = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

function noPin(path: string, problem: string): never {
  throw new FileError('FILE_NOT_UNDERSTOOD', path, problem);
}
