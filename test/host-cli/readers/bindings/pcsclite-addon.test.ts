import { expect, test } from 'vitest';
import { asPcscError } from '../../../../host-cli/readers/bindings/pcsclite-addon.js';

test('the return code is read from the end of the message, in 32 and in 64 bits', () => {
  const short = new Error('SCardConnect error: Sharing violation.(0x8010000b)');
  expect(asPcscError('cannot', short)).toMatchObject({ code: 'READER_BUSY', cause: short });
  expect(asPcscError('cannot', new Error('x(0xffffffff8010001d)')).code).toBe('SERVICE_MISSING');
  expect(asPcscError('cannot', new Error('Card Reader not connected')).message).toBe(
    'cannot: pcsclite reports Card Reader not connected',
  );
});
