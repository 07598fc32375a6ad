import type { DirectoryImage } from '../../card-model/files/directory.js';
import type { CardContents } from '../../card-model/image/card-contents.js';
import { paymentAlgorithm } from '../../crypto/index.js';
import demonstrationFile from '../../fixtures/personalisation/gen3-demo.json' with { type: 'json' };
import { bytes, hex } from './hex.js';
import { ADF, pinBlock, terminalValues, withBank, withObjects } from './payment-card.js';
import { BankOracle } from './payment-oracle.js';
import { demonstrationOf, encoding, type TearHost } from './tear-host.js';
import { pinTrySpent } from './tear-states.js';
import type { TearScenario } from './tear-walk.js';

const { keys, pan, panSequence } = demonstrationFile.financial;
const bank = new BankOracle('SM4', keys, { pan, psn: panSequence });
const PIN = '135792';
const BANK_FID = 0xdfa1;

const CONTACT_PDOL = ['DF69', '9F1A', '9F7A', '9F02', '5F2A', '9F4E'];
const CONTACTLESS_PDOL = ['DF69', '9F66', '9F02', '9F03', '9F1A', '95', '5F2A', '9A', '9C', '9F21', '9F37'];
const CDOL = ['9F02', '9F03', '9F1A', '95', '5F2A', '9A', '9C', '9F37', '9F21', '9F4E'];
/** 9F66: debit/credit over contactless, fast payment with fDDA 01. */
const TTQ = { DEBIT_CREDIT: '56000000', FAST: '26000080' } as const;

interface Way {
  readonly cash?: boolean;
  readonly ttq?: string;
}

const joined = (tags: readonly string[], { cash = false, ttq = TTQ.DEBIT_CREDIT }: Way = {}): string => {
  const values: Record<string, string> = { ...terminalValues({ cash }, true), '9F66': ttq };
  return tags.map((tag) => values[tag]!).join('');
};

const lengthOf = (text: string): string => hex(Uint8Array.of(text.length / 2));

const select = (host: TearHost): void => host.send(`00A4040008${ADF}00`);

function options(host: TearHost, way?: Way): Uint8Array {
  const values = joined(host.card.protocol === 'contactless' ? CONTACTLESS_PDOL : CONTACT_PDOL, way);
  const template = `83${lengthOf(values)}${values}`;
  return encoding(`80A80000${lengthOf(template)}${template}00`);
}

function begin(host: TearHost, way?: Way): void {
  select(host);
  host.send(hex(options(host, way)));
}

const first = (p1: string): Uint8Array => encoding(`80AE${p1}0034${joined(CDOL)}00`);
const second = (p1: string, code: string): Uint8Array => encoding(`80AE${p1}0036${code}${joined(CDOL)}00`);

/** ATC and cryptogram of the answer before; zeros where there was none. */
function cryptogramIn(host: TearHost): { atc: string; cryptogram: string } {
  const answer = hex(host.data).padEnd(26, '0');
  return { atc: answer.slice(6, 10), cryptogram: answer.slice(10, 26) };
}

/** After an ARQC. */
function online(host: TearHost): void {
  begin(host);
  host.send(hex(first('80')));
}

const externalAuthentication = (host: TearHost, wrong = false): Uint8Array => {
  const { atc, cryptogram } = cryptogramIn(host);
  return encoding(`008200000A${wrong ? '00'.repeat(8) : bank.arpc(atc, cryptogram, '3030')}3030`);
};

function authenticated(host: TearHost): void {
  online(host);
  host.send(hex(externalAuthentication(host)));
}

/** After an AAC, which writes nothing: scripts may follow. */
function declined(host: TearHost): void {
  begin(host);
  host.send(hex(first('00')));
}

function script(host: TearHost, header: string, data = '', wrong = false): Uint8Array {
  const { atc, cryptogram } = cryptogramIn(host);
  const command = encoding(bank.script(header, atc, cryptogram, data));
  if (wrong) command[command.length - 1]! ^= 1;
  return command;
}

function newPin(host: TearHost): string {
  const algorithm = paymentAlgorithm('SM4');
  const mdks = { ac: bytes(keys.AC), mac: bytes(keys.MAC), enc: bytes(keys.ENC) };
  const udks = algorithm.deriveUdks(mdks, { pan, psn: panSequence });
  const { atc } = cryptogramIn(host);
  return hex(algorithm.prepare(udks).sealPinChange(Number.parseInt(atc, 16), '24681357'));
}

const text = (value: Uint8Array | undefined): string => hex(value ?? new Uint8Array(0));

/** Every ATC that is the present one as FFFF: what is left is the same however often the way was gone. */
function besideCounter(contents: CardContents): CardContents {
  return withBank(contents, (directory) => {
    const objects = directory.objects ?? [];
    const now = text(objects.find(({ tag }) => tag === 0x9f36)?.value);
    const marked = (value: Uint8Array, at: number): Uint8Array => {
      const [before, atc, after] = [
        value.subarray(0, at),
        value.subarray(at, at + 2),
        value.subarray(at + 2),
      ];
      return hex(atc) === now ? Uint8Array.of(...before, 0xff, 0xff, ...after) : value;
    };
    const files = directory.files.map((file) =>
      file.kind === 'cyclic'
        ? { ...file, records: file.records.map((record) => marked(record, record.length - 2)) }
        : file,
    );
    return {
      ...directory,
      files: files as DirectoryImage['files'],
      objects: objects.map(({ tag, value }) => ({
        tag,
        value: [0x9f13, 0x9f36, 0xc007].includes(tag) ? marked(value, 0) : value,
      })),
    };
  });
}

/** With an ATC that no other counter shares. */
const demonstration: TearScenario['start'] = (profile) =>
  withObjects(demonstrationOf(profile), { '9F36': '0005' });
/** Approved online before: what is asked for is given. */
const used: TearScenario['start'] = (profile) =>
  withObjects(demonstrationOf(profile), { '9F13': '0001', '9F36': '0005' });
const blocked: TearScenario['start'] = (profile) =>
  withBank(demonstration(profile), (directory) => ({
    ...directory,
    block: { state: 'blocked', triesLeft: 3 },
  }));

type Part = Pick<TearScenario, 'command' | 'branch' | 'approach' | 'act'> & Partial<TearScenario>;

const scenario = (part: Part): TearScenario => ({
  application: 'pboc',
  start: demonstration,
  answers: 0x9000,
  contactless: true,
  seen: besideCounter,
  ...part,
});

const wrongPin = (_host: TearHost): Uint8Array => encoding(`0020008008${pinBlock('000000')}`);
const rightPin = (): Uint8Array => encoding(`0020008008${pinBlock(PIN)}`);
const NO_LINES = ['T=0', 'T=1'] as const;

const SCRIPTS: readonly [
  command: string,
  header: string,
  data: (host: TearHost) => string,
  Partial<TearScenario>,
][] = [
  ['PUT DATA', '04DA9F79', () => '000000050000', {}],
  ['UPDATE RECORD', '04DC0124', () => '70089F14010B9F230115', {}],
  ['PIN CHANGE/UNBLOCK', '84240000', () => '', { contactless: false, setUp: (host) => lostTry(host) }],
  ['PIN CHANGE/UNBLOCK', '84240002', newPin, { contactless: false }],
  ['APPLICATION BLOCK', '841E0000', () => '', { contactless: false }],
  ['APPLICATION UNBLOCK', '84180000', () => '', { contactless: false, start: blocked }],
  ['CARD BLOCK', '84160000', () => '', { contactless: false }],
];

function lostTry(host: TearHost): void {
  select(host);
  host.refused(wrongPin(host), 0x63c2);
}

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
  ...SCRIPTS.flatMap(([command, header, data, more]) => [
    scenario({
      command,
      branch: `${header}, right MAC`,
      approach: declined,
      act: (host) => script(host, header, data(host)),
      ...more,
    }),
    scenario({
      command,
      branch: `${header}, wrong MAC`,
      approach: declined,
      act: (host) => script(host, header, data(host), true),
      answers: 0x6988,
      ...more,
    }),
  ]),
];

/** With one try less; without any the right PIN is refused, as it was used up before. */
function bankTrySpent(contents: CardContents) {
  return pinTrySpent(contents, [BANK_FID]).map((state) => ({
    ...state,
    ...(state.answers !== undefined && { answers: 0x6984 }),
  }));
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
