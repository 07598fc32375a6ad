import { expect, test } from 'vitest';
import { compose, RESET, send, sendBytes, tear } from '../../../host-cli/fuzzing/fuzz-step.js';

test('steps as plain data', () => {
  const recipe = { name: 'nothing', compose: () => undefined };
  expect(send(0x00, 0x84, 0x00, 0x00, 0x08)).toEqual({
    kind: 'send',
    command: Uint8Array.of(0, 0x84, 0, 0, 8),
  });
  expect(sendBytes(Uint8Array.of(1))).toEqual({ kind: 'send', command: Uint8Array.of(1) });
  expect(compose(recipe)).toEqual({ kind: 'compose', recipe });
  expect(tear(3)).toEqual({ kind: 'tear', writes: 3 });
  expect(RESET).toEqual({ kind: 'reset', reset: 'cold' });
});
