import type { CardSlot, SlotEvent } from '../card-slot.js';
import type { CardHandle } from './card-handle.js';
import { availableProtocols } from './protocol-choice.js';
import { RC } from './return-code-table.js';
import { CARD_STATE, EXCLUSIVE_SHARING, PROTOCOL } from './value-table.js';

/** A request that waits for the reader to be free; `retry` answers it when it can. */
export interface HeldRequest {
  retry(): void;
}

const EVENT_COUNTER_MASK = 0xffff;

/** A slot as the clients of one service share it: connections, exclusive use, transactions. */
export class ServedReader {
  readonly handles = new Set<CardHandle>();
  /** Grows with every insertion and removal; 16 bits. */
  eventCounter = 0;
  /** What was agreed on with the card in this session: one of `PROTOCOL`. */
  protocol: number = PROTOCOL.NONE;
  /** Connected with share mode EXCLUSIVE. */
  #exclusive: CardHandle | undefined;
  #transaction: CardHandle | undefined;
  #depth = 0;
  readonly #held = new Set<HeldRequest>();
  #waking = false;
  #powerOffTimer: NodeJS.Timeout | undefined;
  readonly #stopListening: () => void;

  /** @param changed called when what the clients see of the reader has changed */
  constructor(
    readonly slot: CardSlot,
    private readonly changed: () => void,
    private readonly powerOffAfterMs: number,
  ) {
    this.#stopListening = slot.listen((event) => this.#onSlotEvent(event));
  }

  /** Bits of `CARD_STATE`. */
  get state(): number {
    if (this.slot.chip === undefined) return CARD_STATE.ABSENT;
    if (this.slot.mute) return CARD_STATE.PRESENT | CARD_STATE.MUTE;
    if (!this.slot.powered) return CARD_STATE.PRESENT;
    return CARD_STATE.PRESENT | CARD_STATE.POWERED | CARD_STATE.NEGOTIABLE;
  }

  /** 0 nobody, n connections, -1 exclusive. */
  get sharing(): number {
    return this.#exclusive === undefined ? this.handles.size : EXCLUSIVE_SHARING;
  }

  /** Protocols that the card offers. */
  get available(): number {
    return availableProtocols(this.slot.answerToReset);
  }

  /** Who has the card for himself, by exclusive use or a transaction. */
  get owner(): CardHandle | undefined {
    return this.#exclusive ?? this.#transaction;
  }

  get exclusive(): boolean {
    return this.#exclusive !== undefined;
  }

  busyFor(handle: CardHandle): boolean {
    const owner = this.owner;
    return owner !== undefined && owner !== handle;
  }

  connect(handle: CardHandle, exclusive: boolean): void {
    clearTimeout(this.#powerOffTimer);
    this.handles.add(handle);
    if (exclusive) this.#exclusive = handle;
    this.changed();
  }

  /** The handle is gone; what it held is free. */
  disconnect(handle: CardHandle): void {
    if (!this.handles.delete(handle)) return;
    if (this.#exclusive === handle) this.#exclusive = undefined;
    this.endTransactions(handle);
    if (this.handles.size === 0 && this.slot.powered) {
      this.#powerOffTimer = setTimeout(() => this.slot.powerOff(), this.powerOffAfterMs);
      this.#powerOffTimer.unref();
    }
    this.#wake();
    this.changed();
  }

  setExclusive(handle: CardHandle, exclusive: boolean): void {
    const before = this.#exclusive;
    if (exclusive) this.#exclusive = handle;
    else if (before === handle) this.#exclusive = undefined;
    if (before === this.#exclusive) return;
    this.#wake();
    this.changed();
  }

  /** Transactions of one handle nest. */
  beginTransaction(handle: CardHandle): void {
    this.#transaction = handle;
    this.#depth++;
  }

  inTransaction(handle: CardHandle): boolean {
    return this.#transaction === handle;
  }

  /** Ends the innermost transaction of the handle. */
  endTransaction(handle: CardHandle): void {
    if (this.#transaction === handle && --this.#depth === 0) this.endTransactions(handle);
  }

  /** Ends all transactions of the handle. */
  endTransactions(handle: CardHandle): void {
    if (this.#transaction !== handle) return;
    this.#transaction = undefined;
    this.#depth = 0;
    this.#wake();
  }

  hold(request: HeldRequest): void {
    this.#held.add(request);
  }

  letGo(request: HeldRequest): void {
    this.#held.delete(request);
  }

  /** Ends the service of this reader; the slot and its card stay. */
  close(): void {
    clearTimeout(this.#powerOffTimer);
    this.#stopListening();
  }

  #onSlotEvent(event: SlotEvent): void {
    this.protocol = PROTOCOL.NONE;
    const befell = event === 'removed' ? RC.REMOVED_CARD : RC.RESET_CARD;
    for (const handle of this.handles) {
      // That the card was removed must be heard even when there is one again.
      if (handle.event !== RC.REMOVED_CARD) handle.event = befell;
    }
    if (event === 'removed' && this.#transaction !== undefined) this.endTransactions(this.#transaction);
    if (event !== 'inserted' && event !== 'removed') return;
    this.eventCounter = (this.eventCounter + 1) & EVENT_COUNTER_MASK;
    this.#wake();
    this.changed();
  }

  /** First come, first served; after the request that has freed the reader is answered. */
  #wake(): void {
    if (this.#waking || this.#held.size === 0) return;
    this.#waking = true;
    queueMicrotask(() => {
      this.#waking = false;
      // Answering one may end another, when its client is cut off.
      for (const request of [...this.#held]) if (this.#held.has(request)) request.retry();
    });
  }
}
