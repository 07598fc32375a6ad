import { concatBytes } from '../../bytes.js';

/** Tags of LINKTYPE_WIRESHARK_UPPER_PDU; tag and length are big-endian words of 16 bits. Wireshark, exported_pdu.h. */
const TAG = { END: 0, DISSECTOR_NAME: 12, PROTOCOL_COLUMN: 33, INFORMATION_COLUMN: 36 };

/** Dissectors of Wireshark for what a card says; `data` shows the bytes as they are. */
export type Dissector = 'gsm_sim' | 'data';

export interface UpperPdu {
  dissector: Dissector;
  /** For the columns of the packet list, where the dissector writes none. */
  protocol?: string;
  information?: string;
  bytes: Uint8Array;
}

/** Bytes for a dissector of Wireshark, with no network around them. */
export function upperPdu({ dissector, protocol, information, bytes }: UpperPdu): Uint8Array {
  return concatBytes(
    tagged(TAG.DISSECTOR_NAME, dissector),
    ...(protocol === undefined ? [] : [tagged(TAG.PROTOCOL_COLUMN, protocol)]),
    ...(information === undefined ? [] : [tagged(TAG.INFORMATION_COLUMN, information)]),
    Uint8Array.of(0, TAG.END, 0, 0),
    bytes,
  );
}

function tagged(tag: number, text: string): Uint8Array {
  const value = new TextEncoder().encode(text);
  const length = (value.length + 3) & ~3;
  const coded = new Uint8Array(4 + length);
  coded.set([tag >> 8, tag & 0xff, length >> 8, length & 0xff]);
  coded.set(value, 4);
  return coded;
}
