import { compose, RESET, send } from '../fuzz-step.js';
import { fetchResponse, withRightLength } from '../recipes/follow-up.js';
import type { MapDirectory } from '../world/card-map.js';
import { selectDirectory, selectFile } from './commands.js';
import type { Move, MoveContext } from './move.js';

const anyDirectory = ({ world, chance }: MoveContext): MapDirectory => chance.one(world.map.directories);

const two = (fid: number): [number, number] => [fid >> 8, fid & 0xff];

const named = ({ world, chance }: MoveContext): Uint8Array | undefined => {
  const names = world.map.directories.flatMap(({ aid }) => (aid === undefined ? [] : [aid]));
  return names.length === 0 ? undefined : chance.one(names);
};

/** A name that is nearly one of the card's. */
function oddName({ chance }: MoveContext, name: Uint8Array): Uint8Array {
  const at = chance.below(name.length);
  switch (chance.below(5)) {
    case 0:
      return name.slice(0, 1 + chance.below(name.length));
    case 1:
      return name.slice(1);
    case 2:
      return Uint8Array.of(...name, chance.below(256)).slice(0, 16);
    case 3:
      return name.map((byte, index) => (index === name.length - 1 ? byte ^ (1 << chance.below(8)) : byte));
    default:
      return name.map((byte, index) => (index === at ? byte ^ (1 << chance.below(8)) : byte));
  }
}

export const SELECT_MOVES: readonly Move[] = [
  {
    name: 'select a directory',
    weight: 8,
    safe: true,
    make: (context) => {
      const le = context.chance.percent(40) ? 0 : undefined;
      return [selectDirectory(anyDirectory(context), le), compose(fetchResponse())];
    },
  },
  {
    name: 'select a directory and a file of it',
    weight: 6,
    safe: true,
    make: (context) => {
      const directory = anyDirectory(context);
      if (directory.files.length === 0) return [selectDirectory(directory)];
      return [selectDirectory(directory), selectFile(context.chance.one(directory.files))];
    },
  },
  {
    name: 'select by identifier, path or position',
    weight: 5,
    safe: true,
    make: (context) => {
      const { chance } = context;
      const directory = anyDirectory(context);
      const fid = chance.percent(80) ? directory.fid : chance.below(0x10000);
      const below = directory.children[0]?.fid ?? directory.files[0]?.fid ?? 0xef05;
      const p2 = chance.one([0x00, 0x00, 0x04, 0x0c]);
      return [
        chance.one([
          send(0x00, 0xa4, 0x00, p2, 0x02, ...two(fid)),
          send(0x00, 0xa4, 0x01, p2, 0x02, ...two(fid)),
          send(0x00, 0xa4, 0x02, p2, 0x02, ...two(fid)),
          send(0x00, 0xa4, 0x03, p2),
          send(0x00, 0xa4, 0x08, p2, 0x04, ...two(fid), ...two(below)),
          send(0x00, 0xa4, 0x09, p2, 0x02, ...two(below)),
          send(0x00, 0xa4, 0x00, 0x00, 0x02, 0x3f, 0x00),
        ]),
        compose(fetchResponse()),
      ];
    },
  },
  {
    name: 'select by a name that is nearly one',
    weight: 3,
    safe: true,
    make: (context) => {
      const name = named(context);
      if (name === undefined) return [];
      const odd = oddName(context, name);
      const p2 = context.chance.percent(15) ? 0x02 : 0x00;
      return odd.length === 0
        ? []
        : [send(0x00, 0xa4, 0x04, p2, odd.length, ...odd), compose(fetchResponse())];
    },
  },
  {
    name: 'select a directory again and again',
    weight: 3,
    safe: true,
    make: (context) => {
      const select = selectDirectory(anyDirectory(context), 0);
      // From the second time on the same directory is left for the same one.
      return [select, select, select];
    },
  },
  {
    name: 'select with a wrong Le, then with the right one',
    weight: 2,
    safe: true,
    make: (context) => {
      const { chance } = context;
      const directory = anyDirectory(context);
      const first = selectDirectory(directory);
      const short = 1 + chance.below(8);
      const again = chance.one([
        selectDirectory(directory, short),
        send(0x00, 0xa4, 0x03, 0x00, short),
        send(0x00, 0xa4, 0x04, 0x02, 0x05, ...(directory.aid ?? [0, 0, 0, 0, 0]).slice(0, 5), short),
      ]);
      return [first, again, compose(withRightLength)];
    },
  },
  {
    name: 'reset and select again',
    weight: 2,
    safe: true,
    make: (context) => [RESET, selectDirectory(anyDirectory(context), 0)],
  },
  {
    name: 'fetch once, wrongly, again',
    weight: 2,
    safe: true,
    make: (context) => {
      const wrong = context.chance.one([-1, 1]);
      return [
        selectDirectory(anyDirectory(context)),
        ...(context.chance.percent(50) ? [compose(fetchResponse(wrong)), compose(withRightLength)] : []),
        compose(fetchResponse()),
        compose(fetchResponse(0, true)),
      ];
    },
  },
];
