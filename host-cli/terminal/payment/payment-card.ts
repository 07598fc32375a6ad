import { toHex } from '../../../apdu/bytes.js';
import { encodeTlv } from '../../../apdu/codec/ber-tlv.js';
import { CodecError } from '../../../apdu/codec/codec-error.js';
import type { CommandFields } from '../../../apdu/codec/command-apdu.js';
import { decodeResponse, type ResponseApdu } from '../../../apdu/codec/response-apdu.js';
import { SW } from '../../../apdu/codec/status-word.js';
import { PPSE_NAME, PSE_NAME } from '../../../apdu/payment/trace/payment-applications.js';
import { type Transport, TransportError } from '../../../apdu/transport/transport.js';
import { withRecord } from '../../../apdu/transport/wrappers/record.js';
import { getResponse } from '../connection/commands.js';
import { exchange, socialTransport } from '../connection/social-transport.js';
import { PaymentEnd } from './results/payment-end.js';

/** One command and its answer as they went over the link; nothing of what they held. */
export interface Exchange {
  /** READ RECORD, GENERATE AC...; GET RESPONSE where the answer had to be fetched. */
  readonly command: string;
  readonly bytesSent: number;
  /** Status word included. */
  readonly bytesReceived: number;
}

/** First cryptogram asked for: P1 of GENERATE AC. EMV 4.3 Book 3, 6.5.5.2. */
export const CRYPTOGRAM_KIND = { AAC: 0x00, TC: 0x40, ARQC: 0x80 } as const;
export type CryptogramKind = keyof typeof CRYPTOGRAM_KIND;

const ALL = 256;
const COMBINED = 0x10;
const BY_NAME = 0x04;
const OCCURRENCE = { first: 0x00, next: 0x02 } as const;
const PLAIN_PIN = 0x80;
const GET_RESPONSE_INS = 0xc0;
const COMMAND_TEMPLATE = 0x83;

/** SELECT that answers these has selected, with a warning about the state. pboc.md section 4 */
const WARNED: ReadonlySet<number> = new Set([SW.SELECTED_FILE_DEACTIVATED]);

/** Names that say more than that they are names. */
const ENVIRONMENTS: ReadonlyMap<string, string> = new Map(
  [PSE_NAME, PPSE_NAME].map((name, index) => [
    toHex(new TextEncoder().encode(name)),
    index === 0 ? 'PSE' : 'PPSE',
  ]),
);

/** The commands of a payment, and what they cost on the link. */
export class PaymentCard {
  readonly exchanges: Exchange[] = [];
  readonly #recorded: Transport;
  #running = '';

  constructor(transport: Transport) {
    this.#recorded = withRecord(transport, (event) => {
      if (event.kind !== 'exchange') return;
      const fetches = event.command[1] === GET_RESPONSE_INS;
      this.exchanges.push({
        command: fetches ? 'GET RESPONSE' : this.#running,
        bytesSent: event.command.length,
        bytesReceived: event.response.length,
      });
    });
  }

  get contactless(): boolean {
    return this.#recorded.protocol === 'contactless';
  }

  /** Data come with 6283 too; on T=0 they are fetched. */
  async select(name: Uint8Array, occurrence: keyof typeof OCCURRENCE = 'first'): Promise<ResponseApdu> {
    const p2 = OCCURRENCE[occurrence];
    const answer = await this.#send(`SELECT ${ENVIRONMENTS.get(toHex(name)) ?? 'AID'}`, {
      cla: 0,
      ins: 0xa4,
      p1: BY_NAME,
      p2,
      data: name,
      ne: ALL,
    });
    const waits = WARNED.has(answer.statusWord) && answer.data.length === 0;
    if (!waits || this.#recorded.protocol !== 'T=0') return answer;
    const { data } = await this.#guard(() => getResponse(this.#recorded));
    return { data, statusWord: answer.statusWord };
  }

  readRecord(sfi: number, number: number): Promise<ResponseApdu> {
    return this.#send('READ RECORD', { cla: 0, ins: 0xb2, p1: number, p2: (sfi << 3) | 0x04, ne: ALL });
  }

  /** @param values of the PDOL, without template 83 */
  getProcessingOptions(values: Uint8Array): Promise<ResponseApdu> {
    const data = encodeTlv({ tag: COMMAND_TEMPLATE, value: values });
    return this.#send('GET PROCESSING OPTIONS', { cla: 0x80, ins: 0xa8, p1: 0, p2: 0, data, ne: ALL });
  }

  generateAc(kind: CryptogramKind, combined: boolean, values: Uint8Array): Promise<ResponseApdu> {
    const p1 = CRYPTOGRAM_KIND[kind] | (combined ? COMBINED : 0);
    return this.#send('GENERATE AC', { cla: 0x80, ins: 0xae, p1, p2: 0, data: values, ne: ALL });
  }

  internalAuthenticate(values: Uint8Array): Promise<ResponseApdu> {
    return this.#send('INTERNAL AUTHENTICATE', { cla: 0, ins: 0x88, p1: 0, p2: 0, data: values, ne: ALL });
  }

  /** @param data ARPC and authorisation response code */
  externalAuthenticate(data: Uint8Array): Promise<ResponseApdu> {
    return this.#send('EXTERNAL AUTHENTICATE', { cla: 0, ins: 0x82, p1: 0, p2: 0, data });
  }

  /** @param block plain PIN block, 8 bytes */
  verify(block: Uint8Array): Promise<ResponseApdu> {
    return this.#send('VERIFY', { cla: 0, ins: 0x20, p1: 0, p2: PLAIN_PIN, data: block });
  }

  getData(tag: number): Promise<ResponseApdu> {
    return this.#send('GET DATA', { cla: 0x80, ins: 0xca, p1: tag >> 8, p2: tag & 0xff, ne: ALL });
  }

  /** An issuer's command exactly as it came. */
  script(command: Uint8Array): Promise<ResponseApdu> {
    this.#running = 'issuer script';
    return this.#guard(async () => decodeResponse(await socialTransport(this.#recorded).transmit(command)));
  }

  /** The card is away and back again: as when it is held to the reader a second time. */
  async again(): Promise<void> {
    await this.#recorded.reset();
  }

  #send(name: string, command: CommandFields): Promise<ResponseApdu> {
    this.#running = name;
    return this.#guard(() => exchange(this.#recorded, command));
  }

  /** A card that answers without end or without status word is a bad card, not a bad link. */
  async #guard(work: () => Promise<ResponseApdu>): Promise<ResponseApdu> {
    try {
      const { data, statusWord } = await work();
      // A binding of PC/SC answers in a Buffer: its slices are views, and JSON writes it otherwise.
      return { data: Uint8Array.from(data), statusWord };
    } catch (error) {
      const endless = error instanceof TransportError && error.code === 'CARD_ENDLESS';
      if (!endless && !(error instanceof CodecError)) throw error;
      const detail = { en: `${this.#running}: ${error.message}`, zh: `${this.#running}：${error.message}` };
      throw new PaymentEnd('terminated', 'CARD_DATA_INVALID', detail);
    }
  }
}
