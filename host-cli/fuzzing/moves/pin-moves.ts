import { compose, type FuzzStep, RESET, tear } from '../fuzz-step.js';
import { replayed } from '../recipes/follow-up.js';
import { changePin, verifyNearPin, verifyRightPin } from '../recipes/pin-recipes.js';
import { securedCommand } from '../recipes/proof-recipes.js';
import type { MapDirectory } from '../world/card-map.js';
import { SOCIAL } from '../world/card-world.js';
import { ASK_PIN, anyPin, CHALLENGE, selectDirectory, verifyPin } from './commands.js';
import type { Move, MoveContext } from './move.js';
import { showKey } from './proofs.js';

const RESET_PIN = 0x24;
const PUK = 0x06;

/** The directory of the social application that has the PIN. */
function pinOwner({ world }: MoveContext): MapDirectory | undefined {
  return world.map.directories.find(({ hasPin, application }) => hasPin && application.id === SOCIAL);
}

/** Directories from which the PIN is reached. */
function places({ world }: MoveContext, owner: MapDirectory): readonly MapDirectory[] {
  return world.map.directories.filter((directory) => directory.pinOwner === owner);
}

const withOwner =
  (make: (context: MoveContext, owner: MapDirectory, at: MapDirectory) => readonly FuzzStep[]) =>
  (context: MoveContext): readonly FuzzStep[] => {
    const owner = pinOwner(context);
    return owner === undefined ? [] : make(context, owner, context.chance.one(places(context, owner)));
  };

export const PIN_MOVES: readonly Move[] = [
  {
    name: 'wrong PINs',
    weight: 6,
    make: withOwner(({ chance }, owner, at) => [
      selectDirectory(at),
      ASK_PIN,
      ...Array.from({ length: 1 + chance.below(3) }, () => verifyPin(anyPin(chance))),
      ASK_PIN,
      ...(chance.percent(40) ? [RESET, selectDirectory(at), ASK_PIN] : []),
      ...(chance.percent(50) ? [compose(verifyRightPin(owner)), ASK_PIN] : []),
    ]),
  },
  {
    name: 'a PIN with one digit wrong',
    weight: 3,
    make: withOwner(({ chance }, owner, at) => [
      selectDirectory(at),
      compose(verifyNearPin(owner, chance.below(12), 1 + chance.below(9))),
      ASK_PIN,
    ]),
  },
  {
    name: 'a PIN of a wrong length',
    weight: 2,
    make: withOwner(({ chance }, _owner, at) => [
      selectDirectory(at),
      verifyPin(chance.bytes(chance.one([1, 1, 7, 8, 12]))),
      ASK_PIN,
    ]),
  },
  {
    name: 'the right PIN',
    weight: 4,
    make: withOwner(({ chance }, owner, at) => [
      selectDirectory(at),
      compose(verifyRightPin(owner)),
      ...(chance.percent(40) ? [ASK_PIN] : []),
      ...(chance.percent(20) ? [RESET, selectDirectory(at), ASK_PIN] : []),
    ]),
  },
  {
    name: 'use the PIN up, then show it',
    weight: 1,
    make: withOwner((context, owner, at) => {
      const tries = (context.world.secrets.pinOf(owner)?.triesLeft ?? 6) + 1;
      return [
        selectDirectory(at),
        ...Array.from({ length: tries }, () => verifyPin(anyPin(context.chance))),
        compose(verifyRightPin(owner)),
        RESET,
        selectDirectory(at),
        compose(verifyRightPin(owner)),
        compose(changePin(owner, undefined)),
      ];
    }),
  },
  {
    name: 'change the PIN',
    weight: 4,
    make: withOwner(({ chance }, owner, at) => {
      const old = chance.percent(50) ? anyPin(chance) : undefined;
      const renewed = old === undefined && chance.percent(60) ? undefined : anyPin(chance);
      return [
        selectDirectory(at),
        compose(changePin(owner, old, renewed)),
        ASK_PIN,
        compose(verifyRightPin(owner)),
      ];
    }),
  },
  {
    name: 'power fails while a PIN is shown',
    weight: 3,
    make: withOwner(({ chance, canTear }, owner, at) => {
      if (!canTear) return [];
      const shown = chance.one([
        verifyPin(anyPin(chance)),
        compose(verifyRightPin(owner)),
        chance.percent(50)
          ? compose(changePin(owner, undefined))
          : compose(changePin(owner, anyPin(chance), anyPin(chance))),
      ]);
      return [
        selectDirectory(at),
        verifyPin(anyPin(chance)),
        tear(1 + chance.below(4)),
        shown,
        selectDirectory(at),
        ASK_PIN,
        compose(verifyRightPin(owner)),
      ];
    }),
  },
  {
    name: 'unblock or reload the PIN',
    weight: 4,
    make: withOwner((context, owner, at) => {
      const { world, chance } = context;
      const puk = world.secrets.find(owner, (type) => type === 'EXTERNAL', PUK);
      const key = world.secrets.find(owner, (type) => type === 'PIN_RELOAD');
      if (puk === undefined || key === undefined) return [];
      const pin = world.tries.pin(owner).value;
      const reloads = pin !== undefined && chance.percent(50);
      const spoil = chance.percent(50) ? { at: chance.below(4), bits: 1 << chance.below(8) } : undefined;
      const reset = securedCommand({
        key,
        ins: RESET_PIN,
        p2: reloads ? 0x01 : 0x00,
        ...(reloads && { clear: pin }),
        ...(spoil && { spoil }),
        name: reloads ? 'PIN RELOAD' : 'PIN UNBLOCK',
      });
      return [
        selectDirectory(owner),
        verifyPin(anyPin(chance)),
        ...(chance.percent(80) ? showKey(puk) : []),
        selectDirectory(at),
        CHALLENGE,
        compose(reset),
        ...(chance.percent(30) ? [compose(replayed(RESET_PIN))] : []),
        ASK_PIN,
      ];
    }),
  },
];
