import { AnyOrderReplay } from '../../apdu/recording/any-order-replay.js';
import { faultOf, TORN } from '../../apdu/recording/fault.js';
import { RecordingReader } from '../../apdu/recording/read-recording.js';
import type { RecordedCard } from '../../apdu/recording/recorded-card.js';
import type { RecordingHeader } from '../../apdu/recording/recording-header.js';
import { replayControls } from '../../apdu/recording/replay-controls.js';
import { ReplayTransport } from '../../apdu/recording/replay-transport.js';
import { StrictReplay } from '../../apdu/recording/strict-replay.js';
import type { CardInterface } from '../../apdu/transport/card-port.js';
import { type Protocol, type ResetKind, TransportError } from '../../apdu/transport/transport.js';
import { CardError } from '../../card-model/kernel/card-error.js';
import type { Profile } from '../../card-model/kernel/profile.js';
import { gen3 } from '../../card-model/profiles/gen3.js';
import { PROFILES } from '../../card-model/profiles/registry.js';
import { UsageError } from '../errors/usage-error.js';
import { createTraceDecoder } from '../output/card-decoder.js';
import type { ReplayRequest } from '../recording/record-options.js';
import { textParts } from '../recording/recording-text.js';
import type { Connection, ConnectionOptions, ServableCard, SimulationOptions } from './connection.js';

const ADVICE = 'give what was recorded, in its order, or add --replay-order any';

/**
 * The card as it answered when it was recorded.
 * @param path of a recording
 * @throws ScriptError, FileError when it cannot be read; TransportError when the recorded card did not answer
 */
export async function connectReplayed(
  path: string,
  { cardInterface, replay = {}, notice }: ConnectionOptions,
): Promise<Connection> {
  const { card, header } = openRecording(path, replay);
  try {
    if (cardInterface !== undefined && cardInterface !== card.cardInterface)
      card.reset('cold', cardInterface);
  } catch (error) {
    card.close();
    throw error;
  }
  const transport = new ReplayTransport(card, {
    ...(replay.timing && { wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)) }),
    closed: (line) => {
      if (line !== undefined)
        notice?.(`${path}:${line}: the recording goes on here; nobody asked for the rest`);
    },
  });
  const profile = profileOf(header);
  return {
    transport,
    ...(profile && { profile }),
    ...(header.seed !== undefined && { seed: header.seed }),
    ...(header.simulated && { controls: replayControls(card) }),
  };
}

/** The recorded card for other programs, powered. Errors as `connectReplayed`. */
export async function openReplayed(
  path: string,
  { cardInterface, replay = {} }: SimulationOptions,
): Promise<ServableCard> {
  const card = new ReplayedCard(() => openRecording(path, replay));
  try {
    card.powerOn(cardInterface);
  } catch (error) {
    card.close();
    throw error;
  }
  return card;
}

interface OpenedRecording {
  readonly card: RecordedCard;
  readonly header: RecordingHeader;
}

function openRecording(path: string, { anyOrder }: ReplayRequest): OpenedRecording {
  if (path === '') throw new UsageError('replay: needs the path of a recording: replay:PATH');
  const reader = new RecordingReader(path);
  const events = reader.events(textParts(path));
  const options = { decoder: () => createTraceDecoder(profileOf(reader.header)), advice: ADVICE };
  try {
    const card = anyOrder
      ? new AnyOrderReplay(events, path, options)
      : new StrictReplay(events, path, options);
    return { card, header: reader.header };
  } catch (error) {
    events.return();
    throw error;
  }
}

/** Of a recording by a program that knew the card; undefined for one that nobody knows any more. */
function profileOf(header: RecordingHeader): Profile | undefined {
  return PROFILES.find(({ id }) => id === header.profile);
}

/**
 * A recorded card in the hands of other programs. Who powers or resets it where the recording does not has begun a new
 * session: then the recording begins anew.
 */
class ReplayedCard implements ServableCard {
  readonly profile: Profile;
  powered = false;
  readonly #open: () => OpenedRecording;
  #card: RecordedCard;

  constructor(open: () => OpenedRecording) {
    this.#open = open;
    const { card, header } = open();
    this.#card = card;
    const interfaces =
      this.#card instanceof AnyOrderReplay ? this.#card.interfaces : [this.#card.cardInterface];
    this.profile = { ...(profileOf(header) ?? gen3), interfaces };
  }

  get protocol(): Protocol {
    return this.#card.protocol;
  }

  powerOn(cardInterface: CardInterface = this.#card.cardInterface): Uint8Array {
    return this.#reset('cold', cardInterface);
  }

  warmReset(): Uint8Array {
    return this.#reset('warm', this.#card.cardInterface);
  }

  powerOff(): void {
    this.powered = false;
  }

  transmit(command: Uint8Array): Uint8Array {
    if (!this.powered) throw new CardError('CARD_NOT_POWERED', 'the card has no power: reset it first');
    try {
      return this.#card.transmit(command);
    } catch (error) {
      if (faultOf(error) !== TORN) throw error;
      this.powered = false;
      throw new CardError('POWER_LOST', (error as Error).message);
    }
  }

  tearAfter(): void {
    throw new UsageError('a recorded card writes nothing that could be torn');
  }

  image(): Uint8Array {
    throw new UsageError('a recorded card has no image');
  }

  close(): void {
    this.powered = false;
    this.#card.close();
  }

  #reset(kind: ResetKind, cardInterface: CardInterface): Uint8Array {
    if (!this.profile.interfaces.includes(cardInterface)) {
      throw new CardError('INTERFACE_NOT_SUPPORTED', `the recording has no ${cardInterface} interface`);
    }
    const answer = this.#answerOf(kind, cardInterface);
    this.powered = true;
    return answer;
  }

  #answerOf(kind: ResetKind, cardInterface: CardInterface): Uint8Array {
    try {
      return this.#card.reset(kind, cardInterface);
    } catch (error) {
      const elsewhere =
        error instanceof TransportError && ['RECORDING_DIFFERS', 'RECORDING_ENDED'].includes(error.code);
      if (!elsewhere) throw error;
      this.#card.close();
      this.#card = this.#open().card;
      return this.#card.answerToReset;
    }
  }
}
