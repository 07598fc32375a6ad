import { expect, it } from 'vitest';
import * as commands from '../../../../host-cli/terminal/connection/commands.js';
import { bytes } from '../../../support/hex.js';
import { scripted } from '../link.js';

const SIXTEEN = '000102030405060708090A0B0C0D0E0F';

/** As ssc-card.md 3 and the conventions write them. */
it.each([
  ['0084000008', commands.getChallenge],
  [`0082000A10${SIXTEEN}`, (link) => commands.externalAuthenticate(link, 0x0a, bytes(SIXTEEN))],
  [`0088000010${SIXTEEN}00`, (link) => commands.internalAuthenticate(link, bytes(SIXTEEN))],
  ['00B2030400', (link) => commands.readRecord(link, 3)],
  ['00B0018070', (link) => commands.readBinary(link, 0x180, 0x70)],
  ['0020000003246813', (link) => commands.verify(link, bytes('246813'))],
  ['00200000', (link) => commands.verify(link)],
  ['805E010007246813FF135790', (link) => commands.changeReferenceData(link, bytes('246813FF135790'))],
  ['00C0000000', commands.getResponse],
] as const satisfies readonly (readonly [string, (link: ReturnType<typeof scripted>) => Promise<unknown>])[])(
  'sends %s',
  async (expected, send) => {
    const link = scripted({});
    await send(link);
    expect(link.sent).toEqual([expected]);
  },
);
