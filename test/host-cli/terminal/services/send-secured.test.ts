import { expect, test } from 'vitest';
import { sendSecured } from '../../../../host-cli/terminal/services/send-secured.js';
import { demonstrationRing, identification, ringOf, scripted } from '../link.js';

const UNBLOCK_PIN = { cla: 0x84, ins: 0x24, p1: 0x00, p2: 0x00 };

/** Worked examples of the conventions. */
test.each([
  ['SM4', '8424000004CC43B04F'],
  ['3DES', '842400000484407C25'],
] as const)('%s: the MAC under the key of the ring', async (algorithm, expected) => {
  const transport = scripted({ '0084': '11223344556677889000', '84': '6988' });
  const card = identification({ algorithm });
  const result = await sendSecured(transport, UNBLOCK_PIN, demonstrationRing(), 'SSSE.PIN_RELOAD', card);
  expect(transport.sent.at(-1)).toBe(expected);
  expect(result).toEqual({ outcome: 'sent', statusWord: 0x6988 });
});

test('without a challenge, or without the key, the command is not sent', async () => {
  const refusing = scripted({ '0084': '6985' });
  expect(
    await sendSecured(refusing, UNBLOCK_PIN, demonstrationRing(), 'SSSE.LK', identification()),
  ).toMatchObject({ outcome: 'refused', statusWord: 0x6985 });
  expect(refusing.sent).toHaveLength(1);
  const asked = scripted({});
  await expect(
    sendSecured(asked, UNBLOCK_PIN, ringOf('SSSE.RK'), 'SSSE.LK', identification()),
  ).rejects.toMatchObject({ code: 'KEY_NAME_UNKNOWN' });
  expect(asked.sent).toEqual([]);
});
