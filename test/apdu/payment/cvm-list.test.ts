import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex, toHex } from '../../../apdu/bytes.js';
import { encodeCvmList, parseCvmList } from '../../../apdu/payment/cvm-list.js';
import { anyBytes, expectCodecError, expectValueOrCodecError } from '../arbitrary.js';

test('amounts and rules', () => {
  expect(parseCvmList(fromHex('000003E80000271042031E061F00'))).toEqual({
    amountX: 1000,
    amountY: 10_000,
    rules: [
      { code: 0x42, method: 2, nextOnFailure: true, condition: 3 },
      { code: 0x1e, method: 0x1e, nextOnFailure: false, condition: 6 },
      { code: 0x1f, method: 0x1f, nextOnFailure: false, condition: 0 },
    ],
  });
});

test.each(['', '00', '00000000000000', '000000000000000042', '00'.repeat(254)])('%s is none', (hex) => {
  expectCodecError(() => parseCvmList(fromHex(hex)), 'CVM_LIST_INVALID');
});

test('what cannot be written', () => {
  const rule = { code: 0x1f, method: 0x1f, nextOnFailure: false, condition: 0 };
  const list = { amountX: 0, amountY: 0, rules: [rule] };
  expectCodecError(() => encodeCvmList({ ...list, amountX: 2 ** 32 }), 'CVM_LIST_INVALID');
  expectCodecError(() => encodeCvmList({ ...list, rules: [{ ...rule, code: 256 }] }), 'CVM_LIST_INVALID');
  expectCodecError(
    () => encodeCvmList({ ...list, rules: Array.from({ length: 123 }, () => rule) }),
    'CVM_LIST_INVALID',
  );
});

test('law: round trip, or CodecError', () => {
  fc.assert(
    fc.property(anyBytes(260), (bytes) =>
      expectValueOrCodecError(() => expect(toHex(encodeCvmList(parseCvmList(bytes)))).toBe(toHex(bytes))),
    ),
  );
});
