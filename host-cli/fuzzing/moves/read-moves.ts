import { compose, type FuzzStep, send } from '../fuzz-step.js';
import { withRightLength } from '../recipes/follow-up.js';
import type { MapFile } from '../world/card-map.js';
import {
  CHALLENGE,
  readAny,
  readBinary,
  readRecord,
  readTagged,
  selectDirectory,
  selectFile,
} from './commands.js';
import type { Move, MoveContext } from './move.js';
import { anySocialFile, openFile } from './proofs.js';

/** A file of the current directory, or of any where there is none. */
function nearFile(context: MoveContext): MapFile | undefined {
  const here = context.world.directory?.files ?? [];
  return here.length > 0 ? context.chance.one(here) : undefined;
}

/** Reads of one file in the ways that there are. */
function reads({ chance }: MoveContext, file: MapFile, sfi: number): readonly FuzzStep[] {
  if (file.kind === 'transparent') {
    const offset = chance.percent(70) ? chance.below(Math.max(1, file.bytes)) : chance.below(0x8000);
    const le = chance.percent(30) ? 0 : chance.below(256);
    const step = sfi === 0 ? readBinary(offset, le) : send(0x00, 0xb0, 0x80 | sfi, offset & 0xff, le);
    return [step, compose(withRightLength)];
  }
  const number = 1 + chance.below(Math.max(2, file.tags.length + 1));
  const known = file.recordBytes[number - 1] ?? file.recordBytes[0] ?? 16;
  const le = chance.one([0, 0, known & 0xff, (known - 1) & 0xff, (known + 1) & 0xff]);
  const tag = file.tags[number - 1];
  const byTag = tag !== undefined && chance.percent(35);
  const first = byTag ? readTagged(tag, sfi, le) : readRecord(number, sfi, le);
  if (chance.percent(85)) return [first, compose(withRightLength)];
  const odd = chance.percent(50) ? send(0x00, 0xb2, tag ?? 0, (sfi << 3) | chance.below(5), 0) : undefined;
  return [odd ?? readTagged((tag ?? 0x01) ^ (1 << chance.below(8)), sfi, 0)];
}

export const READ_MOVES: readonly Move[] = [
  {
    name: 'read near by',
    weight: 14,
    safe: true,
    make: (context) => {
      const file = nearFile(context);
      if (file === undefined) return [];
      return context.chance.percent(50)
        ? reads(context, file, file.sfi)
        : [selectFile(file), ...reads(context, file, 0)];
    },
  },
  {
    name: 'read twice',
    weight: 3,
    safe: true,
    make: (context) => {
      const file = nearFile(context);
      if (file === undefined) return [];
      const read = readAny(file, context.chance);
      return [selectFile(file), read, read];
    },
  },
  {
    name: 'read with the right',
    weight: 8,
    make: (context) => {
      const file = anySocialFile(context);
      if (file === undefined) return [];
      return [
        selectDirectory(file.directory),
        ...openFile(context, file, 'read'),
        selectFile(file),
        ...reads(context, file, 0),
        ...reads(context, file, file.sfi),
      ];
    },
  },
  {
    name: 'read every record by number and tag',
    weight: 2,
    make: (context) => {
      const file = anySocialFile(context);
      if (file === undefined || file.tags.length === 0) return [];
      const tags = [...new Set(file.tags)].flatMap((tag) => (tag === undefined ? [] : [tag]));
      return [
        selectDirectory(file.directory),
        ...openFile(context, file, 'read'),
        selectFile(file),
        ...file.tags.map((_, index) => readRecord(index + 1)),
        ...tags.map((tag) => readTagged(tag)),
      ];
    },
  },
  {
    name: 'challenge',
    weight: 4,
    safe: true,
    make: ({ chance }) =>
      chance.percent(60)
        ? [CHALLENGE]
        : [send(0x00, 0x84, 0x00, 0x00, chance.one([0x04, 0x08, 0x10, 0x00, 0x07, 0xff]))],
  },
  {
    name: 'internal authentication',
    weight: 2,
    make: ({ chance, world }) => {
      const place = world.map.directories.find(({ keys }) => keys.some(({ type }) => type === 'IRK'));
      const reference = chance.percent(80) ? 0 : chance.below(256);
      const ask = send(0x00, 0x88, 0x00, reference, 0x10, ...chance.bytes(16), 0x00);
      return place === undefined ? [ask] : [selectDirectory(place), ask];
    },
  },
];
