import type { CardControls } from '../../apdu/script/step-context.js';
import type { CardInterface, CardPort } from '../../apdu/transport/card-port.js';
import type { Transport } from '../../apdu/transport/transport.js';
import type { CardProtocol, LengthPolicy, Profile } from '../../card-model/index.js';
import type { ReplayRequest } from '../recording/record-options.js';

/** How a card of this process behaves where a real one would be given. */
export interface SimulationOptions {
  /** Default contact. */
  readonly cardInterface?: CardInterface;
  /** Of the contact interface; default T=0. */
  readonly protocol?: 'T=0' | 'T=1';
  readonly lengthPolicy?: LengthPolicy;
  /** How a recording answers. */
  readonly replay?: ReplayRequest;
  /** Called right before a changed card is written to its file, which takes a while. */
  readonly beforeSave?: () => void;
  /** What uses the card, told to whoever else wants its image: `sscard serve`. */
  readonly program?: string;
}

/** How a card is to be reached by its address. */
export interface ConnectionOptions extends SimulationOptions {
  /** Keep every other program from a card in a reader. */
  readonly exclusive?: boolean;
  /** Told, in one line, what is worth knowing and no fault. */
  readonly notice?: (message: string) => void;
}

/** The way to a card, and what the address alone tells of it. */
export interface Connection {
  readonly transport: Transport;
  /** What kind of card it is, where that is known without asking the card. */
  readonly profile?: Profile;
  /** From which what is chosen at random for this card comes, where it must be what it was once before. */
  readonly seed?: string;
  /** What only a card of this process can be made to do. */
  readonly controls?: CardControls;
}

/** A card of this process, as it can be offered to other programs. */
export interface ServableCard extends CardPort {
  readonly profile: Profile;
  readonly powered: boolean;
  /** Of the interface in use, or used last. */
  readonly protocol?: CardProtocol | undefined;
  /** Of the last contactless power-on, 4 bytes; without it the reader has none to tell. */
  readonly uid?: Uint8Array | undefined;
  tearAfter(writes: number): void;
  image(): Uint8Array;
  /** Takes the power and frees what the card is kept in; a second call does nothing. */
  close?(): void;
}

/** One kind of address. */
export interface AddressScheme {
  /** Before the colon. */
  readonly scheme: string;
  /** As the help writes it. */
  readonly form: string;
  readonly meaning: string;
  /** @param rest after the colon */
  connect(rest: string, options: ConnectionOptions): Promise<Connection>;
  /** Only for cards of this process. */
  openCard?(rest: string, options: SimulationOptions): Promise<ServableCard>;
}
