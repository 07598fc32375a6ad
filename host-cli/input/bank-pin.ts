import { UsageError } from '../errors/usage-error.js';
import { readText } from '../files/read-file.js';
import type { AskPin } from '../terminal/index.js';
import { type AskSecret, findNewPin, type NewPinSources } from './new-pin.js';

export const BANK_PIN_FILE_OPTION = [
  '--pin-file <file>',
  'the PIN of the bank application is the first line (default: SSCARD_BANK_PIN, else a prompt)',
] as const;

export const NEW_BANK_PIN_FILE_OPTION = [
  '--new-pin-file <file>',
  'the new PIN is the first line (default: the second line of --pin-file, SSCARD_NEW_BANK_PIN, else a prompt)',
] as const;

export interface BankPinSources {
  readonly pinFile?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly ask: AskSecret;
}

/**
 * How the holder enters the PIN of the bank application, which is not that of the social one: from a file,
 * SSCARD_BANK_PIN, or a hidden prompt. Only a person is asked a second time: a wrong PIN of a file is wrong again.
 * @returns undefined when there is no source; the terminal then has no pad
 * @throws UsageError, FileError from a file that holds no PIN, naming it and never the PIN
 */
export function bankPin({ pinFile, environment, ask }: BankPinSources): AskPin | undefined {
  const written = writtenPin(pinFile, environment.SSCARD_BANK_PIN);
  if (written !== undefined) return async ({ attempt }) => (attempt === 1 ? written : undefined);
  if (ask === undefined) return undefined;
  return async ({ attempt, triesLeft }) => {
    const again = attempt > 1 ? 'wrong; ' : '';
    const left = triesLeft === undefined ? '' : ` (${triesLeft} ${triesLeft === 1 ? 'try' : 'tries'} left)`;
    const entered = await ask(`${again}bank PIN${left}:`);
    return entered === '' ? undefined : checked(entered, 'the prompt');
  };
}

/**
 * The PIN to be of the bank application: from `--new-pin-file`, the second line of `--pin-file`, SSCARD_NEW_BANK_PIN, or a
 * prompt that asks twice.
 * @throws UsageError, FileError
 */
export function newBankPin(sources: NewPinSources): Promise<string> {
  return findNewPin(sources, { variable: 'SSCARD_NEW_BANK_PIN', question: 'new bank PIN', checked });
}

function writtenPin(pinFile: string | undefined, fromEnvironment: string | undefined): string | undefined {
  if (pinFile !== undefined) return checked(readText(pinFile).split(/\r?\n/)[0]!.trim(), pinFile);
  return fromEnvironment ? checked(fromEnvironment, 'SSCARD_BANK_PIN') : undefined;
}

function checked(pin: string, source: string): string {
  if (/^\d{4,12}$/.test(pin)) return pin;
  throw new UsageError(`${source} holds no PIN of 4 to 12 digits`);
}
