import {
  building,
  codeOf,
  NEW_FILE,
  open,
  says,
  TRANSPORT_KEY,
  WRONG_TRANSPORT_KEY,
  withMasterKey,
} from './tear-building.js';
import { encoding, type TearHost } from './tear-host.js';
import { transportTrySpent } from './tear-states.js';
import type { TearScenario } from './tear-walk.js';

const wrongTransportKeys = (count: number) => (host: TearHost) => {
  host.go('MF');
  for (let left = 2; left > 2 - count; left--) host.refused(encoding(WRONG_TRANSPORT_KEY), 0x63c0 | left);
};
const selectMasterFile = (host: TearHost): void => host.go('MF');

const TRANSPORT: TearScenario[] = [0, 1, 2].flatMap((wrongBefore) => [
  building({
    command: 'SHOW TRANSPORT KEY',
    branch: `right after ${wrongBefore} wrong`,
    setUp: wrongTransportKeys(wrongBefore),
    approach: selectMasterFile,
    act: says(TRANSPORT_KEY),
    oneWay: transportTrySpent,
  }),
  building({
    command: 'SHOW TRANSPORT KEY',
    branch: `wrong after ${wrongBefore} wrong`,
    setUp: wrongTransportKeys(wrongBefore),
    approach: selectMasterFile,
    act: says(WRONG_TRANSPORT_KEY),
    answers: 0x63c2 - wrongBefore,
    oneWay: transportTrySpent,
  }),
]);

const CREATED: [what: string, command: (host: TearHost) => string][] = [
  ['the internal file', () => NEW_FILE.internal('05')],
  ['a transparent file', () => NEW_FILE.transparent('EF05')],
  ['a linear fixed file', () => NEW_FILE.linearFixed('EF05')],
  ['a linear variable file', () => NEW_FILE.linearVariable('EF05')],
  ['a cyclic file', () => NEW_FILE.cyclic('EF05')],
  ['an ADF', (host) => NEW_FILE.directory(codeOf(host))],
  ['a DDF at the head of an application', (host) => NEW_FILE.application(codeOf(host))],
];
const CREATION = CREATED.map(([what, command]) =>
  building({
    command: 'CREATE FILE',
    branch: `${what}, before issue`,
    act: (host) => encoding(command(host)),
  }),
);

/** A tree with something of every kind in it. */
const grown = (host: TearHost): void => {
  withMasterKey(host);
  for (const [what, command] of CREATED)
    if (!what.startsWith('the')) host.send(command(host).replace('EF05', fidOf(what)));
  host.select(0xdf7e);
  host.send(NEW_FILE.cyclic('EF08'));
  open(host);
};
const fidOf = (what: string): string =>
  `EF${(0x10 + CREATED.findIndex(([name]) => name === what)).toString(16)}`;

const DELETED: [what: string, p2: string, approach: (host: TearHost) => void][] = [
  ['an EF', '03', (host) => host.select(0xef14)],
  ['an ADF', '02', (host) => host.select(0xdf7e)],
  ['a DDF', '01', (host) => host.select(0xddf7)],
  ['everything in the MF', '01', () => {}],
];
const DELETION = DELETED.map(([what, p2, approach]) =>
  building({
    command: 'DELETE FILE',
    branch: `${what}, before issue`,
    setUp: grown,
    approach: (host) => {
      open(host);
      approach(host);
    },
    act: says(`80E100${p2}`),
  }),
);

/** Records of an empty, a half full and a full file. */
const ring = (count: number) => (host: TearHost) => {
  open(host);
  host.send(NEW_FILE.cyclic('EF08'));
  host.select(0xef08);
  for (let index = 0; index < count; index++) host.send(`00E2000003 0000${30 + index}`);
};
const list = (count: number) => (host: TearHost) => {
  open(host);
  host.send(NEW_FILE.linearVariable('EF09'));
  host.select(0xef09);
  for (let number = 1; number <= count; number++) host.send(`00D20${number}0405 4${number}03313233`);
};
const bytes16 = (host: TearHost): void => {
  open(host);
  host.send(NEW_FILE.transparent('EF07'));
};
const at =
  (fid: number) =>
  (host: TearHost): void => {
    open(host);
    host.select(fid);
  };

const WRITING: TearScenario[] = [
  ...[0, 2, 3, 4].flatMap((count) => [
    building({
      command: 'APPEND RECORD',
      branch: `to a ring of 3 with ${count}`,
      setUp: ring(count),
      approach: at(0xef08),
      act: says('00E2000003 AABBCC'),
    }),
    building({
      command: 'UPDATE RECORD',
      branch: `"previous" in a ring of 3 with ${count}`,
      setUp: ring(count),
      approach: at(0xef08),
      act: says('00DC000303 AABBCC'),
    }),
  ]),
  ...[0, 2].flatMap((count) => [
    building({
      command: 'APPEND RECORD',
      branch: `behind ${count} records`,
      setUp: list(count),
      approach: at(0xef09),
      act: says('00E2000004 4F025152'),
    }),
    building({
      command: 'WRITE RECORD',
      branch: `behind ${count} records`,
      setUp: list(count),
      approach: at(0xef09),
      act: says(`00D20${count + 1}0404 4F025152`),
    }),
  ]),
  building({
    command: 'WRITE RECORD',
    branch: 'in place of another, before issue',
    setUp: list(3),
    approach: at(0xef09),
    act: says('00D2020405 4203AABBCC'),
  }),
  building({
    command: 'UPDATE RECORD',
    branch: 'before issue',
    setUp: list(3),
    approach: at(0xef09),
    act: says('00DC020405 4203AABBCC'),
  }),
  building({
    command: 'UPDATE BINARY',
    branch: 'before issue',
    setUp: bytes16,
    approach: at(0xef07),
    act: says(`00D6000010 ${'AB'.repeat(16)}`),
  }),
];

/** Everything that builds a card, before it is issued. */
export const BUILDING_SCENARIOS: readonly TearScenario[] = [
  ...TRANSPORT,
  building({ command: 'SET ATR HEAD', branch: '', act: says('001400000B 3B6D0000 00810081544353') }),
  building({ command: 'SET SERIAL NUMBER', branch: '', act: says('80E0050008 0000 866051010000') }),
  ...CREATION,
  ...DELETION,
  ...WRITING,
  building({ command: 'END PRE-ISSUE', branch: '', setUp: grown, act: says('80E00200') }),
];
