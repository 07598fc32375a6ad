import { expect, test } from 'vitest';
import { answer } from '../../../../host-cli/serving/pcsc/command.js';

test('the reply is the request with its return code, in bytes of its own', () => {
  const body = Buffer.from('0102030405060708', 'hex');
  const reply = answer(body, 4, 0x80100003);
  expect(reply.toString('hex')).toBe('0102030403001080');
  expect(body.toString('hex')).toBe('0102030405060708');
});
