import { fromHex } from '../../../apdu/bytes.js';
import type { TagValues } from '../../../apdu/payment/data-object-list.js';
import type { Chance } from '../chance.js';
import { compose, type FuzzStep, RESET, send, tear } from '../fuzz-step.js';
import { getProcessingOptions, readLocated, withList } from '../recipes/bank-recipes.js';
import { fetchResponse, withRightLength } from '../recipes/follow-up.js';
import { verifyRightBankPin } from '../recipes/pin-recipes.js';
import type { MapDirectory } from '../world/card-map.js';
import { BANK } from '../world/card-world.js';
import { selectDirectory } from './commands.js';
import type { Move, MoveContext } from './move.js';

/** Objects that GET DATA may be asked for, some of which a card must not tell. pboc.md 2 */
const OBJECTS = [
  0x9f36, 0x9f13, 0x9f17, 0x9f79, 0x9f77, 0x9f78, 0x9f6d, 0x9f5d, 0x9f4f, 0xdf4f, 0x8201, 0x8402, 0xc001,
  0xc005,
];
const BALANCE = 0x9f79;
const COUNTER = 0x9f36;

const getData = (tag: number): FuzzStep => send(0x80, 0xca, tag >> 8, tag & 0xff, 0x00);
const readRecord = (sfi: number, number: number): FuzzStep =>
  send(0x00, 0xb2, number, (sfi << 3) | 0x04, 0x00);
const newestTransaction = readRecord(0x0b, 0x01);

/** What a terminal says of itself and of a small purchase. Terminal qualifiers of fast payment: pboc.md 3 */
function terminal(chance: Chance): TagValues {
  const amount = chance.percent(85) ? chance.below(100) : chance.below(9999);
  return new Map([
    [0x9f66, fromHex(chance.one(['36000080', '26000080', '27000080', '36800080', '57000080']))],
    [0x9f02, fromHex(String(amount).padStart(12, '0'))],
    [0x9f03, fromHex('000000000000')],
    [0x9f1a, fromHex('0156')],
    [0x5f2a, fromHex('0156')],
    [0x95, fromHex('0000000000')],
    [0x9a, fromHex('261123')],
    [0x9c, fromHex('00')],
    [0x9f37, chance.bytes(4)],
    [0x9f21, fromHex('110000')],
    [0x9f7a, fromHex(chance.percent(50) ? '01' : '00')],
    [0xdf69, fromHex(chance.percent(70) ? '01' : '00')],
    [0xdf60, fromHex('00')],
    [0x9f4e, fromHex('54455354')],
    [0x8a, fromHex(chance.one(['3030', '3035', '5931', '5A33']))],
  ]);
}

const generate = (p1: number, list: 'CDOL1' | 'CDOL2', values: TagValues, ne?: number): FuzzStep =>
  compose(withList('GENERATE AC', { cla: 0x80, ins: 0xae, p1 }, list, values, ne));

/** The records in which cards tell their lists and certificates, read once. */
const lists: readonly FuzzStep[] = [
  readRecord(0x01, 0x02),
  readRecord(0x03, 0x01),
  readRecord(0x03, 0x02),
  readRecord(0x04, 0x01),
];

const onInterface = (cardInterface: 'contact' | 'contactless'): FuzzStep => ({
  kind: 'reset',
  reset: 'cold',
  cardInterface,
});

const inBank =
  (make: (context: MoveContext, at: MapDirectory) => readonly FuzzStep[]) =>
  (context: MoveContext): readonly FuzzStep[] => {
    const at = context.world.map.directories.find(({ application }) => application.id === BANK);
    return at === undefined ? [] : make(context, at);
  };

/** Scripts whose MAC nobody has reckoned. */
function wrongScript({ chance }: MoveContext): FuzzStep {
  const mac = chance.bytes(4);
  return chance.one([
    send(0x84, 0x1e, 0x00, 0x00, 0x04, ...mac),
    send(0x84, 0x18, 0x00, 0x00, 0x04, ...mac),
    send(0x84, 0x16, 0x00, 0x00, 0x04, ...mac),
    send(0x84, 0x24, 0x00, 0x00, 0x04, ...mac),
    send(0x04, 0xda, 0x9f, 0x79, 0x0a, 0x00, 0x00, 0x00, 0x09, 0x99, 0x99, ...mac),
    send(0x04, 0xda, 0x9f, 0x78, 0x0a, 0x00, 0x00, 0x00, 0x09, 0x99, 0x99, ...mac),
    send(0x04, 0xdc, 0x01, 0x0c, 0x08, 0x70, 0x02, 0x57, 0x00, ...mac),
  ]);
}

export const BANK_MOVES: readonly Move[] = [
  {
    name: 'look at the bank application',
    weight: 3,
    make: inBank(({ chance }, at) => [
      selectDirectory(at, 0),
      getData(chance.one(OBJECTS)),
      compose(withRightLength),
      readRecord(1 + chance.below(13), chance.below(4)),
      newestTransaction,
    ]),
  },
  {
    name: 'a purchase over contacts',
    weight: 1,
    make: inBank(({ chance, interfaces }, at) => {
      if (!interfaces.includes('contact')) return [];
      const values = terminal(chance);
      return [
        onInterface('contact'),
        selectDirectory(at, 0),
        ...lists,
        compose(getProcessingOptions(values)),
        generate(chance.one([0x00, 0x40, 0x80]), 'CDOL1', values),
        send(0x00, 0x82, 0x00, 0x00, 0x0a, ...chance.bytes(8), 0x30, 0x30),
        generate(chance.one([0x00, 0x40]), 'CDOL2', values),
        getData(COUNTER),
      ];
    }),
  },
  {
    name: 'scripts with a MAC of chance',
    weight: 2,
    make: inBank((context, at) => {
      const values = terminal(context.chance);
      return [
        ...(context.interfaces.includes('contact') ? [onInterface('contact')] : []),
        selectDirectory(at, 0),
        ...(context.chance.percent(30)
          ? [...lists, compose(getProcessingOptions(values)), generate(0x80, 'CDOL1', values)]
          : []),
        wrongScript(context),
        wrongScript(context),
      ];
    }),
  },
  {
    name: 'a fast payment, with the purse looked at',
    weight: 1,
    make: inBank((context, at) => fastPayment(context, at, false)),
  },
  {
    name: 'power fails in a fast payment',
    weight: 1,
    make: inBank((context, at) => fastPayment(context, at, true)),
  },
  {
    name: 'transactions are counted',
    weight: 1,
    make: inBank(({ chance }, at) => [
      RESET,
      selectDirectory(at, 0),
      getData(COUNTER),
      compose(getProcessingOptions(terminal(chance))),
      getData(COUNTER),
    ]),
  },
  {
    name: 'a transaction with a wrong Le, then with the right one',
    weight: 1,
    make: inBank(({ chance, interfaces }, at) => {
      const values = terminal(chance);
      const short = 1 + chance.below(4);
      const begin = compose(getProcessingOptions(values, chance.percent(50) ? short : 256));
      return [
        ...(interfaces.includes('contact') ? [onInterface('contact')] : []),
        selectDirectory(at, 0),
        ...lists,
        begin,
        compose(withRightLength),
        generate(0x80, 'CDOL1', values, short),
        compose(withRightLength),
      ];
    }),
  },
  {
    name: 'the bank PIN',
    weight: 2,
    make: inBank(({ chance }, at) => {
      const wrong = send(0x00, 0x20, 0x00, 0x80, 0x08, 0x26, ...chance.bytes(3), 0xff, 0xff, 0xff, 0xff);
      return [
        selectDirectory(at, 0),
        wrong,
        ...(chance.percent(40) ? [RESET, selectDirectory(at, 0), wrong] : []),
        ...(chance.percent(70) ? [compose(verifyRightBankPin(at))] : []),
        getData(0x9f17),
      ];
    }),
  },
];

/** Balance and log before and after; the last record that the card names completes the payment. pboc.md 3 */
function fastPayment(
  { chance, interfaces, canTear }: MoveContext,
  at: MapDirectory,
  torn: boolean,
): readonly FuzzStep[] {
  if (!interfaces.includes('contactless') || (torn && !canTear)) return [];
  const look = [selectDirectory(at, 0), getData(BALANCE), newestTransaction];
  return [
    onInterface('contactless'),
    ...look,
    onInterface('contactless'),
    selectDirectory(at, 0),
    compose(getProcessingOptions(terminal(chance))),
    compose(fetchResponse()),
    compose(readLocated(0)),
    ...(torn ? [tear(1 + chance.below(6))] : []),
    compose(readLocated(-1)),
    onInterface('contactless'),
    ...look,
  ];
}
