import { describe, expect, it } from 'vitest';
import { encodeCommand } from '../../../../apdu/codec/command-apdu.js';
import { cardAlgorithm } from '../../../../crypto/index.js';
import { reloadCommand, unblockCommand } from '../../../../host-cli/terminal/pin/reset-pin-message.js';
import { bytes, hex } from '../../../support/hex.js';
import { demonstrationRing, identification } from '../link.js';

const CHALLENGE = bytes('1122334455667788');

/** Worked examples of the conventions: the challenge above, new PIN 975318. */
describe.each([
  ['SM4', '84240001146E769AC57D57BE85617CDB50EDFA2E0CF18D4969', '8424000004CC43B04F'],
  ['3DES', '842400010CD35A3570ED7AA4D4943EE626', '842400000484407C25'],
] as const)('%s', (name, reload, unblock) => {
  const algorithm = cardAlgorithm(name);
  const cardKey = demonstrationRing().cardKeyFor('SSSE.PIN_RELOAD', identification({ algorithm: name }));
  const processKey = algorithm.processKey(cardKey, CHALLENGE);

  it('RELOAD', () => {
    expect(hex(encodeCommand(reloadCommand(algorithm, processKey, bytes('975318'))))).toBe(reload);
  });

  it('UNBLOCK', () => {
    expect(hex(encodeCommand(unblockCommand(algorithm, processKey)))).toBe(unblock);
  });

  it.each(['1234', '12345F', '123456789012'])('the block holds count, PIN %s and padding', (pin) => {
    const { data } = reloadCommand(algorithm, processKey, bytes(pin));
    const block = hex(algorithm.decipherBlock(processKey, data!.slice(0, algorithm.blockBytes)));
    expect(block).toBe(`0${pin.length / 2}${pin}80`.padEnd(2 * algorithm.blockBytes, '0'));
  });
});
