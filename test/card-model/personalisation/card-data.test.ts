import { describe, expect, it } from 'vitest';
import { parseCardData } from '../../../card-model/personalisation/card-data.js';
import { CardDataError } from '../../../card-model/personalisation/card-data-error.js';
import { refusalOf } from '../../support/card-data.js';
import { demonstrationWith, PIN, secretKeys } from '../../support/demonstration.js';

describe('parseCardData', () => {
  it('takes the demonstration data', () => {
    const data = parseCardData(demonstrationWith());
    expect(data.areaCode).toBe('510100');
    expect(data.pins.social).toEqual({ value: PIN, tries: 6 });
    expect(data.keys.SSSE).toHaveLength(10);
  });

  it('keys and medical data may be missing', () => {
    const data = parseCardData(demonstrationWith({ keys: undefined, medical: undefined }));
    expect([data.keys, data.medical]).toEqual([{}, undefined]);
  });

  it.each([undefined, null, 'text', 7, [], true])('%j is no data', (value) => {
    expect(() => parseCardData(value)).toThrow(CardDataError);
  });
});

describe('a bad field is named, with what is allowed', () => {
  const cases: [path: string, value: unknown, allowed: RegExp][] = [
    ['areaCode', '51010', /6 digits/],
    ['areaCode', '51010A', /6 digits/],
    ['areaCode', 510100, /text, in quotes/],
    ['atr', '3B6', /ATR/],
    ['atr', 'no ATR', /ATR/],
    ['pins.social.value', '123', /4 to 12 digits/],
    ['pins.social.value', '1234567890123', /4 to 12 digits/],
    ['pins.social.value', '12345A', /4 to 12 digits/],
    ['pins.social.value', 246813, /text, in quotes/],
    ['pins.social.tries', 0, /1 to 15/],
    ['pins.social.tries', 16, /1 to 15/],
    ['pins.social.tries', '6', /number/i],
    ['pins.social.tries', 2.5, /whole|integer/i],
    ['keys.SSSE.0.name', 'rk', /key name/],
    ['keys.SSSE.0.reference', 256, /255|<=/],
    ['keys.SSSE.0.reference', -1, /0|>=/],
    ['keys.SSSE.0.reference', 1.5, /whole|integer/i],
    ['keys.SSSE.1.psam', '67', /4 hexadecimal digits/],
    ['keys.SSSE.0.master', '00', /32 hexadecimal digits/],
    ['keys.SSSE.0.master', `${'0'.repeat(31)}G`, /32 hexadecimal digits/],
    ['keys.SSSE.0.master', 5, /text/],
    ['keys.SSSE.0.version', 256, /0 to 255/],
    ['keys.SSSE.0.version', -1, /0 to 255/],
    ['keys.SSSE.0.version', '1', /number/],
    ['keys.SSSE.0.tries', 0, /1/],
    ['keys.SSSE.0.tries', 16, /15/],
  ];
  it.each(cases)('%s: %j', (path, value, allowed) => {
    const refusal = refusalOf({ [path]: value });
    expect(refusal.path).toBe(path);
    expect(refusal.message).toMatch(allowed);
    expect(refusal.message).not.toMatch(/something else|undefined/);
  });

  it.each([
    'areaCode',
    'atr',
    'social',
    'pins',
    'pins.social',
    'pins.social.value',
    'pins.social.tries',
    'keys.SSSE.0.master',
  ])('%s missing', (path) => {
    const refusal = refusalOf({ [path]: undefined });
    expect(refusal.path).toBe(path);
    expect(refusal.message).toMatch(/missing/);
  });

  it.each(['social.EF5', 'social.05', 'social.EF05.1', 'social.EF05.tag'])(
    '%s is no place for data',
    (path) => {
      expect(refusalOf({ [path]: {} }).path.startsWith('social')).toBe(true);
    },
  );
});

it('no message holds a key or a PIN, whatever is wrong with it', () => {
  const [master] = secretKeys();
  const damaged: Record<string, unknown>[] = [
    { 'keys.SSSE.0.master': `${master}00` },
    { 'keys.SSSE.0.master': master!.slice(1) },
    { 'keys.SSSE.0.master': [master] },
    { 'keys.SSSE.0.master': { value: master } },
    { 'pins.social.value': `${PIN}${PIN}${PIN}` },
    { 'pins.social.value': `${PIN}X` },
    { 'pins.social.value': Number(PIN) },
    { 'pins.social.value': [PIN] },
    { 'pins.social': PIN },
    { pins: PIN },
    { 'keys.SSSE': master },
    { 'keys.SSSE.0': master },
    { keys: master },
    { 'keys.SSSE.0.name': master },
    { 'keys.SSSE.0.psam': master },
    { 'keys.SSSE.0.reference': master },
  ];
  for (const changes of damaged) {
    const { message } = refusalOf(changes);
    expect(message).not.toContain(PIN);
    expect(message).not.toContain(master!.slice(1));
  }
});
