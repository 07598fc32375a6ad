import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCard } from '../../../card-model/card.js';
import type { DirectoryImage } from '../../../card-model/files/directory.js';
import { parseCardData } from '../../../card-model/personalisation/card-data.js';
import { namesLeftOut } from '../../../card-model/personalisation/check-names.js';
import { personalise } from '../../../card-model/personalisation/personalise.js';
import type { DirectoryPlan, LinearPlan } from '../../../card-model/plan/file-plan.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { PROFILES } from '../../../card-model/profiles/registry.js';
import { personalisedWith, refusalOf } from '../../support/card-data.js';
import { converse } from '../../support/conversation.js';
import { demonstrationWith, PIN, secretKeys } from '../../support/demonstration.js';
import { filled, hex } from '../../support/hex.js';
import { freshCard, Terminal } from '../../support/terminal.js';

const terminalOf = (changes: Record<string, unknown>) =>
  new Terminal(freshCard({ contents: personalisedWith(changes) }));

describe('PIN', () => {
  it.each([
    ['1357', '02 1357'],
    ['13579', '03 13579F'],
    ['135724689012', '06 135724689012'],
  ])('%s digits as BCD', (value, data) => {
    converse(terminalOf({ 'pins.social.value': value }), [
      ['select SSSE', '9000'],
      [`00200000${data}`, '9000'],
    ]);
  });
  it('with the tries of the data', () => {
    converse(terminalOf({ 'pins.social.tries': 2 }), [
      ['select SSSE', '9000'],
      ['verify 1111', '63C1'],
      ['verify 1111', '63C0'],
      ['verify', '6983'],
    ]);
  });
});

describe('records', () => {
  it('values with and without notes', () => {
    converse(terminalOf({ 'social.EF05.02': '3', 'social.EF05.05': '20270131' }), [
      ['select SSSE', '9000'],
      ['00B2022C00', '020133 9000'],
      ['00B2052C00', '050420270131 9000'],
    ]);
  });
  it('what the data do not tell stays unpersonalised', () => {
    const terminal = terminalOf({
      'social.EF05.07': undefined,
      'social.EF06': undefined,
      medical: undefined,
    });
    converse(terminal, [
      ['select SSSE', '9000'],
      ['00B2072C00', `0709${filled(9, 'FF')}9000`],
      ['auth SSSE.RK', '9000'],
      ['00B2033400', `4E14${filled(20, 'FF')}9000`],
      ['select DF04', '9000'],
      ['auth DF04.UK_EF06_EF15', '9000'],
      ['00B2023400', '9204FFFFFFFF 9000'],
    ]);
  });
  it('an empty 姓名扩展 is 00-filled', () => {
    converse(terminalOf({ 'social.EF06.4E': '' }), [
      ['select SSSE', '9000'],
      ['auth SSSE.RK', '9000'],
      ['00B2033400', `4E14${filled(20, '00')}9000`],
    ]);
  });
  it('files of provinces can be filled', () => {
    converse(terminalOf({ 'social.EF0D': { EB: '510100' } }), [
      ['select SSSE', '9000'],
      ['00B2026C00', 'EB03510100 9000'],
    ]);
  });
});

describe('卡识别码', () => {
  it('a MAC that is given stays as it is', () => {
    converse(terminalOf({ 'social.EF05.01': '510100D1560000050000000112345678' }), [
      ['select SSSE', '9000'],
      ['00B2012C00', '0110510100D1560000050000000112345678 9000'],
    ]);
  });
  it('????? asks for the MAC of the IRK: without it, the key is named', () => {
    const refusal = refusalOf({ 'keys.SSSE': [] });
    expect(refusal.message).toMatch(/SSSE\.IRK/);
  });
});

describe('ATR', () => {
  it('its historical bytes become those of the card; the last 8 make its keys', () => {
    const terminal = terminalOf({ atr: '3B6D000000815443538660510100000002' });
    expect(hex(terminal.card.powerOn())).toBe('3B6D000000815443538660510100000002');
    converse(terminal, [
      ['select SSSE', '9000'],
      ['auth SSSE.RK', '63C2'],
    ]);
  });
  it.each([
    '3B6C0000008154435386605101000000',
    '3B6D0000008154435386605101000000',
    'FF6D000000815443538660510100000001',
    '3B6D00000081544353866051010000000100',
  ])('%s is refused', (atr) => {
    expect(refusalOf({ atr }).path).toBe('atr');
  });
});

describe('life cycle', () => {
  it.each(['INITIALISED', 'ACTIVATED', 'DEACTIVATED', 'TERMINATED'] as const)('%s', (lifeCycle) => {
    const contents = personalise(gen3, parseCardData(demonstrationWith()), { lifeCycle });
    expect(contents.masterFile.directories[0]!.lifeCycle).toBe(lifeCycle);
    expect(createCard({ contents }).contents()).toEqual(contents);
  });
});

describe('a bad element is named by its path, with what is allowed', () => {
  const cases: [changes: Record<string, unknown>, path: string, allowed: RegExp][] = [
    [{ 'social.EF05.03': '3.0' }, 'social.EF05.03', /3\.00/],
    [{ 'social.EF05.05': '20260230' }, 'social.EF05.05', /YYYYMMDD/],
    [{ 'social.EF05.07': 'A10000016' }, 'social.EF05.07', /check character/],
    [{ 'social.EF05.04': '12345678901234567890123456' }, 'social.EF05.04', /at most 24/],
    [{ 'social.EF05.99': 'x' }, 'social.EF05.99', /01, 02, 03/],
    [{ 'social.EF06.08': '510100188001010010' }, 'social.EF06.08', /check character/],
    [{ 'social.EF06.09': '测'.repeat(16) }, 'social.EF06.09', /\b30\b/],
    [{ 'social.EF06.0A': '3' }, 'social.EF06.0A', /male/],
    [{ 'social.EF06.0B': '57' }, 'social.EF06.0B', /01 .* to 56/],
    [{ 'social.EF06.0D': { value: true } }, 'social.EF06.0D', /text in quotes, a number/],
    [{ 'social.EF07': { '01': 'x' } }, 'social.EF07', /one string of bytes/],
    [{ 'social.EF99': { '01': 'x' } }, 'social.EF99', /EF05, EF06/],
    [{ 'medical.EF06.92': -1 }, 'medical.EF06.92', /0 to 4294967295/],
    [{ 'medical.EF06.93': '100' }, 'medical.EF06.93', /0 to 99/],
    [{ 'medical.EF08': { '01': 'x' } }, 'medical.EF08', /no elements/],
    [{ 'medical.EF07': {} }, 'medical.EF07', /EF05, EF06/],
  ];
  it.each(cases)('%j', (changes, path, allowed) => {
    const refusal = refusalOf(changes);
    expect(refusal.path).toBe(path);
    expect(refusal.message).toMatch(allowed);
    for (const secret of [...secretKeys(), PIN]) expect(refusal.message).not.toContain(secret);
  });

  it('a list of values for one record is refused', () => {
    expect(refusalOf({ 'social.EF05.02': ['3', '4'] }).path).toBe('social.EF05.02');
  });
});

describe('规范版本', () => {
  it.each(PROFILES.filter(({ id }) => id.startsWith('gen')))('is that of the profile: $id', (profile) => {
    for (const changes of [{}, { 'social.EF05.03': '9.99' }, { 'social.EF05.03': undefined }]) {
      const [ssse] = personalisedWith(changes, profile).masterFile.directories;
      const [issuer] = ssse!.files;
      const records = issuer!.kind === 'linear-variable' ? issuer!.records.map(hex) : [];
      expect(records[2]).toBe(`0304${hex(Buffer.from(profile.specificationVersion))}`);
    }
  });
});

describe('a PIN that is easy to guess', () => {
  const telephone = { DF01: { EF06: { 28: '13800864209' } } };
  const cases: [pin: string, changes: Record<string, unknown>, reason: RegExp][] = [
    ['888888', {}, /digits are the same/],
    ['123456', {}, /count up/],
    ['18800101', {}, /date of birth/],
    ['0101', { 'social.EF06.0D': undefined }, /date of birth/],
    ['864209', telephone, /telephone/],
    ['010010', {}, /社会保障号码/],
  ];
  it.each(cases)('%s is refused with the reason, and taken when allowed', (value, changes, reason) => {
    const all = { ...changes, 'pins.social.value': value };
    const refusal = refusalOf(all);
    expect(refusal.path).toBe('pins.social.value');
    expect(refusal.message).toMatch(reason);
    expect(refusal.message).not.toContain(value);
    const data = parseCardData(demonstrationWith(all));
    const [ssse] = personalise(gen3, data, { allowWeakPin: true }).masterFile.directories;
    expect(hex(ssse!.pin!.value)).toBe(value);
  });
});

describe('laws of every profile', () => {
  const profiles = PROFILES.filter(({ id }) => id.startsWith('gen'));
  const linearFiles = (plan: DirectoryPlan, image: DirectoryImage): [LinearPlan, readonly Uint8Array[]][] => [
    ...plan.files.flatMap((file, index): [LinearPlan, readonly Uint8Array[]][] => {
      const made = image.files[index]!;
      return file.kind === 'linear-variable' && made.kind === 'linear-variable' ? [[file, made.records]] : [];
    }),
    ...plan.directories.flatMap((child, index) => linearFiles(child, image.directories[index]!)),
  ];

  it('every record has the tag and the length of the plan, whatever the values are', () => {
    const digits = (count: number) => fc.array(fc.nat(9), { maxLength: count }).map((list) => list.join(''));
    const text = fc.string({ unit: fc.constantFrom(...'ABC 测试持卡人0189'), maxLength: 15 });
    const given = fc.record(
      {
        DF01: fc.record({ EF05: fc.record({ 20: digits(1), 21: text }, { requiredKeys: [] }) }),
        DF02: fc.record({
          EF06: fc.record({ '4B': digits(5), '3A': digits(7), 60: digits(8) }, { requiredKeys: [] }),
        }),
        DF03: fc.record({ EF07: fc.record({ 70: digits(3), 71: digits(6) }, { requiredKeys: [] }) }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.constantFrom(...profiles), given, text, (profile, sections, name) => {
        // 71 is dec on generation 1: there it needs a number.
        const changes = { ...sections, 'social.EF06.09': name };
        const numbers = profile.id === 'gen1' && sections.DF03?.EF07[71] === '';
        if (numbers) return;
        const made = personalisedWith(changes, profile).masterFile;
        for (const [plan, records] of linearFiles(profile.plan(), made)) {
          const heads = records.map((record) => [record[0], record[1], record.length]);
          expect(heads).toEqual(plan.records.map(({ tag, bytes }) => [tag, bytes, bytes + 2]));
        }
      }),
    );
  });

  it('what other generations have changes nothing: with it and without it the card is the same', () => {
    const everything = demonstrationWith() as { keys: Record<string, { name: string }[]> };
    for (const profile of profiles) {
      const leftOut = namesLeftOut(profile, parseCardData(demonstrationWith()));
      const keys = Object.fromEntries(
        Object.entries(everything.keys).map(([label, list]) => [
          label,
          list.filter((_, index) => !leftOut.includes(`keys.${label}.${index}.name`)),
        ]),
      );
      const lacks4e = leftOut.includes('social.EF06.4E');
      const changes = { keys, ...(lacks4e && { 'social.EF06.4E': undefined }) };
      expect(personalisedWith(changes, profile)).toEqual(personalisedWith({}, profile));
    }
  });

  it('the card that is made is a card: it keeps what it was given', () => {
    for (const profile of profiles) {
      const contents = personalisedWith({}, profile);
      expect(createCard({ contents }).contents()).toEqual(contents);
    }
  });
});
