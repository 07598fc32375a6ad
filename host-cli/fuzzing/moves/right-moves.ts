import { opensRights } from '../../../card-model/security/key-type.js';
import { compose, type FuzzStep, RESET } from '../fuzz-step.js';
import { replayed } from '../recipes/follow-up.js';
import { externalAuthenticate, type Spoil } from '../recipes/proof-recipes.js';
import {
  ASK_PIN,
  anyPin,
  CHALLENGE,
  readAny,
  selectDirectory,
  selectFile,
  updateAny,
  verifyPin,
} from './commands.js';
import type { Move, MoveContext } from './move.js';
import { anyProofKey, anySocialFile, openFile, showKey, showPin, socialDirectories } from './proofs.js';

const EXTERNAL_AUTHENTICATE = 0x82;

export const anySpoil = ({ chance }: MoveContext, bytes: number): Spoil => ({
  at: chance.below(bytes),
  bits: 1 << chance.below(8),
});

/** Reading and changing a file, whoever may. */
function probe({ chance }: MoveContext, file: Parameters<typeof readAny>[0]): readonly FuzzStep[] {
  const update = updateAny(file, chance);
  return [selectFile(file), readAny(file, chance), ...(update ? [update.step, update.readBack] : [])];
}

/** Ways in which a right that was held is lost. */
function losing(context: MoveContext): readonly FuzzStep[] {
  const { chance, world, interfaces } = context;
  const master = selectDirectory(world.map.directories[0]!);
  const other = selectDirectory(chance.one(world.map.directories));
  switch (chance.below(6)) {
    case 0:
      return [RESET];
    case 1:
      return [{ kind: 'reset', reset: 'warm' }];
    case 2:
      return [master];
    case 3:
      return [other];
    case 4:
      return [verifyPin(anyPin(chance)), ASK_PIN];
    default:
      return [{ kind: 'reset', reset: 'cold', cardInterface: chance.one(interfaces) }];
  }
}

export const RIGHT_MOVES: readonly Move[] = [
  {
    name: 'probe a file without any right',
    weight: 8,
    make: (context) => {
      const file = anySocialFile(context);
      if (file === undefined) return [];
      const before = context.chance.percent(50) ? [RESET] : [];
      return [...before, selectDirectory(file.directory), ...probe(context, file)];
    },
  },
  {
    name: 'gain a right, lose it, probe',
    weight: 10,
    make: (context) => {
      const file = anySocialFile(context);
      if (file === undefined) return [];
      const act = context.chance.percent(50) ? 'read' : 'update';
      return [
        selectDirectory(file.directory),
        ...openFile(context, file, act),
        ...losing(context),
        ASK_PIN,
        selectDirectory(file.directory),
        ASK_PIN,
        ...probe(context, file),
      ];
    },
  },
  {
    name: 'authenticate with a key, probe every file',
    weight: 4,
    make: (context) => {
      const key = anyProofKey(context);
      if (key === undefined) return [];
      const { files } = key.directory;
      return [
        selectDirectory(key.directory),
        ...showKey(key),
        ...files.flatMap((file) => probe(context, file)),
      ];
    },
  },
  {
    name: 'authenticate in one directory, probe another',
    weight: 5,
    make: (context) => {
      const directories = socialDirectories(context).filter(({ files }) => files.length > 0);
      if (directories.length === 0) return [];
      const target = context.chance.one(directories);
      const key = anyProofKey(context);
      if (key === undefined) return [];
      const pin = context.chance.percent(30) ? showPin(context, key.directory) : [];
      const files = target.files.filter(() => context.chance.percent(50));
      return [
        selectDirectory(key.directory),
        ...showKey(key),
        ...pin,
        selectDirectory(target),
        ...files.flatMap((file) => probe(context, file)),
      ];
    },
  },
  {
    name: 'a wrong proof, then the right one',
    weight: 6,
    make: (context) => {
      const key = anyProofKey(context);
      if (key === undefined) return [];
      const { chance } = context;
      const wrong = Array.from({ length: 1 + chance.below(2) }, () => [
        CHALLENGE,
        compose(externalAuthenticate({ key, spoil: anySpoil(context, 8) })),
      ]).flat();
      const right = chance.percent(70) ? showKey(key) : [];
      return [selectDirectory(key.directory), ...wrong, ...right];
    },
  },
  {
    name: 'the proof of another key',
    weight: 3,
    make: (context) => {
      const key = anyProofKey(context);
      const other = key && anyProofKey(context, key.directory);
      if (key === undefined || other === undefined) return [];
      return [
        selectDirectory(key.directory),
        CHALLENGE,
        compose(externalAuthenticate({ key: other, reference: key.reference })),
      ];
    },
  },
  {
    name: 'a proof twice, or without a challenge',
    weight: 4,
    make: (context) => {
      const key = anyProofKey(context);
      if (key === undefined) return [];
      const again = compose(replayed(EXTERNAL_AUTHENTICATE));
      const without = compose(externalAuthenticate({ key }));
      return [
        selectDirectory(key.directory),
        ...showKey(key),
        context.chance.percent(50) ? again : without,
        ...(context.chance.percent(30) ? [RESET, selectDirectory(key.directory), again] : []),
      ];
    },
  },
  {
    name: 'a proof of a challenge from before a reset',
    weight: 2,
    make: (context) => {
      const key = anyProofKey(context);
      if (key === undefined) return [];
      const at = selectDirectory(key.directory);
      return [at, CHALLENGE, RESET, at, compose(externalAuthenticate({ key, stale: true }))];
    },
  },
  {
    name: 'use a key up, then show it',
    weight: 1,
    make: (context) => {
      const key = anyProofKey(context);
      if (key === undefined || !opensRights(key.type)) return [];
      const tries = (key.triesLeft ?? 3) + 1;
      const wrong = Array.from({ length: tries }, () => [
        CHALLENGE,
        compose(externalAuthenticate({ key, spoil: anySpoil(context, 8) })),
      ]).flat();
      return [selectDirectory(key.directory), ...wrong, ...showKey(key)];
    },
  },
];
