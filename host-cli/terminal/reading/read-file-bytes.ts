import { concatBytes, toHex } from '../../../apdu/bytes.js';
import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import { SW } from '../../../apdu/codec/status-word.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import { readBinary, readRecord } from '../connection/commands.js';

/** What came out of one EF before the card stopped. */
export interface FileBytes {
  /** 9000 when the whole file was read. */
  readonly statusWord: number;
  readonly records: readonly Uint8Array[];
  /** Hexadecimal. */
  readonly content?: string;
  /** What the card refused; absent when it refused nothing. */
  readonly step?: Bilingual;
}

/** A record number is one byte, FF reserved. ISO/IEC 7816-4:2005, 7.3.1. */
const LAST_RECORD = 0xfe;
/** READ BINARY has 15 bits for the offset. ISO/IEC 7816-4:2005, 7.2.2. */
const LAST_OFFSET = 0x7fff;
/** Readers of the field take 70 to FA bytes at a time; the least of these is what every card gives. */
const CHUNK_BYTES = 0x70;

/** The records of the current EF by number until there are no more. */
export async function readRecords(transport: Transport): Promise<FileBytes> {
  const records: Uint8Array[] = [];
  for (let number = 1; number <= LAST_RECORD; number++) {
    const { data, statusWord } = await readRecord(transport, number);
    if (statusWord === SW.RECORD_NOT_FOUND) break;
    if (statusWord !== SW.SUCCESS)
      return { statusWord, records, step: reading(`record ${number}`, `记录 ${number}`) };
    records.push(data);
  }
  return { statusWord: SW.SUCCESS, records };
}

/** The current transparent EF in chunks until its end, which the card tells by its answers. */
export async function readContent(transport: Transport): Promise<FileBytes> {
  const parts: Uint8Array[] = [];
  let offset = 0;
  while (offset <= LAST_OFFSET) {
    const { data, statusWord } = await readBinary(transport, offset, CHUNK_BYTES);
    const atEnd = statusWord === SW.WRONG_OFFSET && offset > 0;
    const read = statusWord === SW.SUCCESS || statusWord === SW.END_OF_FILE;
    if (!atEnd && !read) {
      const step = reading(`the bytes from ${offset}`, `偏移 ${offset} 起的数据`);
      return { statusWord, records: [], step, ...(offset > 0 && { content: toHex(concatBytes(...parts)) }) };
    }
    if (read) parts.push(data);
    offset += data.length;
    if (data.length < CHUNK_BYTES) break;
  }
  return { statusWord: SW.SUCCESS, records: [], content: toHex(concatBytes(...parts)) };
}

const reading = (en: string, zh: string): Bilingual => ({ en: `reading ${en}`, zh: `读${zh}` });
