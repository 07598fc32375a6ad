import { encodeResponse } from '../../apdu/codec/response-apdu.js';
import type { ScriptSession } from '../../apdu/script/script.js';
import type { ScriptLine, ScriptWord } from '../../apdu/script/script-line.js';
import { WrappedTransport } from '../../apdu/transport/wrappers/wrapped-transport.js';
import { UsageError } from '../errors/usage-error.js';
import type { KeyFile } from '../input/key-file.js';
import { NO_PIN } from '../input/pin-source.js';
import type { IdentificationResult } from '../terminal/identify-card.js';
import { TerminalError } from '../terminal/terminal-error.js';

/** What the verbs of this program need beside the card. */
export interface ScriptResources {
  readonly keyFile?: KeyFile;
  /** How the card introduced itself before the script began; absent when there are no keys to use. */
  identification?: IdentificationResult;
  readonly environment: Readonly<Record<string, string | undefined>>;
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

/** @throws UsageError telling what brings a PIN */
export function requirePinSource({ hasPin }: ScriptResources): void {
  if (!hasPin) throw new UsageError(NO_PIN);
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
