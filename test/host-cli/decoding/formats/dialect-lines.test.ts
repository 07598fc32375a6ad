import { expect, test } from 'vitest';
import { SCRIPT_DIALECTS } from '../../../../apdu/script/dialects/dialect-table.js';
import { DialectLines } from '../../../../host-cli/decoding/formats/dialect-lines.js';
import { SAMPLES, sample } from '../../../apdu/script/dialects/samples.js';
import { readAll } from '../entry-text.js';

const READ = '00B2070400';
const NUMBER = '07094131303030303031359000';

test.each(Object.entries(SAMPLES).flatMap(([id, names]) => names.map((name) => [id, name] as const)))(
  '%s: %s reads the card number',
  (id, name) => {
    const dialect = SCRIPT_DIALECTS.find((candidate) => candidate.id === id)!;
    const told = readAll(new DialectLines(dialect, name), sample(name));
    expect(told.some((entry) => entry.startsWith(READ))).toBe(true);
    const answered = told.some((entry) => entry === `${READ} ${NUMBER}`);
    expect(answered).toBe(dialect.recorded);
  },
);

test('what is wrong is told with its place', () => {
  const ledger = SCRIPT_DIALECTS.find(({ id }) => id === 'ledger')!;
  expect(() => readAll(new DialectLines(ledger, 'a.log'), '=> 00a40000\n<= 900')).toThrow(
    'a.log:2:7: an odd count',
  );
});
