import { expect, it } from 'vitest';
import {
  diversifyKey,
  encipher,
  selectEnvironment,
  selectPsam,
} from '../../../../host-cli/terminal/keys/psam-commands.js';
import { bytes, hex } from '../../../support/hex.js';
import { ENVIRONMENT, FACTORS } from '../../../support/psam.js';
import { scripted } from '../link.js';

const RK = { usage: 0x47, reference: 0x0a };
const CHALLENGE = '1122334455667788';

/** The trace of a terminal of the field, ssc-card.md 4.1 and 4.2. */
it('are sent as terminals of the field send them', async () => {
  const transport = scripted(
    { '': '9000', '80FA': '6108', '80C0': '6E00', '00C0': 'AABBCCDDEEFF00119000' },
    { protocol: 'T=0' },
  );
  await selectEnvironment(transport, ENVIRONMENT.SM4);
  await selectPsam(transport, 0xdf01);
  await diversifyKey(transport, RK, FACTORS.slice(0, 2).map(bytes), bytes(CHALLENGE));
  const answer = await encipher(transport, bytes(CHALLENGE));
  expect(transport.sent.slice(0, 4)).toEqual([
    `00A404000F${ENVIRONMENT.SM4}`,
    '00A4020002DF01',
    `BFDE470A18${FACTORS[0]}${FACTORS[1]}${CHALLENGE}`,
    `80FA000008${CHALLENGE}`,
  ]);
  // Some PSAMs know GET RESPONSE by class 00 alone, as the field shows it.
  expect(transport.sent.slice(4)).toEqual(['80C0000008', '00C0000008']);
  expect(hex(answer.data)).toBe('AABBCCDDEEFF0011');
});
