import { createCard } from '../../card-model/card.js';
import type { CardContents } from '../../card-model/image/card-contents.js';
import { pinBlock, withBank, withObjects } from './payment-card.js';
import {
  authenticated,
  begin,
  demonstration,
  externalAuthentication,
  first,
  online,
  options,
  PIN,
  scenario,
  second,
  secondCurrency,
  select,
  TTQ,
  used,
} from './tear-bank.js';
import { demonstrationOf, encoding, type TearHost } from './tear-host.js';
import { BANK_SCRIPT_SCENARIOS } from './tear-scenarios-bank-scripts.js';
import { pinTrySpent } from './tear-states.js';
import type { OneWayState, TearScenario } from './tear-walk.js';

const BANK_FID = 0xdfa1;
const wrongPin = (_host: TearHost): Uint8Array => encoding(`0020008008${pinBlock('000000')}`);
const rightPin = (): Uint8Array => encoding(`0020008008${pinBlock(PIN)}`);
const NO_LINES = ['T=0', 'T=1'] as const;
const HONG_KONG = { currency: '0344' } as const;
const ABROAD = { currency: '0840', country: '0840' } as const;

/** Commands of the bank application, each torn at every write. */
export const BANK_SCENARIOS: readonly TearScenario[] = [
  scenario({
    command: 'GET PROCESSING OPTIONS',
    branch: 'debit/credit',
    approach: select,
    act: (host) => options(host),
    seen: (contents) => contents,
  }),
  scenario({
    command: 'GET PROCESSING OPTIONS',
    branch: 'fast payment',
    links: ['contactless'],
    approach: select,
    act: (host) => options(host, { ttq: TTQ.FAST }),
    seen: (contents) => contents,
  }),
  scenario({
    command: 'GET PROCESSING OPTIONS',
    branch: 'fast payment, prepaid request',
    links: ['contactless'],
    start: (profile) => withObjects(demonstration(profile), { '9F68': '81D00000' }),
    approach: select,
    act: (host) => options(host, { ttq: TTQ.FAST_ONLINE }),
  }),
  scenario({
    command: 'GET PROCESSING OPTIONS',
    branch: 'the ATC is used up',
    start: (profile) => withObjects(demonstrationOf(profile), { '9F36': 'FFFE' }),
    approach: select,
    act: (host) => options(host),
    answers: 0x6985,
  }),
  scenario({
    command: 'READ RECORD',
    branch: 'the last one of a fast payment',
    links: ['contactless'],
    approach: (host) => {
      begin(host, { ttq: TTQ.FAST });
      for (const record of ['00B2014400', '00B2013C00', '00B2014C00']) host.send(record);
    },
    act: () => encoding('00B2012C00'),
  }),
  scenario({
    command: 'READ RECORD',
    branch: 'the last one of a fast payment in the second currency',
    links: ['contactless'],
    start: secondCurrency,
    approach: (host) => {
      begin(host, { ...HONG_KONG, ttq: TTQ.FAST });
      for (const record of ['00B2014400', '00B2013C00', '00B2014C00']) host.send(record);
    },
    act: () => encoding('00B2012C00'),
  }),
  ...[0, 2].flatMap((wrong) => [
    scenario({
      command: 'VERIFY',
      branch: `bank PIN, right after ${wrong} wrong`,
      setUp: (host) => {
        select(host);
        for (let tries = 0; tries < wrong; tries++) host.transmit(wrongPin(host));
      },
      approach: select,
      act: rightPin,
      oneWay: (contents) => bankTrySpent(contents),
    }),
    scenario({
      command: 'VERIFY',
      branch: `bank PIN, wrong after ${wrong} wrong`,
      setUp: (host) => {
        select(host);
        for (let tries = 0; tries < wrong; tries++) host.transmit(wrongPin(host));
      },
      approach: select,
      act: wrongPin,
      answers: 0x63c2 - wrong,
      oneWay: (contents) => bankTrySpent(contents),
    }),
  ]),
  scenario({
    command: 'VERIFY',
    branch: 'bank PIN, the last wrong one blocks the application',
    start: (profile) => withObjects(demonstration(profile), { '9F52': '0080' }),
    setUp: (host) => {
      select(host);
      for (let tries = 0; tries < 2; tries++) host.transmit(wrongPin(host));
    },
    approach: select,
    act: wrongPin,
    answers: 0x63c0,
    oneWay: (contents) => bankTrySpent(contents).flatMap((spent) => [spent, blockedByPin(spent)]),
  }),
  scenario({ command: 'GENERATE AC', branch: 'first, ARQC', approach: begin, act: () => first('80') }),
  scenario({
    command: 'GENERATE AC',
    branch: 'first, TC',
    start: used,
    approach: begin,
    act: () => first('40'),
  }),
  scenario({
    command: 'GENERATE AC',
    branch: 'first, TC in the second currency',
    start: secondCurrency,
    approach: (host) => begin(host, HONG_KONG),
    act: () => first('40', HONG_KONG),
  }),
  scenario({
    command: 'GENERATE AC',
    branch: 'first, AAC abroad',
    approach: (host) => begin(host, ABROAD),
    act: () => first('00', ABROAD),
  }),
  scenario({
    command: 'GENERATE AC',
    branch: 'first of electronic cash in the second currency, TC',
    links: NO_LINES,
    start: secondCurrency,
    approach: (host) => begin(host, { ...HONG_KONG, cash: true }),
    act: () => first('40', { ...HONG_KONG, cash: true }),
  }),
  scenario({
    command: 'GENERATE AC',
    branch: 'second in the second currency, unable to go online',
    start: secondCurrency,
    setUp: (host) => online(host, HONG_KONG),
    approach: (host) => online(host, HONG_KONG),
    act: () => second('40', '5933', HONG_KONG),
  }),
  scenario({
    command: 'GENERATE AC',
    branch: 'first of electronic cash, TC',
    links: NO_LINES,
    approach: (host) => begin(host, { cash: true }),
    act: () => first('40'),
  }),
  scenario({
    command: 'GENERATE AC',
    branch: 'second, approved',
    start: (profile) => withObjects(demonstration(profile), { C001: '000000000500', C003: '02', C006: '01' }),
    setUp: online,
    approach: authenticated,
    act: () => second('40', '3030'),
  }),
  scenario({
    command: 'GENERATE AC',
    branch: 'second, unable to go online',
    setUp: online,
    approach: online,
    act: () => second('40', '5933'),
  }),
  scenario({
    command: 'EXTERNAL AUTHENTICATE',
    branch: 'wrong ARPC',
    setUp: online,
    approach: online,
    act: (host) => externalAuthentication(host, true),
    answers: 0x6300,
  }),
  ...BANK_SCRIPT_SCENARIOS,
];

/** With one try less; without any the right PIN is refused, as it was used up before. */
function bankTrySpent(contents: CardContents) {
  return pinTrySpent(contents, [BANK_FID]).map((state) => ({
    ...state,
    ...(state.answers !== undefined && { answers: 0x6984 }),
  }));
}

/** The same with the application blocked for it, its members in the order of a card. */
function blockedByPin({ contents, ...rest }: OneWayState): OneWayState {
  const blocked = withBank(withObjects(contents, { C005: '04' }), (directory) => ({
    ...directory,
    block: { state: 'blocked', triesLeft: 3 },
  }));
  return { ...rest, contents: createCard({ contents: blocked }).contents() };
}

/** Those that never write. */
export const BANK_READING_SCENARIOS: readonly TearScenario[] = [
  scenario({
    command: 'GET DATA',
    branch: '',
    approach: select,
    act: () => encoding('80CA9F7900'),
    writesNothing: true,
  }),
  scenario({
    command: 'INTERNAL AUTHENTICATE',
    branch: '',
    approach: begin,
    act: () => encoding('00880000041122334400'),
    writesNothing: true,
  }),
];
