import { describe, expect, it } from 'vitest';
import type { Transport } from '../../../../apdu/transport/transport.js';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import { authenticate } from '../../../../host-cli/terminal/keys/authenticate.js';
import { socialDirectories } from '../../../../host-cli/terminal/keys/directories.js';
import {
  type HolderReading,
  type ReadHolderOptions,
  readHolder,
} from '../../../../host-cli/terminal/reading/read-holder.js';
import { demonstrationContents, PIN, secretKeys } from '../../../support/demonstration.js';
import { bytes } from '../../../support/hex.js';
import {
  demonstrationRing,
  freshCard,
  GENERATION_2,
  identified,
  link,
  ringOf,
  ringWithWrong,
  scripted,
} from '../link.js';

const ring = demonstrationRing();

async function readingOf(transport: Transport, options?: ReadHolderOptions): Promise<HolderReading> {
  const result = await readHolder(transport, options);
  if (result.outcome === 'read') return result;
  throw new Error(result.reason.en);
}
const valuesOf = ({ fields }: HolderReading) =>
  Object.fromEntries(fields.map(({ id, value }) => [id, value]));

const FILES = socialDirectories(gen3).flatMap(({ files }) => files).length;
const FREE = {
  areaCode: '510100',
  cardNumber: 'A10000015',
  cardIdentificationCode: '510100D15600000500000001D24770B4',
  resetInformation: '00815443538660510100000001',
  specificationVersion: '3.00',
  dateOfIssue: '20260101',
  validUntil: '20360101',
  terminalNumber: '',
  terminalDevice: '',
};
const HOLDER = {
  socialSecurityNumber: '51010018800101001X',
  name: '测试持卡人',
  sex: '1',
  ethnicGroup: '01',
  placeOfBirth: '510100',
  dateOfBirth: '18800101',
};

describe.each([
  ['contact, T=0', freshCard, undefined],
  ['contact, T=1', () => freshCard({ protocol: 'T=1' }), undefined],
  ['contact, tolerant lengths', () => freshCard({ lengthPolicy: 'tolerant' }), undefined],
  ['contactless', freshCard, 'contactless'],
] as const)('the demonstration card over %s', (_name, card, cardInterface) => {
  it('without keys: what is free, and the reason for the rest', async () => {
    const reading = await readingOf(link(card(), cardInterface).transport);
    const nothing = Object.fromEntries(Object.keys(HOLDER).map((id) => [id, undefined]));
    expect(valuesOf(reading)).toEqual({ ...FREE, ...nothing });
    const refused = reading.fields.filter((field) => field.refused);
    expect(refused.map(({ id }) => id).sort()).toEqual(Object.keys(HOLDER).sort());
    for (const field of refused) {
      expect(field.refused).toMatchObject({
        statusWord: 0x6982,
        reason: { en: 'EF06 needs SSSE.RK (0A): give its key with --keys' },
      });
    }
    expect(reading).not.toHaveProperty('internal');
    expect(reading.authentications).toEqual([]);
  });

  it('with keys: everything, and the card is genuine', async () => {
    const reading = await readingOf(link(card(), cardInterface).transport, { keys: ring });
    expect(valuesOf(reading)).toEqual({ ...FREE, ...HOLDER });
    expect(reading.internal).toEqual({ outcome: 'genuine', identificationMacRight: true });
    expect(reading.authentications).toEqual([{ outcome: 'authenticated', key: 'SSSE.RK' }]);
    expect(reading.fields.find(({ id }) => id === 'sex')).toMatchObject({
      file: 'SSSE.EF06',
      tag: 0x0a,
      raw: '31',
      meaning: { zh: '男', en: 'male' },
    });
  });

  it('all with PIN and keys: every file of every directory', async () => {
    const reading = await readingOf(link(card(), cardInterface).transport, {
      keys: ring,
      pin: PIN,
      all: true,
    });
    expect(reading.files.filter(({ refused }) => refused)).toEqual([]);
    expect(reading.files).toHaveLength(FILES);
    expect(reading.files.find(({ file }) => file === 'EF08')).toMatchObject({ kind: 'transparent' });
    expect(
      reading.files.find(({ file, directory }) => file === 'EF08' && directory === 'SSSE')?.content,
    ).toBe('FF'.repeat(0x1000));
    expect(reading.pin).toEqual({ outcome: 'verified' });
  });
});

describe('all', () => {
  it('without keys and PIN reads the free files and tells the rule of the others', async () => {
    const reading = await readingOf(link().transport, { all: true });
    const free = reading.files
      .filter(({ refused }) => !refused)
      .map(({ directory, file }) => `${directory}.${file}`);
    const reserved = ['EF16', 'EF17', 'EF18', 'EF19', 'EF1A'].map((file) => `DF01.${file}`);
    expect(free).toEqual(['SSSE.EF05', 'SSSE.EF0D', ...reserved]);
    for (const { refused } of reading.files.filter((file) => file.refused)) {
      expect(refused?.reason.en).toMatch(/^EF.. needs .*(PIN|key)/);
    }
  });

  it('with the PIN alone reads what the PIN opens', async () => {
    const reading = await readingOf(link().transport, { all: true, pin: PIN });
    const refused = reading.files
      .filter((file) => file.refused)
      .map(({ directory, file }) => `${directory}.${file}`);
    expect(refused).toEqual([
      'SSSE.EF06',
      'SSSE.EF07',
      'SSSE.EF08',
      'DF04.EF06',
      'DF07.EF05',
      'DF07.EF06',
      'DF07.EF07',
    ]);
  });

  it('tells a wrong PIN and reads on', async () => {
    const reading = await readingOf(link().transport, { all: true, pin: '000000' });
    expect(reading.pin).toMatchObject({ outcome: 'wrong-pin', triesLeft: 5 });
    expect(reading.files).toHaveLength(FILES);
  });

  it('has the newest record of a cyclic file first', async () => {
    const { transport } = link();
    const card = await identified(transport);
    await authenticate(transport, 'DF04.UK_EF06_EF15', ring, card);
    await transport.transmit(bytes('00A4020002EF15'));
    for (const record of ['000141', '000242']) await transport.transmit(bytes(`00DC000303${record}`));
    const reading = await readingOf(transport, { all: true, pin: PIN });
    const file = reading.files.find(
      (candidate) => candidate.directory === 'DF04' && candidate.file === 'EF15',
    );
    expect(file?.records).toMatchObject([
      { number: 1, raw: '000242', elements: [{ value: '0002' }, { value: 'B' }] },
      { number: 2, raw: '000141', elements: [{ value: '0001' }, { value: 'A' }] },
    ]);
  });
});

describe('a wrong key', () => {
  it('is told with its tries; what is free is read all the same', async () => {
    const reading = await readingOf(link().transport, { keys: ringWithWrong('SSSE.RK') });
    expect(valuesOf(reading)).toMatchObject(FREE);
    expect(reading.authentications).toMatchObject([{ outcome: 'refused', triesLeft: 2 }]);
    const name = reading.fields.find(({ id }) => id === 'name');
    expect(name?.refused?.reason.en).toMatch(
      /^EF06 needs SSSE\.RK \(0A\): external authentication with SSSE\.RK: .*63C2/,
    );
  });

  it('of another card shows that the card is not genuine for it', async () => {
    const reading = await readingOf(link().transport, { keys: ringWithWrong('SSSE.IRK') });
    expect(reading.internal).toEqual({ outcome: 'not-genuine', identificationMacRight: false });
  });

  it('a ring without SSSE.IRK asks for no proof', async () => {
    expect(await readingOf(link().transport, { keys: ringOf('SSSE.RK') })).not.toHaveProperty('internal');
  });
});

describe('generations 1 and 2', () => {
  const names = { '1.00': '312E3030', '2.00': '322E3030' };
  const card = (version: keyof typeof names, records: Record<string, string>) =>
    scripted({
      ...GENERATION_2,
      // The first record is asked for by identification, EF05 and EF06 in turn.
      '00B20104': [
        '0110510100D15600000500000001B3CF798F9000',
        '0110510100D15600000500000001B3CF798F9000',
        records['1']!,
      ],
      '00B20204': ['0201319000', records['2']!],
      '00B20304': [`0304${names[version]}9000`, `0304${names[version]}9000`, records['3'] ?? '6A83'],
      '00B20404': ['6A83', records['4'] ?? '6A83'],
      '00B2': '6A83',
    });

  it('generation 1 has no 姓名扩展, and sex as its record 3', async () => {
    const reading = await readingOf(
      card('1.00', { 1: '080241429000', 2: '0904B2E2CAD49000', 3: '0A01329000' }),
    );
    expect(valuesOf(reading)).toMatchObject({
      socialSecurityNumber: 'AB',
      name: '测试',
      sex: '2',
      specificationVersion: '1.00',
    });
    expect(reading.identification.generation).toBe(1);
    expect(reading.fields.find(({ id }) => id === 'ethnicGroup')?.refused?.statusWord).toBe(0x6a83);
  });

  it('generation 2 has it between, and sex as its record 4', async () => {
    const reading = await readingOf(
      card('2.00', { 1: '080241429000', 2: '0904B2E2CAD49000', 3: '4E02BFA89000', 4: '0A01329000' }),
    );
    expect(valuesOf(reading)).toMatchObject({ name: '测试卡', sex: '2' });
  });
});

it('says why an application out of service gives no data of the holder', async () => {
  const { transport } = link(freshCard({ contents: demonstrationContents('INITIALISED') }));
  const reading = await readingOf(transport, { keys: ring });
  expect(valuesOf(reading)).toMatchObject(FREE);
  expect(reading.fields.find(({ id }) => id === 'name')?.refused?.statusWord).toBe(0x6985);
});

it('a card that cannot be identified is a refusal', async () => {
  expect(await readHolder(scripted({ '00A4': '6A82' }))).toMatchObject({
    outcome: 'refused',
    statusWord: 0x6a82,
  });
});

it('puts the numbers of the terminal where the caller gives them', async () => {
  const reading = await readingOf(link().transport, { terminal: { number: '000000000001', device: 'D1' } });
  expect(valuesOf(reading)).toMatchObject({ terminalNumber: '000000000001', terminalDevice: 'D1' });
});

it('holds no key and no PIN', async () => {
  const reading = await readingOf(link().transport, { keys: ring, pin: PIN, all: true });
  const shown = JSON.stringify(reading);
  for (const secret of [...secretKeys(), PIN]) expect(shown).not.toContain(secret);
});
