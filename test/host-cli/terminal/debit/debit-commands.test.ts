import { expect, it } from 'vitest';
import {
  initialise,
  readDebited,
  readInitialised,
  sendDebit,
} from '../../../../host-cli/terminal/debit/debit-commands.js';
import { bytes, hex } from '../../../support/hex.js';
import { scripted } from '../link.js';

const ORDER = { amounts: bytes('000003E80000000000000000'), terminal: bytes('000000000001') };
const EVENT = { terminalSequence: bytes('00000007'), dateTime: bytes('20261122101112') };

it('the worked example, as the card sees it', async () => {
  const t1 = scripted({ '80': '9000' });
  await initialise(t1, 1, ORDER);
  await sendDebit(t1, EVENT, bytes('4E039247'));
  expect(t1.sent).toEqual([
    '805001021301000003E800000000000000000000000000010C',
    '805401000F00000007202611221011124E03924708',
  ]);
});

it('without Le on T=0', async () => {
  const t0 = scripted({ '8050': '610C', '80C0': '0000C350000101030102030490 00' }, { protocol: 'T=0' });
  const { data } = await initialise(t0, 1, ORDER);
  expect(t0.sent).toEqual(['805001021301000003E80000000000000000000000000001', '80C000000C']);
  expect(data).toHaveLength(12);
});

it('answers are taken apart, or are none', () => {
  const begun = readInitialised(bytes('FFFFFFFFABCD010301020304'))!;
  expect(begun).toMatchObject({ ceiling: 0xffffffff, keyVersion: 1, algorithmByte: 3 });
  expect([begun.sequence, begun.random].map(hex)).toEqual(['ABCD', '01020304']);
  const debited = readDebited(bytes('C8B13B1C5E2FB0B9'))!;
  expect([debited.tac, debited.mac2].map(hex)).toEqual(['C8B13B1C', '5E2FB0B9']);
  for (const length of [0, 7, 9, 11, 13]) {
    expect(readInitialised(new Uint8Array(length))).toBeUndefined();
    expect(readDebited(new Uint8Array(length))).toBeUndefined();
  }
});
