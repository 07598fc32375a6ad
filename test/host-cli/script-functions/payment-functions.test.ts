import { expect, test } from 'vitest';
import { fromHex, toHex } from '../../../apdu/bytes.js';
import { paymentAlgorithm } from '../../../crypto/index.js';
import { PAYMENT_FUNCTIONS } from '../../../host-cli/script-functions/payment-functions.js';
import { runLines, shownValue } from '../../support/script-value.js';

const MDK = '0123456789ABCDEFFEDCBA9876543210';
const PAN = '6228000100001117';

test.each([
  ['sm4', 'SM4'],
  ['des3', '3DES'],
] as const)('%s computes what card and issuer do', async (prefix, name) => {
  const algorithm = paymentAlgorithm(name);
  const udk = algorithm.deriveUdk(fromHex(MDK), { pan: PAN, psn: '01' });
  const keys = algorithm.prepare({ ac: udk, mac: udk, enc: udk });
  const hex = toHex(udk);
  const cryptogram = keys.applicationCryptogram(7, fromHex('0102'));
  expect(await runLines(`check (${prefix}-udk ${MDK} ${PAN} 01) = ${hex}`, PAYMENT_FUNCTIONS)).toMatchObject({
    passed: true,
  });
  expect(await shownValue(`(${prefix}-application-cryptogram ${hex} 7 01 02)`, PAYMENT_FUNCTIONS)).toBe(
    toHex(cryptogram, ' '),
  );
  expect(await shownValue(`(${prefix}-arpc ${hex} 7 ${toHex(cryptogram)} 3030)`, PAYMENT_FUNCTIONS)).toBe(
    toHex(keys.arpc(7, cryptogram, fromHex('3030')), ' '),
  );
  const session = toHex(algorithm.sessionKey(udk, 7));
  expect(
    await runLines(`check (${prefix}-session-key ${hex} 7) = ${session}`, PAYMENT_FUNCTIONS),
  ).toMatchObject({
    passed: true,
  });
});

test('keys that were made are never shown', async () => {
  expect(await shownValue(`(sm4-udk ${MDK} ${PAN} 00)`, PAYMENT_FUNCTIONS)).toBe('**');
});
