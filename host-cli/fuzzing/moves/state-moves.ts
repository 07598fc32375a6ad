import type { KeyType } from '../../../card-model/security/key-type.js';
import { opensRights } from '../../../card-model/security/key-type.js';
import { compose, type FuzzStep, RESET, send } from '../fuzz-step.js';
import { fetchResponse, replayed } from '../recipes/follow-up.js';
import { securedCommand } from '../recipes/proof-recipes.js';
import type { MapDirectory } from '../world/card-map.js';
import { CHALLENGE, selectDirectory } from './commands.js';
import type { Move, MoveContext } from './move.js';
import { showKey, socialDirectories } from './proofs.js';
import { anySpoil } from './right-moves.js';

const UPDATE_KEY = 0x04;
const INS = {
  BLOCK: 0x1e,
  UNBLOCK: 0x18,
  CARD_BLOCK: 0x16,
  RESET_PIN: 0x24,
  WRITE_KEY: 0xd4,
  PUT_DATA: 0xda,
} as const;

/** Commands under secure messaging that nobody can have made right. */
function wronglySecured({ chance }: MoveContext): FuzzStep {
  const ins = chance.one(Object.values(INS));
  const p2 = chance.below(2);
  const bytes = chance.one([4, 4, 12, 20, 36]);
  return send(0x84, ins, ins === INS.WRITE_KEY ? chance.below(2) : 0x00, p2, bytes, ...chance.bytes(bytes));
}

function anyPlace(context: MoveContext): MapDirectory | undefined {
  const places = socialDirectories(context);
  return places.length === 0 ? undefined : context.chance.one(places);
}

/** A secured command with the key that it asks for, right or with one bit wrong. */
function securedWith(
  context: MoveContext,
  directory: MapDirectory,
  type: KeyType,
  ins: number,
  name: string,
  wrong: boolean,
): readonly FuzzStep[] {
  const key = context.world.secrets.find(directory, (other) => other === type);
  if (key === undefined) return [];
  const spoil = wrong ? { spoil: anySpoil(context, 4) } : {};
  return [CHALLENGE, compose(securedCommand({ key, ins, ...spoil, name }))];
}

export const STATE_MOVES: readonly Move[] = [
  {
    name: 'a secured command with a MAC of chance',
    weight: 5,
    make: (context) => {
      const place = anyPlace(context);
      if (place === undefined) return [];
      const challenge = context.chance.percent(85) ? [CHALLENGE] : [];
      return [selectDirectory(place), ...challenge, wronglySecured(context)];
    },
  },
  {
    name: 'block and unblock a directory',
    weight: 3,
    make: (context) => {
      const place = anyPlace(context);
      if (place === undefined) return [];
      const half = (): boolean => context.chance.percent(40);
      return [
        selectDirectory(place),
        ...securedWith(context, place, 'LK', INS.BLOCK, 'APPLICATION BLOCK', half()),
        selectDirectory(place),
        compose(fetchResponse()),
        ...securedWith(context, place, 'LK', INS.UNBLOCK, 'APPLICATION UNBLOCK', half()),
        ...(context.chance.percent(30) ? [compose(replayed(INS.UNBLOCK))] : []),
        ...securedWith(context, place, 'LK', INS.UNBLOCK, 'APPLICATION UNBLOCK', false),
      ];
    },
  },
  {
    name: 'block the card',
    weight: 1,
    make: (context) => {
      const heads = context.world.map.directories.filter(({ isHead }) => isHead);
      const head = heads[0];
      if (head === undefined) return [];
      // The end of the card for the rest of its life: seldom.
      const wrong = context.chance.percent(90);
      return [
        selectDirectory(head),
        ...securedWith(context, head, 'BK', INS.CARD_BLOCK, 'CARD BLOCK', wrong),
        selectDirectory(head),
      ];
    },
  },
  {
    name: 'suspend and resume',
    weight: 3,
    make: (context) => {
      const { chance, world } = context;
      const head = world.map.directories.find(({ isHead }) => isHead);
      if (head === undefined) return [];
      const key = world.secrets.find(head, opensRights, UPDATE_KEY);
      const shown = key !== undefined && chance.percent(50) ? showKey(key) : [];
      return [
        selectDirectory(head),
        ...shown,
        send(0x00, 0x04, 0x00, 0x00),
        selectDirectory(head),
        send(0x00, 0xb2, 0x01, 0x2c, 0x00),
        ...(chance.percent(50) ? [RESET, selectDirectory(head)] : []),
        ...shown,
        send(0x00, 0x44, 0x00, 0x00),
        send(0x00, 0xe6, chance.percent(50) ? 0x00 : 0x01, 0x00),
      ];
    },
  },
  {
    name: 'build on an issued card',
    weight: 3,
    make: (context) => {
      const { chance } = context;
      const place = anyPlace(context);
      if (place === undefined) return [];
      const master = context.world.secrets.find(place, (type) => type === 'MK');
      const shown = master !== undefined && chance.percent(20) ? showKey(master) : [];
      return [
        selectDirectory(place),
        ...shown,
        chance.one([
          send(0x80, 0xe0, 0x01, 0x00, 0x10, 0xc4, 0xef, 0x1b, ...chance.bytes(13)),
          send(0x80, 0xe0, 0x02, 0x00, 0x00),
          send(0x80, 0xe0, 0x03, 0x00, 0x08, ...chance.bytes(8)),
          send(0x80, 0xe0, 0x05, 0x00, 0x08, 0x00, 0x00, ...chance.bytes(6)),
          send(0x80, 0xe1, 0x00, 1 + chance.below(3)),
          send(0x00, 0xd4, chance.below(2), 0x00, 0x18, ...chance.bytes(24)),
          send(0x80, 0xd4, 0x00, 0x00, 0x20, ...chance.bytes(32)),
          send(0x00, 0xd2, 1 + chance.below(8), 0x04, 0x04, ...chance.filling(4)),
          send(0x00, 0xe2, 0x00, 0x00, 0x04, ...chance.filling(4)),
          send(0x00, 0x14, 0x00, 0x00, 0x0b, ...chance.bytes(11)),
        ]),
      ];
    },
  },
];
