/** One packet of a capture. */
export interface CapturedPacket {
  /** From 1, as Wireshark counts. */
  readonly number: number;
  /** What the bytes begin with; tcpdump.org/linktypes. */
  readonly linkType: number;
  readonly bytes: Uint8Array;
  /** Words that the capture has about it. */
  readonly comment?: string;
}

/** Takes a capture in pieces, as they come, and keeps no more than what is not complete yet. */
export interface PacketReader {
  /** @throws UsageError naming the place where the capture is damaged */
  push(piece: Uint8Array): readonly CapturedPacket[];
  /** @throws UsageError when the capture ends inside a packet */
  end(): void;
}
