import type { Exchange } from '../payment-card.js';
import { airTime, BIT_RATES, type BitRate, type Frames, framesOf } from './air-time.js';

/** Milliseconds by bit rate in kbit/s, rounded to microseconds. */
export type TimesByRate = Readonly<Record<BitRate, number>>;

export interface TimelineEntry extends Exchange {
  readonly frames: number;
  readonly bytesOnAir: number;
  readonly milliseconds: TimesByRate;
}

/** Where the time of a tap goes. */
export interface Timeline {
  readonly formula: string;
  readonly commands: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  readonly milliseconds: TimesByRate;
  readonly exchanges: readonly TimelineEntry[];
}

/** What `airTime` computes, for whoever reads the numbers. */
export const AIR_TIME_FORMULA =
  'ISO/IEC 14443 type A: (9 x bytes + 2 x frames) x 128/13.56 MHz / (1, 2, 4, 8) + frames x 1172/13.56 MHz; bytes with PCB and CRC in blocks of up to 256, R(ACK) for chained ones; without the computing time of the card (FWT, WTX) and without activation';

export function timelineOf(exchanges: readonly Exchange[]): Timeline {
  const entries = exchanges.map((exchange): TimelineEntry => {
    const { frames, bytes } = framesOf(exchange);
    return { ...exchange, frames, bytesOnAir: bytes, milliseconds: timesOf({ frames, bytes }) };
  });
  const sum = (pick: (entry: TimelineEntry) => number): number =>
    entries.reduce((total, entry) => total + pick(entry), 0);
  const all = { frames: sum(({ frames }) => frames), bytes: sum(({ bytesOnAir }) => bytesOnAir) };
  return {
    formula: AIR_TIME_FORMULA,
    commands: entries.length,
    bytesSent: sum(({ bytesSent }) => bytesSent),
    bytesReceived: sum(({ bytesReceived }) => bytesReceived),
    milliseconds: timesOf(all),
    exchanges: entries,
  };
}

const MICROSECONDS = 1000;

function timesOf(frames: Frames): TimesByRate {
  const times = BIT_RATES.map((rate) => [
    rate,
    Math.round(airTime(frames, rate) * MICROSECONDS) / MICROSECONDS,
  ]);
  return Object.fromEntries(times) as TimesByRate;
}
