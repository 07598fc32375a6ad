import { cardAlgorithm } from '../../crypto/index.js';
import { keyRecord, NEW_FILE, says } from './tear-building.js';
import { demonstrationOf, encoding, type TearHost } from './tear-host.js';
import { counted, having, issued } from './tear-issued.js';
import { unblockTrySpent } from './tear-states.js';
import type { TearScenario } from './tear-walk.js';

const SSSE = [0xddf1] as const;
const DF01 = [0xddf1, 0xdf01] as const;
const OTHER_VALUE = Uint8Array.from({ length: 16 }, (_, index) => 0x80 + index);

const PLACES = [
  ['SSSE', SSSE],
  ['DF01', DF01],
] as const;
const blocking =
  (label: string, p2: string, wrong = false) =>
  (host: TearHost) =>
    host.secured(`841E00${p2}`, host.key(`${label}.LK`), { wrong });
const unblocking =
  (label: string, wrong = false) =>
  (host: TearHost) =>
    host.secured('84180000', host.key(`${label}.LK`), { wrong });
const blocked = (label: string, wrongAfter: number) => (host: TearHost) => {
  host.go(label);
  host.refused(blocking(label, '00')(host), 0x9000);
  for (let wrong = 1; wrong <= wrongAfter; wrong++) host.refused(unblocking(label, true)(host), 0x6988);
};

const BLOCKS: TearScenario[] = PLACES.flatMap(([label, path]) => {
  const approach = (host: TearHost): void => host.go(label);
  const block = { command: 'APPLICATION BLOCK', approach, usesChallenge: true };
  const unblock = { command: 'APPLICATION UNBLOCK', approach, usesChallenge: true };
  return [
    issued({ ...block, branch: `${label}, reversible`, act: blocking(label, '00') }),
    issued({ ...block, branch: `${label}, for good`, act: blocking(label, '01') }),
    issued({
      ...block,
      branch: `${label}, wrong MAC`,
      act: blocking(label, '00', true),
      answers: 0x6988,
      writesNothing: true,
    }),
    ...[0, 1, 2].flatMap((wrong) => [
      issued({
        ...unblock,
        branch: `${label}, right${counted(wrong)}`,
        setUp: blocked(label, wrong),
        act: unblocking(label),
        oneWay: unblockTrySpent(path),
        afterwards: (host) => host.transmit(blocking(label, '00')(host)),
      }),
      issued({
        ...unblock,
        branch: `${label}, wrong${counted(wrong)}`,
        setUp: blocked(label, wrong),
        act: unblocking(label, true),
        answers: 0x6988,
        oneWay: unblockTrySpent(path),
      }),
    ]),
    issued({
      ...block,
      branch: `${label}, once more after the end of a block`,
      setUp: (host) => {
        blocked(label, 2)(host);
        host.refused(unblocking(label)(host), 0x9000);
      },
      act: blocking(label, '00'),
    }),
  ];
});

const CARD_BLOCK: TearScenario[] = [false, true].map((wrong) =>
  issued({
    command: 'CARD BLOCK',
    branch: wrong ? 'wrong MAC' : 'right',
    act: (host) => host.secured('84160000', host.key('SSSE.BK'), { wrong }),
    usesChallenge: true,
    ...(wrong && { answers: 0x6988, writesNothing: true }),
  }),
);

const LIFE_CYCLE: TearScenario[] = (
  [
    ['ACTIVATE', '00440000', 'SSSE.UK', 'INITIALISED'],
    ['ACTIVATE', '00440000', 'SSSE.UK', 'DEACTIVATED'],
    ['DEACTIVATE', '00040000', 'SSSE.UK', undefined],
    ['TERMINATE', '00E60000', 'SSSE.MK', 'INITIALISED'],
    ['TERMINATE', '00E60000', 'SSSE.MK', 'DEACTIVATED'],
    ['TERMINATE', '00E60000', 'SSSE.MK', undefined],
  ] as const
).map(([command, bytes, key, from]) =>
  issued({
    command,
    branch: `from ${from ?? 'ACTIVATED'}`,
    start: (profile) => demonstrationOf(profile, from),
    approach: having(key),
    act: says(bytes),
  }),
);

const UPDATES: TearScenario[] = [
  issued({
    command: 'UPDATE RECORD',
    branch: 'SSSE.EF05',
    approach: having('SSSE.UK'),
    act: says('00DC052C06 0504 20270101'),
  }),
  issued({
    command: 'UPDATE BINARY',
    branch: 'SSSE.EF07, 255 bytes',
    approach: having('SSSE.UK'),
    act: says(`00D68700FF ${'11'.repeat(255)}`),
  }),
  issued({
    command: 'WRITE RECORD',
    branch: 'SSSE.EF05',
    approach: having('SSSE.UK'),
    act: says('00D2052C06 0504 20270101'),
  }),
];

const writingKey =
  (name: string, changes: { version?: number; value?: Uint8Array }, wrong = false) =>
  (host: TearHost) => {
    const record = keyRecord({ ...host.key(name), ...changes });
    return host.writeKey('secured', record, host.key(`${name.split('.')[0]}.MK`), wrong);
  };

const REPLACEMENT: TearScenario[] = (
  [
    ['a further version', 'SSSE.RK', { version: 2, value: OTHER_VALUE }, false],
    ['a key in place of another', 'SSSE.RK', { value: OTHER_VALUE }, false],
    ['a key of a DF in place of another', 'DF01.RK', { value: OTHER_VALUE }, false],
    ['another MK', 'SSSE.MK', { value: OTHER_VALUE }, false],
    ['wrong MAC', 'SSSE.RK', { value: OTHER_VALUE }, true],
  ] as const
).map(([branch, name, changes, wrong]) =>
  issued({
    command: 'WRITE KEY (secured)',
    branch: `${branch}, after issue`,
    approach: having(`${name.split('.')[0]}.MK`),
    act: writingKey(name, changes, wrong),
    usesChallenge: true,
    ...(wrong && { answers: 0x6988, writesNothing: true }),
  }),
);

const ADDED: [what: string, command: string][] = [
  ['a transparent file', NEW_FILE.transparent('EF1E')],
  ['a linear variable file', NEW_FILE.linearVariable('EF1E')],
  ['a cyclic file', NEW_FILE.cyclic('EF1E')],
  ['an ADF', NEW_FILE.directory(1)],
];
const FILES: TearScenario[] = [
  ...ADDED.map(([what, command]) =>
    issued({
      command: 'CREATE FILE',
      branch: `${what}, after issue`,
      approach: having('SSSE.MK'),
      act: says(command),
    }),
  ),
  issued({
    command: 'CREATE FILE',
    branch: 'a DDF at the head of an application, after issue',
    approach: having('MF.MK'),
    act: says(NEW_FILE.application(1)),
  }),
  ...(
    [
      ['an EF', 'SSSE.MK', 0xef05, '03'],
      ['an ADF', 'SSSE.MK', 0xdf01, '02'],
      ['a DDF with all in it', 'MF.MK', 0xddf1, '01'],
    ] as const
  ).map(([what, key, fid, p2]) =>
    issued({
      command: 'DELETE FILE',
      branch: `${what}, after issue`,
      approach: (host) => {
        host.show(key);
        host.select(fid);
      },
      act: says(`80E100${p2}`),
    }),
  ),
];

const ORDER = '01 000003E8 00000000 00000000 000000000001';
const ORDER_ANSWER_BYTES = 12;
const TERMINAL_SEQUENCE = '00000007';
const DATE_TIME = '20261122101112';

/** At a terminal for the medical debit, with the order given. */
const ordered = (host: TearHost): void => {
  host.go('SSSE');
  host.send({ cla: 0, ins: 0x20, p1: 0, p2: 0, data: host.pin });
  host.select(0xdf04);
  host.send(`8050010213 ${ORDER} 00`);
};
const debiting =
  (wrong = false) =>
  (host: TearHost): Uint8Array => {
    const { algorithm, value } = host.key('DF04.DPK');
    const { debitSessionKey, debitMac } = cardAlgorithm(algorithm);
    const answer = host.data.length === ORDER_ANSWER_BYTES ? host.data : new Uint8Array(ORDER_ANSWER_BYTES);
    const sequence = encoding(TERMINAL_SEQUENCE);
    const session = debitSessionKey(value, answer.subarray(8), answer.subarray(4, 6), sequence);
    const mac = debitMac(session, encoding(`${ORDER.slice(3, 29)} 32 000000000001 ${DATE_TIME}`));
    if (wrong) mac[0]! ^= 1;
    return encoding(`805401000F ${TERMINAL_SEQUENCE} ${DATE_TIME} ${Buffer.from(mac).toString('hex')} 00`);
  };
const debits = (count: number) => (host: TearHost) => {
  for (let index = 0; index < count; index++) {
    ordered(host);
    host.refused(debiting()(host), 0x9000);
  }
};
/** Generation 1 keeps 10 debits, the others 30; the demonstration card allows this many. */
const DEBITS: TearScenario[] = [
  ...[0, 1, 9].map((count) =>
    issued({
      command: 'DEBIT',
      branch: `after ${count}`,
      setUp: debits(count),
      approach: ordered,
      act: debiting(),
    }),
  ),
  issued({
    command: 'DEBIT',
    branch: 'wrong MAC1',
    approach: ordered,
    act: debiting(true),
    answers: 0x9302,
    writesNothing: true,
  }),
];

/** Everything that an issued social card does to itself. */
export const ISSUED_SCENARIOS: readonly TearScenario[] = [
  ...BLOCKS,
  ...CARD_BLOCK,
  ...LIFE_CYCLE,
  ...UPDATES,
  ...REPLACEMENT,
  ...FILES,
  ...DEBITS,
];
