import { concatBytes, fromHex } from '../../../apdu/bytes.js';
import type { ResponseApdu } from '../../../apdu/codec/response-apdu.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import { selectByName, selectFile } from '../connection/select.js';
import { exchange } from '../connection/social-transport.js';

/** The commands of a PSAM as a terminal sends them. ssc-card.md 4.1, 4.2. */
const DIVERSIFY_KEY = { cla: 0xbf, ins: 0xde } as const;
const ENCIPHER = { cla: 0x80, ins: 0xfa, p1: 0x00, p2: 0x00 } as const;
const ALL = 256;

/** @param aid hexadecimal */
export async function selectEnvironment(transport: Transport, aid: string): Promise<ResponseApdu> {
  return selectByName(transport, fromHex(aid));
}

/** The PSAM application of the current environment: the field names it as it names a file. */
export function selectPsam(transport: Transport, fid: number): Promise<ResponseApdu> {
  return selectFile(transport, fid);
}

/**
 * @param factors in the field's order: card, area, province
 * @param challenge as the cipher takes it: 8 bytes, for SM4 with eight bytes 00 behind them
 */
export function diversifyKey(
  transport: Transport,
  { usage, reference }: { readonly usage: number; readonly reference: number },
  factors: readonly Uint8Array[],
  challenge: Uint8Array,
): Promise<ResponseApdu> {
  const data = concatBytes(...factors, challenge);
  return exchange(transport, { ...DIVERSIFY_KEY, p1: usage, p2: reference, data });
}

/** @param block one of the cipher */
export function encipher(transport: Transport, block: Uint8Array): Promise<ResponseApdu> {
  return exchange(transport, { ...ENCIPHER, data: block, ne: ALL });
}
