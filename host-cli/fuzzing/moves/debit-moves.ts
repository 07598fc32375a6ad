import { compose, type FuzzStep, send, tear } from '../fuzz-step.js';
import { debit } from '../recipes/debit-recipes.js';
import { fetchResponse, replayed } from '../recipes/follow-up.js';
import type { MapDirectory } from '../world/card-map.js';
import { readRecord, selectDirectory } from './commands.js';
import type { Move, MoveContext } from './move.js';
import { openFile, showPin } from './proofs.js';
import { anySpoil } from './right-moves.js';

const DEBIT = 0x54;
const SFI = { CONTROL: 0x06, DETAILS: 0x08 } as const;
/** Tag 93, debits left. */
const LEFT_RECORD = 3;

const medical = ({ world }: MoveContext): MapDirectory | undefined =>
  world.map.directories.find(({ keys }) => keys.some(({ type }) => type === 'DPK'));

/** Amounts that the ceiling of test cards allows, mostly. */
function initialise({ chance }: MoveContext): FuzzStep {
  const amount = (): number[] => [
    0x00,
    0x00,
    chance.percent(80) ? 0x00 : chance.below(256),
    chance.below(256),
  ];
  const version = chance.percent(95) ? 0x01 : chance.below(256);
  const order = [version, ...amount(), ...amount(), ...amount(), 0x00, 0x00, 0x00, 0x00, 0x00, 0x01];
  const le = chance.percent(60) ? [0x00] : [];
  return send(0x80, 0x50, 0x01, 0x02, order.length, ...order, ...le);
}

const DATE_TIME = Uint8Array.of(0x20, 0x26, 0x11, 0x23, 0x11, 0x00, 0x00);

const order = ({ chance }: MoveContext) => ({
  terminalSequence: chance.bytes(4),
  dateTime: DATE_TIME,
  withLe: chance.percent(60),
});

/** What a debit must have changed together. */
const look: readonly FuzzStep[] = [readRecord(LEFT_RECORD, SFI.CONTROL), readRecord(1, SFI.DETAILS)];

/** DF04 with the PIN, and the key that reads EF06. */
function entered(context: MoveContext, at: MapDirectory): readonly FuzzStep[] {
  const control = at.fileBySfi(SFI.CONTROL);
  return [
    selectDirectory(at),
    ...showPin(context, at),
    ...(control ? openFile(context, control, 'read') : []),
  ];
}

const inMedical =
  (make: (context: MoveContext, at: MapDirectory) => readonly FuzzStep[]) =>
  (context: MoveContext): readonly FuzzStep[] => {
    const at = medical(context);
    return at === undefined ? [] : make(context, at);
  };

export const DEBIT_MOVES: readonly Move[] = [
  {
    name: 'a debit',
    weight: 3,
    make: inMedical((context, at) => [
      ...entered(context, at),
      ...look,
      initialise(context),
      compose(fetchResponse()),
      compose(debit(order(context))),
      compose(fetchResponse()),
      ...look,
    ]),
  },
  {
    name: 'a debit with a wrong MAC, or twice',
    weight: 3,
    make: inMedical((context, at) => [
      ...entered(context, at),
      initialise(context),
      compose(fetchResponse()),
      compose(
        debit({ ...order(context), ...(context.chance.percent(60) && { spoil: anySpoil(context, 4) }) }),
      ),
      context.chance.percent(50) ? compose(debit(order(context))) : compose(replayed(DEBIT)),
    ]),
  },
  {
    name: 'a debit without the PIN, or over contactless',
    weight: 2,
    make: inMedical((context, at) => {
      const contactless = context.interfaces.includes('contactless') && context.chance.percent(50);
      return [
        { kind: 'reset', reset: 'cold', ...(contactless && { cardInterface: 'contactless' as const }) },
        selectDirectory(at),
        ...(contactless ? showPin(context, at) : []),
        initialise(context),
        compose(fetchResponse()),
        compose(debit(order(context))),
      ];
    }),
  },
  {
    name: 'power fails in a debit',
    weight: 3,
    make: inMedical((context, at) => {
      if (!context.canTear) return [];
      return [
        ...entered(context, at),
        ...look,
        initialise(context),
        compose(fetchResponse()),
        tear(1 + context.chance.below(5)),
        compose(debit(order(context))),
        ...entered(context, at),
        ...look,
      ];
    }),
  },
];
