import { encodeResponse } from '../../apdu/codec/response-apdu.js';
import type { ScriptSession, VerbOutcome } from '../../apdu/script/script.js';
import type { ScriptLine, ScriptWord } from '../../apdu/script/script-line.js';
import { WrappedTransport } from '../../apdu/transport/wrappers/wrapped-transport.js';
import { UsageError } from '../errors/usage-error.js';
import type { KeyFile } from '../input/key-file.js';
import { NO_PIN } from '../input/pin-source.js';
import type { IdentificationResult } from '../terminal/identify-card.js';
import { type IssuerSecrets, parseIssuerSecrets } from '../terminal/payment/issuer/issuer-keys.js';
import { TerminalError } from '../terminal/terminal-error.js';

/** What the verbs of this program need beside the card. */
export interface ScriptResources {
  readonly keyFile?: KeyFile;
  /** How the card introduced itself before the script began; absent when there are no keys to use. */
  identification?: IdentificationResult;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The card is in a reader: the transport key of test cards would cost it a try. */
  readonly inReader?: boolean;
  /** Whether `pin` has a source. */
  readonly hasPin: boolean;
  /** The PIN, asked for when a script first needs it. */
  pin(): Promise<string>;
}

/** @throws UsageError telling the options that bring keys */
export function requireKeys({ keyFile }: ScriptResources, verb: string): KeyFile {
  if (keyFile !== undefined) return keyFile;
  throw new UsageError(`the script uses '${verb}', which needs keys: give --keys FILE, or set SSCARD_KEYS`);
}

/** The PIN of the bank application: SSCARD_BANK_PIN, else that of the key file. */
export function bankPinOf({
  keyFile,
  environment,
}: Pick<ScriptResources, 'keyFile' | 'environment'>): string | undefined {
  return environment.SSCARD_BANK_PIN || keyFile?.bankPin;
}

/** @throws UsageError telling what brings the bank's keys; PaymentError `ISSUER_KEYS_INVALID` naming the field */
export function requireBankKeys({ keyFile }: ScriptResources, user: string): IssuerSecrets {
  const secrets = keyFile?.readBank?.(parseIssuerSecrets);
  if (secrets !== undefined) return secrets;
  throw new UsageError(
    `the script uses '${user}', which needs the bank's master keys: give --keys a personalisation file with financial.keys`,
  );
}

/** @throws UsageError telling what brings a PIN */
export function requirePinSource({ hasPin }: ScriptResources): void {
  if (!hasPin) throw new UsageError(NO_PIN);
}

/** A step that lacks keys or a PIN fails; the run goes on. */
export async function unlessLacking(work: () => Promise<VerbOutcome>): Promise<VerbOutcome> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UsageError) return { passed: false, message: error.message };
    throw error;
  }
}

/**
 * Does what needs keys or the PIN for a line.
 * @throws UsageError, TerminalError as `work` does, with file, line and column of the word before the message
 */
export function atWord<Result>(
  { file, number }: ScriptLine,
  { column }: ScriptWord,
  work: () => Result,
): Result {
  try {
    return work();
  } catch (error) {
    const place = `${file}:${number}:${column}`;
    if (error instanceof UsageError) throw new UsageError(`${place}: ${error.message}`);
    if (error instanceof TerminalError) throw new TerminalError(error.code, `${place}: ${error.message}`);
    throw error;
  }
}

/** A transport whose exchanges belong to the running step: they are shown, and the last is what `expect` looks at. */
export class SessionTransport extends WrappedTransport {
  constructor(private readonly session: ScriptSession) {
    super(session.transport);
  }

  async transmit(command: Uint8Array): Promise<Uint8Array> {
    return encodeResponse(await this.session.transmit(command));
  }
}
