import { describe, expect, it } from 'vitest';
import { conversation, converse, type Exchange } from '../../../../support/conversation.js';
import {
  atMedicalCard,
  debitContents,
  EXAMPLE,
  MEDICAL,
  PROFILE_IDS,
  spendingState,
  withControl,
  withLastSequence,
  withMedicalDirectory,
} from '../../../../support/debit.js';
import { constantRandom } from '../../../../support/random.js';
import { sayTorn } from '../../../../support/tearing.js';

const BEGUN: readonly Exchange[] = [...MEDICAL, [EXAMPLE.initialise, EXAMPLE.initialised]];
const random = constantRandom(EXAMPLE.random);
const WITHOUT_LE = EXAMPLE.debit.slice(0, -3);
const WRONG_MAC = EXAMPLE.debit.replace('4E039247', '4E039246');
const plain = (text: string): string => text.replaceAll(' ', '');

describe('worked example, generation 3', () => {
  conversation(
    'TAC and MAC2, then the record and one debit less',
    [
      ...BEGUN,
      [EXAMPLE.debit, EXAMPLE.debited],
      ['00B201441C', `${EXAMPLE.record}9000`],
      ['auth DF04.RK_EF06', '9000'],
      ['00B2033400', '9302 3039 9000'],
      ['00B2023400', '9204 0000C350 9000'],
      ['00B2013400', '9001 31 9000'],
    ],
    { random },
  );
  conversation('without Le on T=0', [...BEGUN, [WITHOUT_LE, '6108'], ['00C0000008', EXAMPLE.debited]], {
    random,
  });
  conversation('T=1', [...BEGUN, [EXAMPLE.debit, EXAMPLE.debited]], { random, protocol: 'T=1' });
});

describe.each(PROFILE_IDS)('%s', (profile) => {
  it('debits again and again, each with its own sequence number', () => {
    const terminal = atMedicalCard({ profile });
    const records: string[] = [];
    for (let turn = 0; turn < 3; turn++) {
      terminal.say(`initialise ${turn + 1} ${10 * turn} ${100 * turn}`);
      expect(terminal.say('debit')).toBe(terminal.expectedAnswer());
      records.unshift(terminal.expectedRecord());
      expect(spendingState(terminal.card).records).toEqual(records);
    }
    expect(records.map((record) => record.slice(0, 4))).toEqual(['0003', '0002', '0001']);
    expect(spendingState(terminal.card).debitsLeft).toBe(profile === 'gen1' ? '00000007' : '3037');
    expect(terminal.card.fault).toBeUndefined();
  });

  it('spends every debit there is, the oldest record giving way', () => {
    const kept = profile === 'gen1' ? 10 : 30;
    const left = profile === 'gen1' ? `9304${(kept + 2).toString(16).padStart(8, '0')}` : '93023332';
    const terminal = atMedicalCard({ profile, contents: withControl(debitContents(profile), left) });
    for (let turn = 0; turn < kept + 2; turn++) {
      terminal.say('initialise');
      expect(terminal.say('debit')).toMatch(/9000$/);
    }
    const { records, debitsLeft } = spendingState(terminal.card);
    expect(records).toHaveLength(kept);
    expect(records.map((record) => Number.parseInt(record.slice(0, 4), 16))).toEqual(
      Array.from({ length: kept }, (_, age) => kept + 2 - age),
    );
    expect(debitsLeft).toBe(profile === 'gen1' ? '00000000' : '3030');
    expect(terminal.say('initialise')).toBe('9402');
  });

  it('refuses a wrong MAC1', () => {
    const terminal = atMedicalCard({ profile });
    terminal.say('initialise');
    expect(terminal.say('debit wrong')).toBe('9302');
  });

  it('goes on after an image was saved and loaded', () => {
    const terminal = atMedicalCard({ profile });
    converse(terminal, [
      ['initialise', '..9000'],
      ['debit', '..9000'],
    ]);
    const again = atMedicalCard({ profile, contents: terminal.card.contents() });
    expect(again.say('initialise').slice(8, 12)).toBe('0002');
  });
});

describe.each(PROFILE_IDS)('power lost in a debit of %s', (profile) => {
  const kept = profile === 'gen1' ? 10 : 30;

  it.each([0, 1, kept - 1, kept])('with %i records before: all or nothing, and the card goes on', (count) => {
    const contents = withLastSequence(debitContents(profile), 'FFF0', count);
    const begun = () => {
      const terminal = atMedicalCard({ profile, contents });
      terminal.say('initialise 7');
      return terminal;
    };
    const before = spendingState(begun().card);
    const finished = begun();
    finished.say('debit');
    const after = spendingState(finished.card);
    let writes = 1;
    for (; ; writes++) {
      const terminal = begun();
      if (!sayTorn(terminal, 'debit', writes)) break;
      const now = spendingState(terminal.card);
      expect([before, after]).toContainEqual(now);
      terminal.say('reset');
      terminal.say('medical');
      expect(terminal.say('debit')).toBe('6985');
      const newest = now.records[0] ?? '0000';
      const next = Number.parseInt(newest.slice(0, 4), 16) + 1;
      expect(Number.parseInt(terminal.say('initialise').slice(8, 12), 16)).toBe(next);
      expect(terminal.say('debit')).toBe(terminal.expectedAnswer());
    }
    expect(writes).toBeGreaterThan(3);
  });
});

it('ten becomes 09', () => {
  const terminal = atMedicalCard({ contents: withControl(debitContents(), '93023130') });
  terminal.say('initialise');
  terminal.say('debit');
  expect(spendingState(terminal.card).debitsLeft).toBe('3039');
});

describe('format', () => {
  conversation(
    'comes before the session, which it leaves alone',
    [
      ...BEGUN,
      ['805401000E 00000007 20261122101112 4E0392', '6700'],
      ['8054010010 00000007 20261122101112 4E03924700', '6700'],
      ['80540100', '6700'],
      [`8054010100 ${''}`, '6700'],
      [EXAMPLE.debit.replace('805401', '805400'), '6A86'],
      [EXAMPLE.debit.replace('80540100', '80540102'), '6A86'],
      [EXAMPLE.debit, EXAMPLE.debited],
    ],
    { random },
  );
  conversation(
    'an Le that is too short is told before anything is debited',
    [...BEGUN, [`${WITHOUT_LE} 07`, '6C08'], ['00B2014400', '6A83'], [`${WITHOUT_LE} 08`, EXAMPLE.debited]],
    { random, protocol: 'T=1' },
  );
});

describe('the session', () => {
  const LOST: readonly Exchange[] = [
    [EXAMPLE.debit, '6985'],
    ['00B2014400', '6A83'],
  ];
  conversation('there must be one', [...MEDICAL, ...LOST], { random });
  conversation(
    'serves one debit: a replay is refused',
    [...BEGUN, [EXAMPLE.debit, EXAMPLE.debited], [EXAMPLE.debit, '6985'], ['00B2024400', '6A83']],
    { random },
  );
  conversation(
    'a replay after a new INITIALISE is a wrong MAC: the sequence has moved on',
    [
      ...BEGUN,
      [EXAMPLE.debit, EXAMPLE.debited],
      [EXAMPLE.initialise, EXAMPLE.initialised.replace('0001', '0002')],
      [EXAMPLE.debit, '9302'],
      ['00B2024400', '6A83'],
    ],
    { random },
  );
  conversation('ends with a wrong MAC1', [...BEGUN, [WRONG_MAC, '9302'], ...LOST], { random });
  conversation(
    'is that of the last INITIALISE',
    [
      ...BEGUN,
      [EXAMPLE.initialise.replace('000003E8', '000003E9'), EXAMPLE.initialised],
      [EXAMPLE.debit, '9302'],
    ],
    { random },
  );
  conversation(
    'ends with an INITIALISE that is refused',
    [
      ...BEGUN,
      [EXAMPLE.initialise.replace('000003E8', '0000C351'), '9401'],
      [EXAMPLE.debit, '6985'],
      [EXAMPLE.initialise, EXAMPLE.initialised],
      [EXAMPLE.initialise.replace(' 01 ', ' 02 '), '6A88'],
      ...LOST,
    ],
    { random },
  );
  it.each([
    ['select DF04', '9000'],
    ['select SSSE', '9000'],
    ['select DF03', '9000'],
  ])('ends with %s', (line, answer) => {
    const terminal = atMedicalCard();
    converse(terminal, [
      ['initialise', '..9000'],
      [line, answer],
    ]);
    if (line !== 'select DF04') terminal.say('select DF04');
    converse(terminal, [['debit', '6985']]);
  });
  it.each(['reset', 'warm'])('ends with %s', (line) => {
    const terminal = atMedicalCard();
    converse(terminal, [['initialise', '..9000']]);
    terminal.say(line);
    terminal.say('medical');
    converse(terminal, [['debit', '6985']]);
  });
  conversation(
    'lives through other commands',
    [
      ...BEGUN,
      ['0084000008', '01020304010203049000'],
      ['00C0000004', '6985'],
      ['file EF08', '9000'],
      ['00B2010400', '6A83'],
      ['00FF0000', '6D00'],
      ['verify', '9000'],
      ['00A4020C02EF99', '6A82'],
      ['00A4000C02DF09', '6A82'],
      [EXAMPLE.debit, EXAMPLE.debited],
    ],
    { random },
  );
  conversation(
    'waits while its data are fetched',
    [
      ...MEDICAL,
      [EXAMPLE.initialise.slice(0, -3), '610C'],
      ['00C0000004', '6C0C'],
      ['00C000000C', EXAMPLE.initialised],
      [WITHOUT_LE, '6108'],
      ['00C0000008', EXAMPLE.debited],
    ],
    { random },
  );
  conversation(
    'needs the PIN right up to the debit, and waits for it',
    [
      ...BEGUN,
      ['verify 111111', '63C5'],
      [EXAMPLE.debit, '6982'],
      ['verify', '9000'],
      [EXAMPLE.debit, EXAMPLE.debited],
    ],
    { random },
  );
});

describe('what has changed since INITIALISE', () => {
  it.each([
    ['offline settlement is no longer allowed', '900130', '6985'],
    ['a lower ceiling', '9204000003E7', '9401'],
    ['no debits left', '93023030', '9402'],
    ['a higher ceiling', '920400010000', '9000'],
  ])('%s', (_title, record, answer) => {
    const terminal = atMedicalCard();
    const number = { '90': '01', '92': '02', '93': '03' }[record.slice(0, 2)];
    converse(terminal, [
      ['auth DF04.UK_EF06_EF15', '9000'],
      ['initialise 1000', '..9000'],
      [`00DC${number}34${(record.length / 2).toString(16).padStart(2, '0')}${record}`, '9000'],
    ]);
    const before = spendingState(terminal.card);
    expect(terminal.say('debit').slice(-4)).toBe(answer);
    if (answer !== '9000') expect(spendingState(terminal.card)).toEqual(before);
    if (answer !== '9000') expect(terminal.say('debit')).toBe('6985');
  });
});

describe('writes', () => {
  it('nothing when the MAC1 is wrong', () => {
    const terminal = atMedicalCard();
    terminal.say('initialise');
    const before = terminal.card.image();
    terminal.say('debit wrong');
    expect(terminal.card.image()).toEqual(before);
  });
  it('nothing into a file of another layout', () => {
    const contents = withMedicalDirectory(debitContents(), (directory) => ({
      ...directory,
      files: directory.files.map((file) => (file.kind === 'cyclic' ? { ...file, recordBytes: 0x1b } : file)),
    }));
    expect(atMedicalCard({ contents }).say('initialise')).toBe('6981');
  });
  it('nothing where a file or element is missing', () => {
    const lacking = (fid: number) =>
      withMedicalDirectory(debitContents(), (directory) => ({
        ...directory,
        files: directory.files.filter((file) => file.fid !== fid),
      }));
    expect(atMedicalCard({ contents: lacking(0xef06) }).say('initialise')).toBe('6A82');
    expect(atMedicalCard({ contents: lacking(0xef08) }).say('initialise')).toBe('6A82');
    const short = withMedicalDirectory(debitContents(), (directory) => ({
      ...directory,
      files: directory.files.map((file) =>
        file.kind === 'linear-variable' && file.fid === 0xef06
          ? { ...file, records: file.records.slice(0, 2) }
          : file,
      ),
    }));
    expect(atMedicalCard({ contents: short }).say('initialise')).toBe('6A83');
  });
  conversation(
    'EF08 takes no record from outside',
    [
      ...MEDICAL,
      ['auth DF04.UK_EF06_EF15', '9000'],
      [`00E200401C${plain(EXAMPLE.record)}`, '6982'],
      [`00DC00431C${plain(EXAMPLE.record)}`, '6982'],
    ],
    { random },
  );
});
