import { expect, test } from 'vitest';
import { SessionRights } from '../../../apdu/trace/session-rights.js';

test('a right holds while its directory or one below it is current', () => {
  const rights = new SessionRights();
  rights.gain('SSSE', 0x0a);
  rights.gain('DF04', 'pin');
  rights.select('DF03', ['DF03', 'SSSE', 'MF']);
  expect([rights.holds('SSSE', 0x0a), rights.holds('DF04', 'pin')]).toEqual([true, false]);
  expect(rights.lossOf('DF04', 'pin')).toEqual({ by: 'selection', directory: 'DF03' });
  expect(rights.lossOf('SSSE', 0x0a)).toBeUndefined();
  rights.select('MF', []);
  expect(rights.holds('SSSE', 0x0a)).toBe(false);
});

test('a failure ends one right, a reset all', () => {
  const rights = new SessionRights();
  rights.gain('SSSE', 4);
  rights.gain('SSSE', 'pin');
  rights.fail('SSSE', 4);
  expect([rights.holds('SSSE', 4), rights.holds('SSSE', 'pin')]).toEqual([false, true]);
  expect(rights.lossOf('SSSE', 4)).toEqual({ by: 'failure' });
  rights.reset();
  expect(rights.lossOf('SSSE', 'pin')).toEqual({ by: 'reset' });
});

test('what was never held was never lost; what is gained again is not lost', () => {
  const rights = new SessionRights();
  rights.fail('SSSE', 4);
  expect(rights.lossOf('SSSE', 4)).toBeUndefined();
  rights.gain('SSSE', 4);
  rights.reset();
  rights.gain('SSSE', 4);
  expect(rights.lossOf('SSSE', 4)).toBeUndefined();
});
