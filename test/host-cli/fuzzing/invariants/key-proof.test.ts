import { expect, test } from 'vitest';
import { keyProof } from '../../../../host-cli/fuzzing/invariants/key-proof.js';
import { Watched } from '../../../support/watched.js';

const proofOf = (reference: string): string => `008200${reference}10${'00'.repeat(16)}`;

test('a right cryptogram is no finding, with and without its version', () => {
  const watched = new Watched(keyProof);
  watched.card('select SSSE', 'auth SSSE.RK', 'select DF04', 'auth DF04.UK_EF05');
  watched.card('select SSSE');
  watched.terminal.send(watched.terminal.authentication('SSSE.UK', watched.terminal.challenge(), '01'));
  expect(watched.told).toEqual([]);
});

test('a wrong one that is accepted is', () => {
  const watched = new Watched(keyProof);
  watched.card('select SSSE', '0084000008');
  expect(watched.said(proofOf('0A'), '9000')).toBe('a wrong cryptogram was accepted');
});

test('so is the cryptogram of another key', () => {
  const watched = new Watched(keyProof);
  watched.card('select SSSE');
  const { terminal } = watched;
  const other = terminal.authentication('SSSE.UK', terminal.challenge()).replace('00820004', '0082000A');
  expect(watched.said(other, '9000')).toBeDefined();
});

test('so is a blocked key', () => {
  const watched = new Watched(keyProof);
  watched.card('select SSSE', ...Array<string>(3).fill('auth SSSE.RK wrong'));
  const { terminal } = watched;
  watched.said(terminal.authentication('SSSE.RK', terminal.challenge()), '9000');
  expect(watched.told.map(({ mark }) => mark)).toEqual(['blocked']);
});

test('so is a key of which nobody has the value, and an ARPC', () => {
  const watched = new Watched(keyProof);
  watched.card('select SSSE', '0084000008');
  expect(watched.said(proofOf('55'), '9000')).toBeDefined();
  watched.card('00A4040008A000000333010101');
  watched.said(`008200000A${'00'.repeat(10)}`, '9000');
  expect(watched.told.at(-1)!.mark).toBe('arpc');
});

test('without a challenge it is for challenge-once to tell', () => {
  const watched = new Watched(keyProof);
  watched.card('select SSSE');
  expect(watched.said(proofOf('0A'), '9000')).toBeUndefined();
});
