import { expect, test } from 'vitest';
import { mayBeShown, signatureOf } from '../../../host-cli/fuzzing/finding.js';
import { pinCounter } from '../../../host-cli/fuzzing/invariants/pin-counter.js';
import { secretLeak } from '../../../host-cli/fuzzing/invariants/secret-leak.js';

const breach = { invariant: pinCounter, what: { en: 'a', zh: '甲' }, right: '63C5' };

test('findings are alike by invariant, instruction and mark', () => {
  const command = (...bytes: number[]) => ({ ...breach, command: Uint8Array.from(bytes) });
  expect(signatureOf(command(0, 0x20, 0, 0, 1, 2))).toBe(signatureOf(command(0, 0x20, 0, 1)));
  expect(signatureOf(command(0, 0x20))).not.toBe(signatureOf(command(0, 0x24)));
  expect(signatureOf({ ...breach, mark: 'x' })).not.toBe(signatureOf(breach));
  expect(signatureOf(breach)).toBe('pin-counter reset ');
  expect(signatureOf(command())).toBe('pin-counter 0 ');
});

test('what holds a secret is not shown', () => {
  expect(mayBeShown(breach)).toBe(true);
  expect(mayBeShown({ ...breach, invariant: secretLeak })).toBe(false);
});
