import { equalBytes } from '../../../apdu/bytes.js';
import type { CommandView } from '../../../apdu/codec/command-view.js';
import { SW } from '../../../apdu/codec/status-word.js';
import { cardAlgorithm } from '../../../crypto/index.js';
import type { MapDirectory } from './card-map.js';
import type { CardWorld } from './card-world.js';
import type { Exchange } from './exchange.js';
import { isRightCryptogram, provenVersion } from './proofs.js';

type Effect = (world: CardWorld, exchange: Exchange, directory: MapDirectory) => void;

const SEPARATOR = 0xff;
const CHALLENGE_BYTES = 8;
const PIN_BYTES = { minimum: 2, maximum: 6 } as const;
const RELOAD = 0x01;
const MAC_BYTES = 4;

/** Old and new PIN of CHANGE PIN; undefined where the data are no two PINs. */
export function changedPins(view: CommandView): { old: Uint8Array; renewed: Uint8Array } | undefined {
  const data = view.data();
  const separator = data.indexOf(SEPARATOR);
  if (separator < PIN_BYTES.minimum || separator === data.length - 1) return undefined;
  return { old: data.slice(0, separator), renewed: data.slice(separator + 1) };
}

const placeOf = (cla: number, ins: number): number => (cla << 8) | ins;

/** What commands of the social application do, by class and instruction. Conventions, kernel rules and PIN commands. */
export const SOCIAL_EFFECTS: ReadonlyMap<number, Effect> = new Map<number, Effect>([
  [placeOf(0x00, 0x84), challengeGiven],
  [placeOf(0x00, 0x82), keyShown],
  [placeOf(0x00, 0x20), pinShown],
  [placeOf(0x80, 0x5e), pinChanged],
  [placeOf(0x84, 0x24), pinReset],
  [placeOf(0x84, 0x1e), secured],
  [placeOf(0x84, 0x18), secured],
  [placeOf(0x84, 0x16), secured],
  [placeOf(0x84, 0xd4), secured],
  [placeOf(0x84, 0xda), secured],
  [placeOf(0x80, 0xd4), secured],
  [placeOf(0x00, 0x44), stateChanged],
  [placeOf(0x00, 0x04), stateChanged],
  [placeOf(0x00, 0xe6), stateChanged],
  [placeOf(0x80, 0x50), debitBegun],
  [placeOf(0x80, 0x54), debitEnded],
  [placeOf(0x00, 0xc0), dataFetched],
  [placeOf(0x80, 0xc0), dataFetched],
]);

function challengeGiven(world: CardWorld, { succeeded, data }: Exchange): void {
  if (!succeeded || data.length !== CHALLENGE_BYTES) return;
  world.challenge = data;
  world.lastChallenge = data;
}

function keyShown(world: CardWorld, exchange: Exchange, directory: MapDirectory): void {
  const view = exchange.view!;
  const { statusWord, triesTold } = exchange;
  if (exchange.succeeded || triesTold !== undefined || statusWord === SW.METHOD_BLOCKED) {
    world.challenge = undefined;
  }
  if (!exchange.succeeded && triesTold === undefined) return;
  const tries = world.tries.key(directory, view.p2, provenVersion(view));
  if (triesTold === undefined) {
    tries.refilled();
    world.rights.gainKey(directory, view.p2);
  } else {
    tries.told(triesTold);
    world.rights.failKey(directory, view.p2);
  }
}

function pinShown(world: CardWorld, exchange: Exchange, directory: MapDirectory): void {
  const view = exchange.view!;
  const owner = directory.pinOwner;
  if (owner === undefined) return;
  const pin = world.tries.pin(owner);
  const { triesTold } = exchange;
  if (triesTold !== undefined) {
    pin.told(triesTold);
    if (view.nc > 0) world.rights.failPin(owner);
  } else if (exchange.statusWord === SW.METHOD_BLOCKED) {
    pin.told(0);
  } else if (exchange.succeeded && view.nc > 0) {
    pin.refilled();
    pin.value ??= view.data().slice();
    world.rights.gainPin(owner);
  }
}

function pinChanged(world: CardWorld, exchange: Exchange, directory: MapDirectory): void {
  const owner = directory.pinOwner;
  if (owner === undefined) return;
  const pin = world.tries.pin(owner);
  if (exchange.triesTold !== undefined) {
    pin.told(exchange.triesTold);
    world.rights.failPin(owner);
  } else if (exchange.succeeded) {
    pin.refilled();
    pin.value = changedPins(exchange.view!)?.renewed;
  }
}

function pinReset(world: CardWorld, exchange: Exchange, directory: MapDirectory): void {
  const owner = directory.pinOwner;
  if (exchange.succeeded && owner !== undefined) {
    const pin = world.tries.pin(owner);
    pin.refilled();
    if (exchange.view!.p2 === RELOAD) pin.value = reloadedPin(world, exchange.view!, owner);
  }
  secured(world, exchange);
}

/** The PIN that a RELOAD has set; undefined where the keys are not known. */
function reloadedPin(world: CardWorld, view: CommandView, owner: MapDirectory): Uint8Array | undefined {
  const key = world.secrets.find(owner, (type) => type === 'PIN_RELOAD');
  if (key === undefined || world.challenge === undefined) return undefined;
  const algorithm = cardAlgorithm(key.algorithm);
  const enciphered = view.data().subarray(0, view.nc - MAC_BYTES);
  if (enciphered.length !== algorithm.blockBytes) return undefined;
  const block = algorithm.decipherBlock(algorithm.processKey(key.value, world.challenge), enciphered);
  return block.slice(1, 1 + block[0]!);
}

/** A command with a MAC has used the challenge up for sure when it was served or its MAC was wrong. */
function secured(world: CardWorld, exchange: Exchange): void {
  if (exchange.succeeded || exchange.statusWord === SW.MAC_WRONG) world.challenge = undefined;
  if (exchange.succeeded) world.epoch++;
}

function stateChanged(world: CardWorld, { succeeded }: Exchange): void {
  if (succeeded) world.epoch++;
}

function debitBegun(world: CardWorld, exchange: Exchange, directory: MapDirectory): void {
  world.debit = undefined;
  if (exchange.succeeded && exchange.dataBytes > 0) openDebit(world, exchange, exchange.data, directory);
}

function dataFetched(world: CardWorld, exchange: Exchange, directory: MapDirectory): void {
  const { origin } = exchange;
  if (exchange.succeeded && origin?.is(0x80, 0x50)) openDebit(world, origin, exchange.data, directory);
}

function openDebit(world: CardWorld, { view }: Exchange, answer: Uint8Array, directory: MapDirectory): void {
  world.debit = { directory, order: view!.data().slice(), answer };
}

/** A served debit writes its record and lowers the count of those left. */
function debitEnded(world: CardWorld, exchange: Exchange, directory: MapDirectory): void {
  world.debit = undefined;
  if (exchange.served) forgetDebitFiles(world, directory);
}

function forgetDebitFiles(world: CardWorld, directory: MapDirectory): void {
  for (const file of directory.files) world.files.forget(file);
}

/** What a power failure during a command leaves open. */
export function tornSocial(world: CardWorld, view: CommandView, directory: MapDirectory): void {
  const owner = directory.pinOwner;
  switch (placeOf(view.cla, view.ins)) {
    case placeOf(0x00, 0x82):
      world.tries
        .key(directory, view.p2, provenVersion(view))
        .tornWhilePresented(isRightCryptogram(world, view, directory));
      return;
    case placeOf(0x00, 0x20): {
      const pin = owner && world.tries.pin(owner);
      pin?.tornWhilePresented(pin.value && equalBytes(pin.value, view.data()));
      return;
    }
    case placeOf(0x80, 0x5e): {
      const pin = owner && world.tries.pin(owner);
      const pins = changedPins(view);
      const right = pin?.value && pins && equalBytes(pin.value, pins.old);
      pin?.tornWhilePresented(right);
      if (pin && right !== false && !(pins && equalBytes(pins.old, pins.renewed))) pin.value = undefined;
      return;
    }
    case placeOf(0x84, 0x24): {
      const pin = owner && world.tries.pin(owner);
      pin?.tornWhileRefilled();
      if (pin && view.p2 === RELOAD) pin.value = undefined;
      return;
    }
    case placeOf(0x80, 0x54):
      forgetDebitFiles(world, directory);
      return;
    default:
      world.epoch++;
  }
}
