import { expect, it } from 'vitest';
import { DIVERSIFIED_KEY } from '../../../../card-model/applications/psam/diversified-key.js';
import { defineSession, Session } from '../../../../card-model/kernel/session.js';
import { cardAlgorithm } from '../../../../crypto/index.js';

it('is a sequence of its own: another one has no key, and ends it', () => {
  const session = new Session();
  const key = { algorithm: cardAlgorithm('SM4'), processKey: new Uint8Array(16) };
  session.open(DIVERSIFIED_KEY, key);
  expect(session.stateOf(DIVERSIFIED_KEY)).toBe(key);
  session.open(defineSession<string>('another'), 'state');
  expect(session.stateOf(DIVERSIFIED_KEY)).toBeUndefined();
});
