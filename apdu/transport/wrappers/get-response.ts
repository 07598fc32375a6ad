import { concatBytes } from '../../bytes.js';
import { decodeClassByte, encodeClassByte } from '../../codec/class-byte.js';
import { encodeCommand } from '../../codec/command-apdu.js';
import { decodeResponse, encodeResponse, type ResponseApdu } from '../../codec/response-apdu.js';
import { announcedLength, isBytesAvailable, isExactLength, SW } from '../../codec/status-word.js';
import { type Transport, TransportError } from '../transport.js';
import { WrappedTransport } from './wrapped-transport.js';

const GET_RESPONSE = 0xc0;
const INTERINDUSTRY = 0x00;
/** No answer is longer than the largest Ne. */
const MAX_DATA_BYTES = 65_536;
/** 65536 bytes arrive in 256 full parts; four times as many allows for cards that give less at a time. */
const MAX_ROUNDS = 1024;

/**
 * Fetches what 61xx announces (6100 means 256 bytes), over as many rounds as the card asks for, and gives the joined
 * data with the last status word. A 6Cxx to GET RESPONSE repeats GET RESPONSE, never the command, so this wrapper and
 * `withRightLength` work in either order. GET RESPONSE keeps the class of the command. ISO/IEC 7816-4:2005, 7.6.1.
 * @throws TransportError `CARD_ENDLESS` when the card never stops.
 */
export function withGetResponse(inner: Transport): Transport {
  return new GetResponse(inner);
}

/** The class of the command, so that channel and secure messaging stay; only a chaining bit has no meaning here. */
function classOf(cla: number): number {
  const parts = decodeClassByte(cla);
  return parts.kind === 'interindustry' ? encodeClassByte({ ...parts, chaining: false }) : cla;
}

class GetResponse extends WrappedTransport {
  async transmit(command: Uint8Array): Promise<Uint8Array> {
    const bytes = await this.inner.transmit(command);
    let answer = decodeResponse(bytes);
    if (!isBytesAvailable(answer.statusWord)) return bytes;
    const cla = classOf(command[0]!);
    const parts = [answer.data];
    let collected = answer.data.length;
    for (let round = 0; isBytesAvailable(answer.statusWord); round++) {
      if (round === MAX_ROUNDS || collected > MAX_DATA_BYTES) {
        const message = `the card still answers 61xx after ${round} times GET RESPONSE and ${collected} bytes`;
        throw new TransportError('CARD_ENDLESS', message);
      }
      answer = await this.#fetch(cla, announcedLength(answer.statusWord));
      parts.push(answer.data);
      collected += answer.data.length;
    }
    return encodeResponse({ data: concatBytes(...parts), statusWord: answer.statusWord });
  }

  async #fetch(cla: number, ne: number): Promise<ResponseApdu> {
    const answer = await this.#getResponse(cla, ne);
    // Cards of the field answer 80 FA but know GET RESPONSE by 00 C0 alone.
    const unknown = answer.statusWord === SW.CLASS_UNKNOWN || answer.statusWord === SW.INSTRUCTION_UNKNOWN;
    if (unknown && cla !== INTERINDUSTRY) return this.#fetch(INTERINDUSTRY, ne);
    if (!isExactLength(answer.statusWord)) return answer;
    return this.#getResponse(cla, announcedLength(answer.statusWord));
  }

  async #getResponse(cla: number, ne: number): Promise<ResponseApdu> {
    return decodeResponse(
      await this.inner.transmit(encodeCommand({ cla, ins: GET_RESPONSE, p1: 0, p2: 0, ne })),
    );
  }
}
