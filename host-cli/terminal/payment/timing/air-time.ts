import type { Exchange } from '../payment-card.js';

/** Bit rates of ISO/IEC 14443, in kbit/s; each halves the time of a bit. */
export const BIT_RATES = [106, 212, 424, 848] as const;
export type BitRate = (typeof BIT_RATES)[number];

/** Carrier. ISO/IEC 14443-2, 6.1 */
const CARRIER_HZ = 13_560_000;
/** Carrier periods of one bit at 106 kbit/s. ISO/IEC 14443-2, 8.1 and 8.2 */
const BIT_PERIODS = 128;
/** Start and end of a standard frame of type A. ISO/IEC 14443-3, 6.2.3.2 */
const FRAME_BITS = 2;
/** Eight bits and odd parity. ISO/IEC 14443-3, 6.2.3.2 */
const BITS_PER_BYTE = 9;
/** PCB and CRC; neither CID nor NAD. ISO/IEC 14443-4, 7.1 */
const BLOCK_BYTES = 3;
/** R(ACK), which each block of a chain but the last gets. ISO/IEC 14443-4, 7.5.4 */
const ACKNOWLEDGEMENT_BYTES = 3;
/** FSC and FSD: the demonstration card's ATS says 256, readers take as much. ISO/IEC 14443-4, 5.2.3 */
const FRAME_SIZE = 256;
/** Least time between two frames, in carrier periods. ISO/IEC 14443-3, 6.2.1.1 and 6.2.1.2 */
const FRAME_DELAY_PERIODS = 1172;
const MILLISECONDS = 1000;

/** What an exchange puts on the air, whatever the bit rate. */
export interface Frames {
  readonly frames: number;
  /** Of all frames, with PCB, CRC and acknowledgements. */
  readonly bytes: number;
}

/**
 * The frames of a command and its answer, by T=CL: each is cut into blocks of at most 253 bytes; every block but the last
 * is acknowledged.
 */
export function framesOf({
  bytesSent,
  bytesReceived,
}: Pick<Exchange, 'bytesSent' | 'bytesReceived'>): Frames {
  let frames = 0;
  let bytes = 0;
  for (const information of [bytesSent, bytesReceived]) {
    const blocks = Math.max(1, Math.ceil(information / (FRAME_SIZE - BLOCK_BYTES)));
    const acknowledgements = blocks - 1;
    frames += blocks + acknowledgements;
    bytes += information + blocks * BLOCK_BYTES + acknowledgements * ACKNOWLEDGEMENT_BYTES;
  }
  return { frames, bytes };
}

/**
 * Milliseconds on the air: (9 x bytes + 2 x frames) bits of 128 / 13.56 MHz, divided by 1, 2, 4 or 8 for the rate, and for
 * each frame the least frame delay, 1172 / 13.56 MHz. What the card takes to compute (up to its FWT, and WTX) is not in it,
 * nor is activation (REQA to RATS, PPS).
 */
export function airTime({ frames, bytes }: Frames, rate: BitRate): number {
  const bits = BITS_PER_BYTE * bytes + FRAME_BITS * frames;
  const bitSeconds = BIT_PERIODS / CARRIER_HZ / (rate / BIT_RATES[0]);
  const delaySeconds = (frames * FRAME_DELAY_PERIODS) / CARRIER_HZ;
  return (bits * bitSeconds + delaySeconds) * MILLISECONDS;
}
