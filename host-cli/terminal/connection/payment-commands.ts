import { concatBytes } from '../../../apdu/bytes.js';
import type { ResponseApdu } from '../../../apdu/codec/response-apdu.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import { exchange } from './social-transport.js';

const CLA = { INTERINDUSTRY: 0x00, PROPRIETARY: 0x80 } as const;
const INS = { VERIFY: 0x20, GET_DATA: 0xca } as const;

/** Le 00. */
const ALL = 256;
/** P2 of VERIFY: a PIN block in clear. */
const PLAIN_PIN = 0x80;
const CONTROL = 0x20;
const BLOCK_BYTES = 8;
const FILLER = 0x0f;

/*
 * Commands of the bank application that building a card needs to look at it. pboc.md 2, 4, 5.
 */

/** The object with its tag and length. */
export function getData(transport: Transport, tag: number): Promise<ResponseApdu> {
  const header = { cla: CLA.PROPRIETARY, ins: INS.GET_DATA, p1: tag >> 8, p2: tag & 0xff };
  return exchange(transport, { ...header, ne: ALL });
}

/** @param pin BCD, an odd count of digits filled with F */
export function verifyPaymentPin(transport: Transport, pin: Uint8Array): Promise<ResponseApdu> {
  const isOdd = (pin.at(-1)! & 0x0f) === FILLER;
  const count = 2 * pin.length - (isOdd ? 1 : 0);
  const filler = new Uint8Array(BLOCK_BYTES - 1 - pin.length).fill(0xff);
  const data = concatBytes(Uint8Array.of(CONTROL | count), pin, filler);
  const header = { cla: CLA.INTERINDUSTRY, ins: INS.VERIFY, p1: 0, p2: PLAIN_PIN };
  return exchange(transport, { ...header, data });
}
