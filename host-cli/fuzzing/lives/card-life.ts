import type { CardInterface } from '../../../apdu/transport/card-port.js';
import type { Protocol, ResetKind } from '../../../apdu/transport/transport.js';
import type { CardSecrets } from '../secrets/card-secrets.js';
import type { CardMap } from '../world/card-map.js';

/** Power failed during the command, as was armed: there is no answer, and the card needs a reset. */
export class CardTorn extends Error {
  override readonly name = 'CardTorn';
}

/** The card gave no answer although nothing was armed. */
export class CardSilent extends Error {
  override readonly name = 'CardSilent';

  constructor(
    /** A code such as LINK_FAILED or TIME_OUT. */
    readonly reason: string,
    message: string,
  ) {
    super(message);
  }
}

/** A card with power. What a card of this process answers comes at once, what others answer as a promise. */
export interface CardLife {
  /** Of the last reset. */
  readonly protocol: Protocol;
  readonly answerToReset: Uint8Array;
  /** @throws CardTorn, CardSilent */
  transmit(command: Uint8Array): Uint8Array | Promise<Uint8Array>;
  /** Gives the answer to reset. @throws CardSilent */
  reset(kind: ResetKind, cardInterface: CardInterface): Uint8Array | Promise<Uint8Array>;
  /** Arms a power failure after the next command's `writes`-th write; absent where nobody can. */
  tear?(writes: number): void;
}

export interface LifeChoice {
  readonly cardInterface: CardInterface;
  /** Of the contacts of a simulated card. */
  readonly contactProtocol: 'T=0' | 'T=1';
  /** Of everything random in a simulated card. */
  readonly seed: number;
}

/** Where cards to be explored come from. */
export interface CardSource {
  readonly map: CardMap;
  readonly secrets: CardSecrets;
  readonly interfaces: readonly CardInterface[];
  readonly contactProtocols: readonly ('T=0' | 'T=1')[];
  /** Every life begins with the same card; otherwise one card goes on living, and only power is taken from it. */
  readonly renewable: boolean;
  /** @throws CardSilent, TransportError */
  begin(choice: LifeChoice): CardLife | Promise<CardLife>;
}
