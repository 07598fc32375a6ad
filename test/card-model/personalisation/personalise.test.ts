import { describe, expect, it } from 'vitest';
import { createCard } from '../../../card-model/card.js';
import { parseCardData } from '../../../card-model/personalisation/card-data.js';
import { personalise } from '../../../card-model/personalisation/personalise.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { personalisedWith, refusalOf } from '../../support/card-data.js';
import { converse } from '../../support/conversation.js';
import { demonstrationWith, PIN, secretKeys } from '../../support/demonstration.js';
import { filled, hex } from '../../support/hex.js';
import { freshCard, Terminal } from '../../support/terminal.js';

const terminalOf = (changes: Record<string, unknown>) =>
  new Terminal(freshCard({ contents: personalisedWith(changes) }));

describe('PIN', () => {
  it.each([
    ['1234', '02 1234'],
    ['12345', '03 12345F'],
    ['123456789012', '06 123456789012'],
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
    [{ 'social.EF06.0B': '57' }, 'social.EF06.0B', /01 to 56/],
    [{ 'social.EF06.0D': { value: true } }, 'social.EF06.0D', /text, a number/],
    [{ 'social.EF07': { '01': 'x' } }, 'social.EF07', /no elements/],
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
