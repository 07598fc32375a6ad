import { READER_RECORD } from './message-table.js';
import type { ServedReader } from './served-reader.js';

const { bytes: RECORD_BYTES, fields: FIELDS } = READER_RECORD;

/** The reader array of the protocol: `count` records, the last ones empty when there are fewer readers. */
export function encodeReaders(readers: readonly ServedReader[], count: number): Buffer {
  const bytes = Buffer.alloc(count * RECORD_BYTES);
  const told = Math.min(readers.length, count);
  for (let index = 0; index < told; index++) encodeReader(readers[index]!, bytes, index * RECORD_BYTES);
  return bytes;
}

function encodeReader(reader: ServedReader, bytes: Buffer, start: number): void {
  const { slot } = reader;
  const atr = slot.answerToReset;
  bytes.write(slot.name, start + FIELDS.name, 'utf8');
  bytes.writeUInt32LE(reader.eventCounter, start + FIELDS.eventCounter);
  bytes.writeUInt32LE(reader.state, start + FIELDS.state);
  bytes.writeInt32LE(reader.sharing, start + FIELDS.sharing);
  bytes.set(atr, start + FIELDS.atr);
  bytes.writeUInt32LE(atr.length, start + FIELDS.atrLength);
  bytes.writeUInt32LE(reader.protocol, start + FIELDS.protocol);
}
