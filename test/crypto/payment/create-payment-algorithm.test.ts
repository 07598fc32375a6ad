import { describe, expect, it } from 'vitest';
import { createCryptoSuite } from '../../../crypto/index.js';
import { createPaymentAlgorithms } from '../../../crypto/payment/create-payment-algorithm.js';
import { counting, expectCode } from '../support.js';

const suite = createCryptoSuite();
const algorithms = createPaymentAlgorithms(suite);

describe.each([
  ['SM4', 0x04, 16],
  ['3DES', 0x01, 8],
] as const)('%s', (name, algorithmByte, blockBytes) => {
  const algorithm = algorithms[name];

  it('says what it is', () => {
    expect(algorithm).toMatchObject({ name, algorithmByte, blockBytes });
    expect(suite.paymentAlgorithm(name).name).toBe(name);
  });

  it('takes 16-byte keys only', () => {
    const account = { pan: '62280001' };
    for (const length of [0, 8, 15, 17, 24]) {
      expectCode(() => algorithm.deriveUdk(counting(length), account), 'BAD_LENGTH');
      expectCode(() => algorithm.sessionKey(counting(length), 1), 'BAD_LENGTH');
      expectCode(() => algorithm.keyCheckValue(counting(length)), 'BAD_LENGTH');
    }
  });

  it('shows the check value that the suite shows', () => {
    expect(algorithm.keyCheckValue(counting(16))).toEqual(suite.keyCheckValue(name, counting(16)));
  });
});

it('there is no third one', () => {
  for (const name of ['AES', 'toString', '']) {
    expectCode(() => suite.paymentAlgorithm(name as 'SM4'), 'BAD_ARGUMENT');
  }
});
