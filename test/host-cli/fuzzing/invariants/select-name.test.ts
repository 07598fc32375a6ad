import { expect, test } from 'vitest';
import { selectName } from '../../../../host-cli/fuzzing/invariants/select-name.js';
import { AID, SSSE_FCI } from '../../../support/demonstration.js';
import { Watched } from '../../../support/watched.js';

const byName = (name: string): string => `00A40400${(name.length / 2).toString(16).padStart(2, '0')}${name}`;

test('whole names and beginnings of names', () => {
  const watched = new Watched(selectName);
  watched.card(
    byName(AID.SSSE),
    `${byName('7378312E73')}00`,
    byName('D156000005'),
    byName('A000000333010101'),
  );
  watched.card(byName('D15600000599'), byName('0102030405'));
  expect(watched.told).toEqual([]);
});

test.each(['D15600000599', `${AID.SSSE}00`, '0102030405', '78312E7368'])(
  '%s, which no directory has',
  (name) => {
    expect(new Watched(selectName).said(byName(name), '9000')).toBeDefined();
    expect(new Watched(selectName).said(byName(name), '6A82')).toBeUndefined();
  },
);

test('an FCI with another name than the one asked for', () => {
  expect(new Watched(selectName).said(`${byName(AID.DF01)}00`, `${SSSE_FCI}9000`)).toBeDefined();
});
