import { connect, type Socket } from 'node:net';
import type { CardSlot } from '../card-slot.js';
import type { NoticeListener } from '../notice.js';
import { type Endpoint, showEndpoint } from '../tcp/endpoint.js';
import { networkReason } from '../tcp/network-error.js';
import { DriverConnection, EarlyPromiseBroken } from './driver-connection.js';
import { StallWatch } from './stall-watch.js';
import { type VpcdTiming, waitAfter } from './timing.js';
import { VPCD_NOTICES, type VpcdNoticeCode } from './vpcd-notices.js';

export interface SlotDiallerOptions {
  readonly notify: NoticeListener;
  readonly timing: VpcdTiming;
  /** Why the early length byte cannot be used with the card at hand, if it was asked for. */
  readonly earlyLengthByte: boolean;
  readonly earlyRefusal: (slot: CardSlot) => string | undefined;
}

const KEEP_ALIVE_MS = 15_000;

/**
 * Keeps the card of a slot connected to one reader of the driver: a connection is a card in that reader, its end is a
 * card pulled out.
 */
export class SlotDialler {
  readonly #where: string;
  readonly #stopListening: () => void;
  #socket: Socket | undefined;
  #timer: NodeJS.Timeout | undefined;
  #failures = 0;
  #backFromMs = 0;
  #early = false;
  #slowTold = false;
  #unnoticedTold = false;
  #closed = false;

  constructor(
    private readonly slot: CardSlot,
    private readonly endpoint: Endpoint,
    private readonly options: SlotDiallerOptions,
  ) {
    this.#where = showEndpoint(endpoint);
    this.#stopListening = slot.listen((event) => {
      if (event === 'inserted') this.#inserted();
      if (event === 'removed') this.#hangUp();
    });
    if (slot.chip !== undefined) this.#inserted();
  }

  /** Takes the card out of the driver's reader for good. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#stopListening();
    this.#hangUp();
  }

  #inserted(): void {
    this.#failures = 0;
    // A driver takes an empty answer to reset for a card that has gone.
    if (this.slot.mute) {
      this.#tell('CARD_MUTE');
      return;
    }
    const refusal = this.options.earlyLengthByte ? this.options.earlyRefusal(this.slot) : undefined;
    this.#early = this.options.earlyLengthByte && refusal === undefined;
    if (refusal !== undefined) this.#tell('EARLY_LENGTH_BYTE_REFUSED', refusal);
    this.#dialIn(0);
  }

  #dialIn(waitMs: number): void {
    if (this.#closed || this.slot.chip === undefined || this.slot.mute) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#dial(), Math.max(waitMs, this.#backFromMs - performance.now()));
  }

  #dial(): void {
    const socket = connect({
      ...this.endpoint,
      noDelay: true,
      keepAlive: true,
      keepAliveInitialDelay: KEEP_ALIVE_MS,
    });
    this.#socket = socket;
    let reason: unknown;
    let noticed = false;
    socket.once('connect', () => {
      this.#timer = setTimeout(() => this.#unnoticed(), this.options.timing.unnoticedMs);
      new DriverConnection(this.slot, socket, {
        earlyLengthByte: this.#early,
        stallWatch: new StallWatch((waitedMs) => this.#slow(waitedMs)),
        noticed: () => {
          noticed = true;
          clearTimeout(this.#timer);
          this.#failures = 0;
          this.#unnoticedTold = false;
          this.#tell('CONNECTED');
        },
        failed: (error) => this.#pulled(error),
      });
    });
    socket.once('error', (error) => {
      reason = error;
    });
    socket.once('close', () => {
      if (this.#socket !== socket) return;
      this.#socket = undefined;
      clearTimeout(this.#timer);
      this.slot.powerOff();
      this.#failures++;
      if (noticed) this.#tell('DRIVER_GONE');
      else if (this.#failures === 1)
        this.#tell('DRIVER_MISSING', reason === undefined ? undefined : networkReason(reason));
      this.#dialIn(waitAfter(this.#failures, this.options.timing));
    });
  }

  /** The card gave no answer, which the driver has no word for. */
  #pulled(error: unknown): void {
    if (error instanceof EarlyPromiseBroken) this.#early = false;
    this.#tell('CARD_FAILED', error instanceof Error ? error.message : String(error));
    this.#hangUp();
    this.#dialIn(0);
  }

  #hangUp(): void {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    if (socket === undefined) return;
    this.#socket = undefined;
    this.#backFromMs = performance.now() + this.options.timing.absenceMs;
    socket.destroy();
    this.slot.powerOff();
  }

  #unnoticed(): void {
    if (this.#unnoticedTold) return;
    this.#unnoticedTold = true;
    this.#tell('UNNOTICED');
  }

  #slow(waitedMs: number): void {
    if (this.#slowTold) return;
    this.#slowTold = true;
    this.#tell('DRIVER_SLOW', `${Math.round(waitedMs)} ms`);
  }

  #tell(code: VpcdNoticeCode, detail?: string): void {
    this.options.notify({ code, message: VPCD_NOTICES[code](this.slot.name, this.#where, detail ?? '') });
  }
}
