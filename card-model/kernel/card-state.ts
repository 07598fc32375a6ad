import type { CardContents } from '../image/card-contents.js';
import { TransportKey } from '../security/transport-key.js';
import type { NonVolatileMemory, NonVolatilePlace } from './non-volatile-memory.js';

const BLOCKED = 0x01;

/** What the chip keeps beside its files: answer to reset, transport key, card block. */
export class CardState {
  /** Non-volatile. */
  private readonly historical: Uint8Array;
  /** Non-volatile; there only until the card is issued. */
  private readonly transport: NonVolatilePlace<TransportKey | undefined>;
  /** Non-volatile: 00, or 01 after CARD BLOCK. */
  private readonly blockCell = new Uint8Array(1);

  constructor({ historicalBytes, transportKey, blocked }: CardContents) {
    this.historical = historicalBytes.slice();
    this.transport = { value: transportKey && new TransportKey(transportKey) };
    if (blocked) this.blockCell[0] = BLOCKED;
  }

  /** Historical bytes of the answer to reset; do not alter. */
  get historicalBytes(): Uint8Array {
    return this.historical;
  }

  /** While the card is being built; undefined once it is issued. */
  get transportKey(): TransportKey | undefined {
    return this.transport.value;
  }

  /** Whether CARD BLOCK has ended the life of the card. */
  get blocked(): boolean {
    return this.blockCell[0] === BLOCKED;
  }

  /** As part of the running command. */
  writeHistoricalBytes(memory: NonVolatileMemory, offset: number, bytes: Uint8Array): void {
    memory.write(this.historical, offset, bytes);
  }

  /** From now on only the rights of files and commands count. As part of the running command. */
  endPreIssue(memory: NonVolatileMemory): void {
    memory.put(this.transport, undefined);
  }

  /** As part of the running command. */
  block(memory: NonVolatileMemory): void {
    memory.writeState(this.blockCell, BLOCKED);
  }

  toImage(): Pick<CardContents, 'historicalBytes' | 'transportKey' | 'blocked'> {
    return {
      historicalBytes: this.historical.slice(),
      ...(this.transportKey && { transportKey: this.transportKey.toImage() }),
      ...(this.blocked && { blocked: true as const }),
    };
  }
}
