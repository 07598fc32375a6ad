import { expect, test } from 'vitest';
import { fromHex, toHex } from '../../../apdu/bytes.js';
import { cardAlgorithm } from '../../../crypto/index.js';
import { CARD_KEY_FUNCTIONS } from '../../../host-cli/script-functions/card-key-functions.js';
import { CIPHER_FUNCTIONS } from '../../../host-cli/script-functions/cipher-functions.js';
import { runLines, shownValue } from '../../support/script-value.js';

const KEY = '00112233445566778899AABBCCDDEEFF';
const FACTOR = '3531303130307378';
const FUNCTIONS = [...CARD_KEY_FUNCTIONS, ...CIPHER_FUNCTIONS];

test.each([
  ['sm4', 'SM4'],
  ['des3', '3DES'],
] as const)('%s computes what a card does', async (prefix, name) => {
  const algorithm = cardAlgorithm(name);
  const processKey = algorithm.processKey(fromHex(KEY), fromHex(FACTOR));
  const hex = toHex(processKey);
  const block = hex.slice(0, algorithm.blockBytes * 2);
  expect(await shownValue(`(${prefix}-cryptogram ${hex} ${FACTOR})`, FUNCTIONS)).toBe(
    toHex(algorithm.cryptogram(processKey, fromHex(FACTOR)), ' '),
  );
  expect(await shownValue(`(${prefix}-message-mac ${hex} 842C000008)`, FUNCTIONS)).toBe(
    toHex(algorithm.secureMessagingMac(processKey, fromHex('842C000008')), ' '),
  );
  expect(await shownValue(`(${prefix}-encipher-block ${hex} ${block})`, FUNCTIONS)).toBe(
    toHex(algorithm.encipherBlock(processKey, fromHex(block)), ' '),
  );
});

test('keys that were made are never shown', async () => {
  for (const expression of [`(sm4-diversify ${KEY} ${FACTOR})`, `(des3-process-key ${KEY} ${FACTOR})`])
    expect(await shownValue(expression, FUNCTIONS)).toBe('**');
});

test('the right key holds, by a comparison', async () => {
  const made = toHex(cardAlgorithm('SM4').diversify(fromHex(KEY), fromHex(FACTOR)));
  expect(await runLines(`check (sm4-diversify ${KEY} ${FACTOR}) = ${made}`, FUNCTIONS)).toMatchObject({
    passed: true,
  });
});
