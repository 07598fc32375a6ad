import { compose, type FuzzStep, send, tear } from '../fuzz-step.js';
import { externalAuthenticate } from '../recipes/proof-recipes.js';
import type { MapFile } from '../world/card-map.js';
import {
  appendRecord,
  CHALLENGE,
  readBinary,
  readRecord,
  selectDirectory,
  selectFile,
  updateAny,
  updateBinary,
  updateRecord,
} from './commands.js';
import type { Move, MoveContext } from './move.js';
import { anyProofKey, anySocialFile, openFile } from './proofs.js';
import { anySpoil } from './right-moves.js';

/** Selected, with every right to read and to update it that is known. */
function opened(context: MoveContext, file: MapFile): readonly FuzzStep[] {
  return [
    selectDirectory(file.directory),
    ...openFile(context, file, 'read'),
    ...openFile(context, file, 'update'),
    selectFile(file),
  ];
}

/** An update that must be refused whatever rights are held: its form is wrong. */
function wrongUpdate({ chance }: MoveContext, file: MapFile): FuzzStep {
  if (file.kind === 'transparent') {
    return updateBinary(file.bytes - chance.below(4), chance.filling(4 + chance.below(8)));
  }
  if (file.kind === 'cyclic')
    return appendRecord(chance.filling(Math.max(1, (file.recordBytes[0] ?? 2) - 1)));
  const number = 1 + chance.below(Math.max(1, file.tags.length));
  const tag = file.tags[number - 1] ?? 0x01;
  const bytes = file.recordBytes[number - 1] ?? 3;
  const body = chance.filling(Math.max(0, bytes - 2));
  return updateRecord(
    number,
    chance.one([
      Uint8Array.of(tag ^ 0x01, bytes - 2, ...body),
      Uint8Array.of(tag, bytes - 1, ...body),
      Uint8Array.of(tag, bytes - 3, ...body.slice(1)),
      Uint8Array.of(tag, bytes - 2, ...body, 0xa5),
    ]),
  );
}

/** All of a file that an update may have touched. */
function readBack(file: MapFile, { chance }: MoveContext): readonly FuzzStep[] {
  if (file.kind === 'transparent') return [readBinary(Math.max(0, file.bytes - 16), 16)];
  const count = file.kind === 'cyclic' ? Math.min(4, file.maximumRecords) : file.tags.length;
  const first = count > 6 ? chance.below(count - 6) : 0;
  return Array.from({ length: Math.min(count, 6) }, (_, index) => readRecord(first + index + 1));
}

const cyclicFile = (context: MoveContext): MapFile | undefined => {
  const files = context.world.map.directories.flatMap((directory) =>
    directory.files.filter(({ kind, rules }) => kind === 'cyclic' && rules.update !== 'never'),
  );
  return files.length === 0 ? undefined : context.chance.one(files);
};

const forFile =
  (make: (context: MoveContext, file: MapFile) => readonly FuzzStep[]) =>
  (context: MoveContext): readonly FuzzStep[] => {
    const file = anySocialFile(context);
    return file === undefined ? [] : make(context, file);
  };

export const UPDATE_MOVES: readonly Move[] = [
  {
    name: 'update and read back',
    weight: 6,
    make: forFile((context, file) => {
      const update = updateAny(file, context.chance);
      return update
        ? [
            ...opened(context, file),
            update.readBack,
            update.step,
            update.readBack,
            ...readBack(file, context),
          ]
        : [];
    }),
  },
  {
    name: 'an update of a wrong form, then read all',
    weight: 4,
    make: forFile((context, file) => [
      ...opened(context, file),
      wrongUpdate(context, file),
      ...readBack(file, context),
    ]),
  },
  {
    name: 'append to a cyclic file, read all',
    weight: 3,
    make: (context) => {
      const file = cyclicFile(context);
      if (file === undefined) return [];
      const { chance } = context;
      const record = () => appendRecord(chance.filling(file.recordBytes[0] ?? 1));
      return [
        ...opened(context, file),
        ...readBack(file, context),
        ...Array.from({ length: 1 + chance.below(file.maximumRecords + 1) }, record),
        ...readBack(file, context),
      ];
    },
  },
  {
    name: 'power fails in an update',
    weight: 6,
    make: (context) => {
      const cyclic = context.chance.percent(40) ? cyclicFile(context) : undefined;
      const file = cyclic ?? anySocialFile(context);
      const update = file && updateAny(file, context.chance);
      if (!context.canTear || file === undefined || update === undefined) return [];
      return [
        ...opened(context, file),
        update.readBack,
        tear(1 + context.chance.below(3)),
        update.step,
        ...opened(context, file),
        update.readBack,
        ...readBack(file, context),
      ];
    },
  },
  {
    name: 'power fails in an authentication',
    weight: 2,
    make: (context) => {
      const key = anyProofKey(context);
      if (!context.canTear || key === undefined) return [];
      const wrong = { key, spoil: anySpoil(context, 8) };
      return [
        selectDirectory(key.directory),
        CHALLENGE,
        compose(externalAuthenticate(wrong)),
        CHALLENGE,
        tear(1 + context.chance.below(2)),
        compose(externalAuthenticate(context.chance.percent(70) ? wrong : { key })),
        selectDirectory(key.directory),
        CHALLENGE,
        compose(externalAuthenticate(wrong)),
      ];
    },
  },
  {
    name: 'update over contactless',
    weight: 3,
    make: (context) => {
      if (!context.interfaces.includes('contactless')) return [];
      const file = anySocialFile(context);
      const update = file && updateAny(file, context.chance);
      if (file === undefined || update === undefined) return [];
      return [
        { kind: 'reset', reset: 'cold', cardInterface: 'contactless' },
        ...opened(context, file),
        update.step,
        update.readBack,
        ...(context.chance.percent(50) ? [send(0x00, 0xe2, 0x00, 0x00, 0x01, 0xa5)] : []),
      ];
    },
  },
];
