import { UsageError } from '../../errors/usage-error.js';
import { ByteQueue } from './byte-queue.js';
import type { CapturedPacket, PacketReader } from './captured-packet.js';

/** Times in microseconds, and in nanoseconds. draft-ietf-opsawg-pcap, 4. */
const MAGIC: ReadonlySet<number> = new Set([0xa1b2c3d4, 0xa1b23c4d]);
const FILE_HEADER_BYTES = 24;
const PACKET_HEADER_BYTES = 16;
const LINK_TYPE_AT = 20;
const LENGTH_AT = 8;
/** Beyond what any tool captures of one packet. */
const LONGEST_PACKET = 0x0400_0000;

/** Whether the first four bytes are those of a pcap file. */
export function isPcap(head: Uint8Array): boolean {
  return littleEndianOf(head) !== undefined;
}

function littleEndianOf(head: Uint8Array): boolean | undefined {
  if (head.length < 4) return undefined;
  const view = new DataView(head.buffer, head.byteOffset, 4);
  if (MAGIC.has(view.getUint32(0, true))) return true;
  return MAGIC.has(view.getUint32(0, false)) ? false : undefined;
}

/** Reads the classic form of a capture (`tcpdump -w`). */
export class PcapReader implements PacketReader {
  readonly #queue = new ByteQueue();
  #header: { readonly littleEndian: boolean; readonly linkType: number } | undefined;
  #packets = 0;

  push(piece: Uint8Array): readonly CapturedPacket[] {
    this.#queue.push(piece);
    this.#header ??= this.#readHeader();
    const packets: CapturedPacket[] = [];
    for (let packet = this.#next(); packet !== undefined; packet = this.#next()) packets.push(packet);
    return packets;
  }

  end(): void {
    const { length, offset } = this.#queue;
    if (this.#header === undefined)
      throw new UsageError(
        `the capture is cut: its head has ${FILE_HEADER_BYTES} bytes, ${length} are there`,
      );
    if (length > 0)
      throw new UsageError(
        `the capture is cut inside packet ${this.#packets + 1}, which begins at byte ${offset}: all before it was read`,
      );
  }

  #readHeader() {
    const bytes = this.#queue.take(FILE_HEADER_BYTES);
    if (bytes === undefined) return undefined;
    const littleEndian = littleEndianOf(bytes)!;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    // The upper bits may tell of a frame check sequence.
    return { littleEndian, linkType: view.getUint32(LINK_TYPE_AT, littleEndian) & 0xffff };
  }

  #next(): CapturedPacket | undefined {
    const header = this.#header;
    const view = this.#queue.peek(PACKET_HEADER_BYTES);
    if (header === undefined || view === undefined) return undefined;
    const length = view.getUint32(LENGTH_AT, header.littleEndian);
    if (length > LONGEST_PACKET)
      throw new UsageError(
        `packet ${this.#packets + 1} at byte ${this.#queue.offset} claims ${length} bytes: the capture is damaged from there`,
      );
    const bytes = this.#queue.take(PACKET_HEADER_BYTES + length);
    if (bytes === undefined) return undefined;
    this.#packets++;
    return { number: this.#packets, linkType: header.linkType, bytes: bytes.subarray(PACKET_HEADER_BYTES) };
  }
}
