import { expect, test } from 'vitest';
import { blankCard } from '../../../../card-model/index.js';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import { pinCounter } from '../../../../host-cli/fuzzing/invariants/pin-counter.js';
import { bytes, hex } from '../../../support/hex.js';
import { Watched } from '../../../support/watched.js';

const after = (...lines: readonly string[]): Watched => {
  const watched = new Watched(pinCounter);
  watched.card(...lines);
  return watched;
};
const place = ({ world }: Watched): string =>
  `${world.directory?.label}${world.file ? `/${world.file.fid.toString(16)}` : ''}`;

test.each([
  [[], 'MF'],
  [['select SSSE', 'file EF05'], 'SSSE/ef05'],
  [['select SSSE', 'file EF05', 'file EF99'], 'SSSE/ef05'],
  [['select SSSE', '00B2012C00'], 'SSSE/ef05'],
  [['select SSSE', 'file EF06', 'select DF04'], 'DF04'],
  [['select SSSE', 'file EF05', 'reset'], 'MF'],
  [['00A4040008A000000333010101'], 'PBOC'],
])('%j leads to %s', (lines, expected) => {
  expect(place(after(...lines))).toBe(expected);
});

test('a refused command may or may not have changed the current file', () => {
  expect(place(after('select SSSE', 'file EF05', '00B2093400'))).toBe('SSSE');
  expect(place(after('select SSSE', 'file EF05', '00B2090400'))).toBe('SSSE/ef05');
});

test('after a SELECT with a wrong Le nobody knows what is current', () => {
  const watched = after('select SSSE');
  watched.said('00A40000023F0001', '6C06');
  expect(watched.world.directory).toBeUndefined();
  watched.card('select SSSE');
  expect(place(watched)).toBe('SSSE');
});

test('data that wait, and what they belong to', () => {
  const { world } = after('00A404000F7378312E73682EC9E7BBE1B1A3D5CF');
  expect(world.waiting).toMatchObject({ announced: 30 });
  const fetched = world.exchange(bytes('00C000001E'), bytes('9000'));
  expect(hex(fetched.source.command).slice(0, 4)).toBe('00A4');
  expect(after('select SSSE', '00B2032C01').world.waiting).toMatchObject({ announced: undefined });
  expect(after('select SSSE', '00B2032C00').world.waiting).toBeUndefined();
  expect(after('00A404000F7378312E73682EC9E7BBE1B1A3D5CF', '00C000001E').world.waiting).toBeUndefined();
});

test('the last commands, by instruction and of all', () => {
  const { world } = after('0084000008', '00200000');
  expect(hex(world.lastWith(0x84)!)).toBe('0084000008');
  expect(world.lastWith(0xb0)).toBeUndefined();
  expect(hex(world.last!.command)).toBe('00200000');
  expect(after('0084000008', 'reset').world.last).toBeUndefined();
});

test('what is known of an exchange before it takes effect', () => {
  const { world } = after('select SSSE');
  const exchange = world.exchange(bytes('00B2022C00'), bytes('0201349000'));
  expect(exchange).toMatchObject({
    definition: { name: 'READ RECORD' },
    contradiction: 'given',
    missingRight: undefined,
  });
  expect([exchange.directory?.label, exchange.file?.fid]).toEqual(['SSSE', 0xef05]);
  expect(world.exchange(bytes('00B201'), bytes('6700')).definition).toBeUndefined();
  expect(world.exchange(bytes('00B2013400'), bytes('0801319000')).missingRight?.explanation).toBe('none');
});

test('an update of a file that is not known leaves nothing known', () => {
  const watched = after('select SSSE', 'auth SSSE.UK2', '00B2096C00');
  watched.said('00DC020405EB03A1A2A3', '9000');
  expect(watched.world.exchange(bytes('00B2026C00'), bytes('EB030000009000')).contradiction).toBeUndefined();
});

test('of a card that is being built nothing is known', () => {
  const watched = new Watched(pinCounter, { contents: blankCard(gen3) });
  expect(watched.world.altered).toBe(true);
  const built = after('select SSSE');
  expect(built.world.altered).toBe(false);
  built.said(`84D4000024${'00'.repeat(36)}`, '9000');
  expect(built.world.altered).toBe(true);
});

test('a file torn in an update is old or new', () => {
  const watched = after('select SSSE', 'auth SSSE.UK2', 'file EF0D');
  watched.torn('00DC020405EB03A1A2A3');
  watched.card('select SSSE', 'file EF0D');
  const read = (answer: string) => watched.world.exchange(bytes('00B2020400'), bytes(answer)).contradiction;
  expect([read('EB03A1A2A39000'), read('EB03A1A2A49000')]).toEqual([undefined, 'torn']);
});

test('on contactless the files of the bank say other things than they hold', () => {
  const watched = new Watched(pinCounter, { cardInterface: 'contactless' });
  watched.card('00A4040008A000000333010101', '00B2010C00');
  expect(watched.world.exchange(bytes('00B2010C00'), bytes('70009000')).reading).toBeUndefined();
});
