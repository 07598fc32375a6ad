import type { ResponseApdu } from '../../../apdu/codec/response-apdu.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import { exchange } from './social-transport.js';

const CLA = { INTERINDUSTRY: 0x00, PROPRIETARY: 0x80 } as const;

const INS = {
  VERIFY: 0x20,
  CHANGE_PIN: 0x5e,
  EXTERNAL_AUTHENTICATE: 0x82,
  GET_CHALLENGE: 0x84,
  INTERNAL_AUTHENTICATE: 0x88,
  READ_BINARY: 0xb0,
  READ_RECORD: 0xb2,
  GET_RESPONSE: 0xc0,
} as const;

/** Le 00. */
const ALL = 256;
const BY_NUMBER = 0x04;
export const CHALLENGE_BYTES = 8;

/*
 * The commands of the social application as a reader sends them. ssc-card.md 3; conventions, PIN commands.
 * SELECT has a file of its own.
 */

export function getChallenge(transport: Transport): Promise<ResponseApdu> {
  const header = { cla: CLA.INTERINDUSTRY, ins: INS.GET_CHALLENGE, p1: 0, p2: 0 };
  return exchange(transport, { ...header, ne: CHALLENGE_BYTES });
}

/** @param reference of the key in the current directory */
export function externalAuthenticate(
  transport: Transport,
  reference: number,
  data: Uint8Array,
): Promise<ResponseApdu> {
  const header = { cla: CLA.INTERINDUSTRY, ins: INS.EXTERNAL_AUTHENTICATE, p1: 0, p2: reference };
  return exchange(transport, { ...header, data });
}

export function internalAuthenticate(transport: Transport, data: Uint8Array): Promise<ResponseApdu> {
  const header = { cla: CLA.INTERINDUSTRY, ins: INS.INTERNAL_AUTHENTICATE, p1: 0, p2: 0 };
  return exchange(transport, { ...header, data, ne: ALL });
}

/** Of the current EF. */
export function readRecord(transport: Transport, number: number): Promise<ResponseApdu> {
  const header = { cla: CLA.INTERINDUSTRY, ins: INS.READ_RECORD, p1: number, p2: BY_NUMBER };
  return exchange(transport, { ...header, ne: ALL });
}

/** Of the current EF. @param offset up to 7FFF */
export function readBinary(transport: Transport, offset: number, ne: number): Promise<ResponseApdu> {
  const header = { cla: CLA.INTERINDUSTRY, ins: INS.READ_BINARY, p1: offset >> 8, p2: offset & 0xff };
  return exchange(transport, { ...header, ne });
}

/** @param data BCD of the PIN; none = how the PIN stands */
export function verify(transport: Transport, data?: Uint8Array): Promise<ResponseApdu> {
  const header = { cla: CLA.INTERINDUSTRY, ins: INS.VERIFY, p1: 0, p2: 0 };
  return exchange(transport, data === undefined ? header : { ...header, data });
}

/** @param data old PIN, FF, new PIN */
export function changeReferenceData(transport: Transport, data: Uint8Array): Promise<ResponseApdu> {
  return exchange(transport, { cla: CLA.PROPRIETARY, ins: INS.CHANGE_PIN, p1: 1, p2: 0, data });
}

/** T=0: fetches data that wait behind a warning, which 61xx does not announce. */
export function getResponse(transport: Transport): Promise<ResponseApdu> {
  return exchange(transport, { cla: CLA.INTERINDUSTRY, ins: INS.GET_RESPONSE, p1: 0, p2: 0, ne: ALL });
}
