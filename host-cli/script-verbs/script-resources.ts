import { encodeResponse } from '../../apdu/codec/response-apdu.js';
import type { ScriptSession } from '../../apdu/script/script.js';
import { WrappedTransport } from '../../apdu/transport/wrappers/wrapped-transport.js';
import { UsageError } from '../errors/usage-error.js';
import type { KeyFile } from '../input/key-file.js';
import type { IdentificationResult } from '../terminal/identify-card.js';

/** What the verbs of this program need beside the card. */
export interface ScriptResources {
  readonly keyFile?: KeyFile;
  /** How the card introduced itself before the script began; absent when there are no keys to use. */
  identification?: IdentificationResult;
  /** The PIN, asked for when a script first needs it. */
  pin(): Promise<string>;
}

/** @throws UsageError telling the options that bring keys */
export function requireKeys({ keyFile }: ScriptResources, verb: string): KeyFile {
  if (keyFile !== undefined) return keyFile;
  throw new UsageError(`the script uses '${verb}', which needs keys: give --keys FILE, or set SSCARD_KEYS`);
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
