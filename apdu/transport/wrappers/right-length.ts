import { CommandView, commandFromView, encodeCommand } from '../../codec/command-apdu.js';
import { decodeResponse } from '../../codec/response-apdu.js';
import { announcedLength, isExactLength } from '../../codec/status-word.js';
import type { Transport } from '../transport.js';
import { WrappedTransport } from './wrapped-transport.js';

/**
 * Sends a command again, once, with the Ne that 6Cxx names (6C00 means 256); its data stay as they are. A second 6Cxx
 * is given to the caller. ISO/IEC 7816-4:2005, 5.1.3.
 */
export function withRightLength(inner: Transport): Transport {
  return new RightLength(inner);
}

class RightLength extends WrappedTransport {
  readonly #view = new CommandView();

  async transmit(command: Uint8Array): Promise<Uint8Array> {
    const answer = await this.inner.transmit(command);
    if (answer.length !== 2) return answer;
    const { statusWord } = decodeResponse(answer);
    if (!isExactLength(statusWord) || !this.#view.parse(command)) return answer;
    const again = { ...commandFromView(this.#view), ne: announcedLength(statusWord) };
    return this.inner.transmit(encodeCommand(again));
  }
}
