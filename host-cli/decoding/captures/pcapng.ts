import { UsageError } from '../../errors/usage-error.js';
import { ByteQueue } from './byte-queue.js';
import type { CapturedPacket, PacketReader } from './captured-packet.js';

/** Block types. draft-ietf-opsawg-pcapng, 4. */
const BLOCK = {
  SECTION_HEADER: 0x0a0d0d0a,
  INTERFACE: 1,
  PACKET: 2,
  SIMPLE_PACKET: 3,
  ENHANCED_PACKET: 6,
} as const;
const BYTE_ORDER_MAGIC = 0x1a2b3c4d;
const COMMENT = 1;
const HEAD_BYTES = 8;
const LEAST_BLOCK = 12;
const LONGEST_BLOCK = 0x0800_0000;
const FIRST_BYTES = [0x0a, 0x0d, 0x0d, 0x0a];

/** Whether the first four bytes are those of a pcapng file. */
export function isPcapng(head: Uint8Array): boolean {
  return head.length >= 4 && FIRST_BYTES.every((byte, index) => head[index] === byte);
}

/** Reads the newer form of a capture (Wireshark's), in either byte order and of several sections. */
export class PcapngReader implements PacketReader {
  readonly #queue = new ByteQueue();
  #littleEndian = true;
  /** Link types of the interfaces of the section, by their numbers. */
  #links: number[] = [];
  #packets = 0;

  push(piece: Uint8Array): readonly CapturedPacket[] {
    this.#queue.push(piece);
    const packets: CapturedPacket[] = [];
    for (let block = this.#nextBlock(); block !== undefined; block = this.#nextBlock()) {
      const packet = this.#read(block);
      if (packet !== undefined) packets.push(packet);
    }
    return packets;
  }

  end(): void {
    const { length, offset } = this.#queue;
    if (length === 0) return;
    throw new UsageError(
      `the capture is cut inside the block that begins at byte ${offset}, after packet ${this.#packets}: all before it was read`,
    );
  }

  #nextBlock(): DataView | undefined {
    const head = this.#queue.peek(LEAST_BLOCK);
    if (head === undefined) return undefined;
    const type = head.getUint32(0, this.#littleEndian);
    if (type === BLOCK.SECTION_HEADER) this.#littleEndian = this.#byteOrder(head);
    const length = head.getUint32(4, this.#littleEndian);
    if (length < LEAST_BLOCK || length % 4 !== 0 || length > LONGEST_BLOCK)
      throw this.#damaged(`a block of ${length} bytes`);
    const bytes = this.#queue.take(length);
    if (bytes === undefined) return undefined;
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  #byteOrder(head: DataView): boolean {
    if (head.getUint32(HEAD_BYTES, true) === BYTE_ORDER_MAGIC) return true;
    if (head.getUint32(HEAD_BYTES, false) === BYTE_ORDER_MAGIC) return false;
    throw this.#damaged('a section without a byte order');
  }

  #read(block: DataView): CapturedPacket | undefined {
    const order = this.#littleEndian;
    switch (block.getUint32(0, order)) {
      case BLOCK.SECTION_HEADER:
        this.#links = [];
        return undefined;
      case BLOCK.INTERFACE:
        this.#links.push(block.getUint16(HEAD_BYTES, order));
        return undefined;
      case BLOCK.ENHANCED_PACKET:
        return this.#packet(block, block.getUint32(HEAD_BYTES, order), 20, 28);
      case BLOCK.PACKET:
        return this.#packet(block, block.getUint16(HEAD_BYTES, order), 20, 28);
      case BLOCK.SIMPLE_PACKET:
        return this.#packet(block, 0, 8, 12);
      default:
        return undefined;
    }
  }

  /** @param lengthAt where the count of captured bytes stands, `start` where they begin */
  #packet(block: DataView, interfaceId: number, lengthAt: number, start: number): CapturedPacket {
    const linkType = this.#links[interfaceId];
    if (linkType === undefined) throw this.#damaged(`interface ${interfaceId}, which was not described`);
    const room = block.byteLength - start - 4;
    const claimed = block.getUint32(lengthAt, this.#littleEndian);
    // A simple packet tells its length on the wire only.
    const length = start === 12 ? Math.min(claimed, room) : claimed;
    if (room < 0 || length > room)
      throw this.#damaged(`a packet of ${length} bytes in a block of ${block.byteLength}`);
    this.#packets++;
    const bytes = new Uint8Array(block.buffer, block.byteOffset + start, length);
    const comment = start === 12 ? undefined : this.#comment(block, start + ((length + 3) & ~3));
    return { number: this.#packets, linkType, bytes, ...(comment !== undefined && { comment }) };
  }

  #comment(block: DataView, from: number): string | undefined {
    const order = this.#littleEndian;
    const end = block.byteLength - 4;
    for (let at = from; at + 4 <= end; ) {
      const code = block.getUint16(at, order);
      const length = block.getUint16(at + 2, order);
      if (code === 0 || at + 4 + length > end) return undefined;
      if (code === COMMENT)
        return new TextDecoder().decode(new Uint8Array(block.buffer, block.byteOffset + at + 4, length));
      at += 4 + ((length + 3) & ~3);
    }
    return undefined;
  }

  #damaged(what: string): UsageError {
    return new UsageError(
      `after packet ${this.#packets}, near byte ${this.#queue.offset}, the capture has ${what}: it is damaged there`,
    );
  }
}
