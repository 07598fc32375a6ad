import { describe, expect, it } from 'vitest';
import { encodeCommand } from '../../../../apdu/codec/command-apdu.js';
import { cardAlgorithm } from '../../../../crypto/index.js';
import { securedCommand } from '../../../../host-cli/terminal/connection/secured-command.js';
import { bytes, hex } from '../../../support/hex.js';
import { GENERATIONS, type Generation, issued, keyOn } from '../../../support/issuer.js';

const R = bytes('1122334455667788');
const algorithmOf = (generation: Generation) => cardAlgorithm(generation === 'gen3' ? 'SM4' : '3DES');

/** Worked examples of the conventions: new PIN 975318. */
const EXAMPLES: Readonly<Record<Generation, { reload: string; unblock: string }>> = {
  gen3: { reload: '84240001146E769AC57D57BE85617CDB50EDFA2E0CF18D4969', unblock: '8424000004CC43B04F' },
  gen2: { reload: '842400010CD35A3570ED7AA4D4943EE626', unblock: '842400000484407C25' },
};

describe.each(GENERATIONS)('a secured command, %s', (generation) => {
  const algorithm = algorithmOf(generation);
  const { card } = issued(generation);
  const processKey = algorithm.processKey(keyOn(card.contents(), 'SSSE', 'PIN_RELOAD', 1), R);
  const header = { cla: 0x84, ins: 0x24, p1: 0 };

  it('is the worked example, with data and without', () => {
    const { reload, unblock } = EXAMPLES[generation];
    const reloading = securedCommand({ ...header, p2: 1 }, algorithm, processKey, bytes('975318'));
    expect(hex(encodeCommand(reloading))).toBe(reload);
    expect(hex(encodeCommand(securedCommand({ ...header, p2: 0 }, algorithm, processKey)))).toBe(unblock);
  });

  it('pads always: count, data and 80 fill whole blocks', () => {
    const block = algorithm.blockBytes;
    const lengths = [0, block - 2, block - 1, 2 * block - 2, 2 * block - 1].map(
      (count) =>
        securedCommand({ ...header, p2: 1 }, algorithm, processKey, new Uint8Array(count)).data!.length - 4,
    );
    expect(lengths).toEqual([block, block, 2 * block, 2 * block, 3 * block]);
  });

  it('leaves what it is given as it was', () => {
    const clear = bytes('975318');
    securedCommand({ ...header, p2: 1 }, algorithm, processKey, clear);
    expect(hex(clear)).toBe('975318');
  });
});
