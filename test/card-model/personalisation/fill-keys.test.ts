import { describe, expect, it } from 'vitest';
import { parseCardData } from '../../../card-model/personalisation/card-data.js';
import { fillKeys } from '../../../card-model/personalisation/fill-keys.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { personalisedWith, refusalOf } from '../../support/card-data.js';
import { converse } from '../../support/conversation.js';
import { cardKey, demonstrationWith, keyData } from '../../support/demonstration.js';
import { bytes, filled, hex } from '../../support/hex.js';
import { freshCard, Terminal } from '../../support/terminal.js';

const ssse = gen3.plan().directories[0]!;
const identity = { areaCode: '510100', cardFactor: bytes('8660510100000001') };
const keysWith = (changes: Record<string, unknown> = {}, algorithm: 'SM4' | '3DES' = 'SM4') =>
  fillKeys(ssse, parseCardData(demonstrationWith(changes)), algorithm, identity);
/** Place of SSSE.RK in the data. */
const RK = 'keys.SSSE.6';
const ssseKeys = () => (demonstrationWith() as { keys: { SSSE: object[] } }).keys.SSSE;
/** The keys of SSSE with SSSE.RK once more for each of these versions. */
const withVersions = (...versions: (number | undefined)[]) => ({
  'keys.SSSE': [
    ...ssseKeys(),
    ...versions.map((version) => ({ ...keyData('SSSE.RK'), ...(version !== undefined && { version }) })),
  ],
});

describe('every key of the plan', () => {
  it('is the card’s own, of version 01, made of the master key with its factors', () => {
    const made = keysWith().map(({ value, version, reference }) => [hex(value), version, reference]);
    const names = ssse.keys.map(({ name }) => name);
    expect(made).toEqual(names.map((name) => [hex(cardKey(name)), 1, keyData(name).reference]));
  });
  it('of generation 2. Worked examples', () => {
    const made = keysWith({}, '3DES');
    expect(made.find(({ reference }) => reference === 0x0a)).toMatchObject({ algorithm: '3DES' });
    expect(hex(made.find(({ reference }) => reference === 0x0a)!.value)).toBe(
      '1823C719A65937305E3A1E7A25F0C496',
    );
    expect(hex(made.find(({ type }) => type === 'IRK')!.value)).toBe('AB69B327487A95378060FF0831B9C572');
  });
  it('has the tries of the data, 3 where they say nothing, none where nothing is compared', () => {
    const tries = (changes: Record<string, unknown>) =>
      keysWith(changes).map(({ type, triesLeft, maximumTries }) => `${type} ${triesLeft}/${maximumTries}`);
    expect(tries({ [`${RK}.tries`]: 5 })[6]).toBe('EXTERNAL 5/5');
    expect(tries({ [`${RK}.tries`]: undefined })[6]).toBe('EXTERNAL 3/3');
    const uncounted = tries({}).filter((line) => line.endsWith('0/0'));
    expect(uncounted).toEqual(['IRK 0/0', 'BK 0/0', 'LK 0/0', 'PIN_RELOAD 0/0']);
  });
  it('that the data lack is not on the card', () => {
    expect(keysWith({ keys: {} })).toEqual([]);
    const rest = (demonstrationWith() as { keys: { SSSE: unknown[] } }).keys.SSSE.toSpliced(6, 1);
    converse(new Terminal(freshCard({ contents: personalisedWith({ 'keys.SSSE': rest }) })), [
      ['select SSSE', '9000'],
      [`0082000A10 ${filled(16, '00')}`, '6A88'],
    ]);
  });
});

describe('refused, naming what there is', () => {
  it('an unknown name', () => {
    const refusal = refusalOf({ [`${RK}.name`]: 'SSSE.XK' });
    expect(refusal.path).toBe(`${RK}.name`);
    expect(refusal.message).toMatch(/SSSE\.RK/);
  });
  it('another reference', () => {
    const refusal = refusalOf({ [`${RK}.reference`]: 11 });
    expect(refusal.path).toBe(`${RK}.reference`);
    expect(refusal.message).toMatch(/11.*10/);
  });
  it('the same version of a key twice; without version it is 1', () => {
    for (const version of [undefined, 1]) {
      const refusal = refusalOf(withVersions(version));
      expect(refusal.path).toBe('keys.SSSE.10.version');
      expect(refusal.message).toMatch(/is 1, which another SSSE\.RK has/);
    }
    expect(refusalOf(withVersions(7, 7)).path).toBe('keys.SSSE.11.version');
  });
  it('a fifth version of a key', () => {
    expect(() => personalisedWith(withVersions(0, 2, 255))).not.toThrow();
    const refusal = refusalOf(withVersions(0, 2, 255, 3));
    expect(refusal.path).toBe('keys.SSSE.13.name');
    expect(refusal.message).toMatch(/SSSE\.RK for the 5th time; .*at most 4 versions/);
  });
});

describe('versions of one key', () => {
  const versions = (changes: Record<string, unknown>) =>
    keysWith(changes)
      .filter(({ type, reference }) => type === 'EXTERNAL' && reference === 0x0a)
      .map(({ version, value, maximumTries }) => [version, hex(value), maximumTries]);

  it('stand together on the card, each with its own value and tries', () => {
    const value = hex(cardKey('SSSE.RK'));
    expect(versions(withVersions(0, 255))).toEqual([
      [1, value, 3],
      [0, value, 3],
      [255, value, 3],
    ]);
    const other = { ...keyData('SSSE.RK'), version: 2, master: '0'.repeat(32), tries: 9 };
    const [, second] = versions({ 'keys.SSSE': [...ssseKeys(), other] });
    expect(second).toEqual([2, expect.not.stringContaining(value), 9]);
  });
  it('alone may be any', () => {
    expect(versions({ [`${RK}.version`]: 0 }).map(([version]) => version)).toEqual([0]);
  });
});
