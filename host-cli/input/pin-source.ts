import { UsageError } from '../errors/usage-error.js';
import { encodePin } from '../terminal/pin/pin-digits.js';
import { TerminalError } from '../terminal/terminal-error.js';
import type { KeyFile } from './key-file.js';
import { type AskSecret, findNewPin, firstLineOf, nonEmpty, PROMPT } from './new-pin.js';

export type { AskSecret } from './new-pin.js';

/** Options of verbs that need the PIN. */
export interface PinArguments {
  readonly pinFile?: string;
  readonly newPinFile?: string;
}

export interface PinSources extends PinArguments {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Of a test card it may hold the PIN. */
  readonly keyFile?: Pick<KeyFile, 'path' | 'socialPin'>;
  readonly ask: AskSecret;
}

export const PIN_FILE_OPTION = [
  '--pin-file <file>',
  'the PIN is the first line (default: SSCARD_PIN, else a prompt)',
] as const;

/** What to do when there is no source of the PIN. */
export const NO_PIN = 'no PIN was given: use --pin-file FILE or SSCARD_PIN, or run at a terminal to be asked';

/** Whether `findPin` has a source; asks nobody and reads no file. */
export function hasPinSource({ pinFile, environment, keyFile, ask }: PinSources): boolean {
  const given = pinFile ?? nonEmpty(environment.SSCARD_PIN) ?? keyFile?.socialPin ?? ask;
  return given !== undefined;
}

/**
 * The PIN as it stands: from `--pin-file`, SSCARD_PIN, the key file, or a hidden prompt, in this order.
 * @returns undefined when there is no source
 * @throws UsageError, TerminalError for a PIN that is none; they name its source, never the PIN
 */
export async function findPin(sources: PinSources): Promise<string | undefined> {
  const { pinFile, environment, keyFile, ask } = sources;
  if (pinFile !== undefined) return checked(firstLineOf(pinFile, 'the PIN'), pinFile);
  const fromEnvironment = nonEmpty(environment.SSCARD_PIN);
  if (fromEnvironment !== undefined) return checked(fromEnvironment, 'SSCARD_PIN');
  if (keyFile?.socialPin !== undefined) return checked(keyFile.socialPin, keyFile.path);
  return ask === undefined ? undefined : checked(await ask('PIN:'), PROMPT);
}

/** @throws UsageError when there is no source */
export async function requirePin(sources: PinSources): Promise<string> {
  const pin = await findPin(sources);
  if (pin !== undefined) return pin;
  throw new UsageError(NO_PIN);
}

/**
 * The PIN to be: from `--new-pin-file`, the second line of `--pin-file`, SSCARD_NEW_PIN, or a prompt that asks twice.
 * @throws UsageError when there is no source, or the two entries differ; TerminalError for a PIN that is none, naming
 * its source
 */
export function requireNewPin(sources: PinSources): Promise<string> {
  return findNewPin(sources, { variable: 'SSCARD_NEW_PIN', question: 'New PIN', checked });
}

/** Told where the PIN came from: of several sources a person may not know which one counted. */
function checked(pin: string, source: string): string {
  try {
    encodePin(pin);
  } catch (error) {
    if (error instanceof TerminalError) throw new TerminalError(error.code, `${source}: ${error.message}`);
    throw error;
  }
  return pin;
}
