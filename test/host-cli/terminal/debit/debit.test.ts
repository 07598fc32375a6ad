import { describe, expect, it } from 'vitest';
import { createCard } from '../../../../card-model/card.js';
import { debit } from '../../../../host-cli/terminal/debit/debit.js';
import type { DebitRequest } from '../../../../host-cli/terminal/debit/debit-request.js';
import type { KeyRing } from '../../../../host-cli/terminal/keys/key-ring.js';
import { parseKeyRing } from '../../../../host-cli/terminal/keys/parse-key-ring.js';
import { pinStatus } from '../../../../host-cli/terminal/pin/verify-pin.js';
import {
  debitContents,
  EXAMPLE,
  PROFILE_IDS,
  spendingState,
  withControl,
  withMedicalDirectory,
} from '../../../support/debit.js';
import { keyData, PIN } from '../../../support/demonstration.js';
import { constantRandom, seededRandom } from '../../../support/random.js';
import {
  demonstrationRing,
  freshCard,
  identified,
  type Link,
  link,
  ringOf,
  ringWithWrong,
  type Scripted,
  scripted,
} from '../link.js';
import { RECEIPT } from './receipt-example.js';

const ring = demonstrationRing();
const REQUEST: DebitRequest = {
  account: 1000,
  selfPay: 0,
  pooled: 0,
  terminal: '000000000001',
  sequence: 7,
  dateTime: '20261122101112',
};
const options = { pin: PIN };

async function pay({ transport }: Link, changes: Partial<DebitRequest> = {}, keyRing: KeyRing = ring) {
  return debit(transport, { ...REQUEST, ...changes }, keyRing, await identified(transport), options);
}

const medicalLink = (...control: readonly string[]): Link =>
  link(createCard({ contents: withControl(debitContents(), ...control), random: seededRandom() }));

describe.each(['T=0', 'T=1'] as const)('the worked example, %s', (protocol) => {
  it('gives the receipt', async () => {
    const made = link(freshCard({ random: constantRandom(EXAMPLE.random), protocol }));
    expect(await pay(made)).toEqual({ outcome: 'done', receipt: RECEIPT, ceiling: 50000, tac: 'right' });
    expect(made.sent.find((command) => command.startsWith('8054'))).toMatch(
      /^805401000F00000007202611221011124E039247/,
    );
    expect(spendingState(made.card).records).toEqual([EXAMPLE.record.replaceAll(' ', '')]);
    expect(JSON.stringify(await pay(made))).not.toContain(PIN);
  });
});

it.each(PROFILE_IDS)('%s debits until nothing is left', async (profile) => {
  const made = link(createCard({ contents: debitContents(profile), random: seededRandom() }));
  for (let sequence = 1; sequence <= 10; sequence++) {
    expect(await pay(made, { selfPay: sequence, sequence })).toMatchObject({
      outcome: 'done',
      tac: 'right',
      receipt: {
        cardSequence: sequence,
        terminalSequence: sequence,
        algorithm: profile === 'gen3' ? 'SM4' : '3DES',
      },
    });
  }
  expect(await pay(made)).toMatchObject({ outcome: 'refused', at: 'initialise', statusWord: 0x9402 });
});

describe('keys', () => {
  it('without DF04.DTK the TAC is not checked', async () => {
    expect(await pay(link(), {}, ringOf('DF04.DPK'))).toMatchObject({ outcome: 'done', tac: 'not-checked' });
  });
  it('with a wrong DF04.DTK it is wrong, and the debit done all the same', async () => {
    expect(await pay(link(), {}, ringWithWrong('DF04.DTK'))).toMatchObject({ outcome: 'done', tac: 'wrong' });
  });
  it('with a wrong DF04.DPK the card refuses and keeps its money', async () => {
    const made = link();
    const before = spendingState(made.card);
    expect(await pay(made, {}, ringWithWrong('DF04.DPK'))).toMatchObject({
      outcome: 'refused',
      at: 'debit',
      statusWord: 0x9302,
      reason: { en: expect.stringContaining('DF04.DPK') },
    });
    expect(spendingState(made.card)).toEqual(before);
  });
  it('of another version', async () => {
    const contents = withMedicalDirectory(debitContents(), (directory) => ({
      ...directory,
      keys: directory.keys.map((key) =>
        key.type === 'DPK' || key.type === 'DTK' ? { ...key, version: 2 } : key,
      ),
    }));
    const { transport } = link(createCard({ contents }));
    const card = await identified(transport);
    expect(await debit(transport, REQUEST, ring, card, options)).toMatchObject({
      outcome: 'refused',
      statusWord: 0x6a88,
    });
    await expect(debit(transport, REQUEST, ring, card, { ...options, keyVersion: 2 })).rejects.toMatchObject({
      code: 'KEY_VERSION_UNKNOWN',
    });
    const second = (name: 'DF04.DPK' | 'DF04.DTK') => ({ ...keyData(name), version: 2 });
    const both = parseKeyRing({ DF04: [second('DF04.DPK'), second('DF04.DTK')] }, 'test');
    expect(await debit(transport, REQUEST, both, card, options)).toMatchObject({
      outcome: 'done',
      tac: 'right',
      receipt: { keyVersion: 2 },
    });
    const one = parseKeyRing({ DF04: [second('DF04.DPK'), keyData('DF04.DTK')] }, 'test');
    expect(await debit(transport, REQUEST, one, card, options)).toMatchObject({ tac: 'not-checked' });
  });
});

describe('before anything is sent', () => {
  it.each([
    ['a request that is none', { terminal: '1' }, ring, PIN, 'DEBIT_INVALID'],
    ['a PIN that is none', {}, ring, '12', 'PIN_LENGTH'],
    ['a ring without DF04.DPK', {}, ringOf('DF04.DTK'), PIN, 'KEY_NAME_UNKNOWN'],
  ])('%s', async (_title, changes, keyRing, pin, code) => {
    const { transport, sent } = link();
    const card = await identified(transport);
    const before = sent.length;
    await expect(debit(transport, { ...REQUEST, ...changes }, keyRing, card, { pin })).rejects.toMatchObject({
      code,
    });
    expect(sent).toHaveLength(before);
  });
});

describe('refusals', () => {
  it('of a wrong PIN cost one try, and no debit is begun', async () => {
    const { transport, sent } = link();
    const card = await identified(transport);
    expect(await debit(transport, REQUEST, ring, card, { pin: '111111' })).toMatchObject({
      outcome: 'refused',
      at: 'pin',
      statusWord: 0x63c5,
      triesLeft: 5,
    });
    expect(await pinStatus(transport)).toMatchObject({ triesLeft: 5 });
    expect(sent.filter((command) => command.startsWith('80'))).toEqual([]);
  });

  it('without a PIN the right must be there', async () => {
    const { transport } = link();
    const card = await identified(transport);
    expect(await debit(transport, REQUEST, ring, card)).toMatchObject({
      at: 'initialise',
      statusWord: 0x6982,
    });
    await debit(transport, REQUEST, ring, card, options);
    expect(await debit(transport, REQUEST, ring, card)).toMatchObject({ outcome: 'done' });
  });

  it('of the amount tell the ceiling, and leave no session behind', async () => {
    const made = medicalLink();
    expect(await pay(made, { account: 60000 })).toMatchObject({
      outcome: 'refused',
      at: 'initialise',
      ceiling: 50000,
      reason: { en: 'amount 600.00 is above the ceiling 500.00 of one debit (9401)' },
    });
    expect(spendingState(made.card).records).toEqual([]);
    expect(await pay(made, { account: 50000 })).toMatchObject({ outcome: 'done' });
  });

  it.each([
    ['900130', 0x6985],
    ['93023030', 0x9402],
  ])('of the control of spending, %s', async (control, statusWord) => {
    expect(await pay(medicalLink(control))).toMatchObject({
      outcome: 'refused',
      at: 'initialise',
      statusWord,
    });
  });

  it('on contactless', async () => {
    expect(await pay(link(freshCard(), 'contactless'))).toMatchObject({
      outcome: 'refused',
      at: 'initialise',
      statusWord: 0x6982,
    });
  });
});

describe('a card that is none', () => {
  const CARD: Readonly<Record<string, string>> = {
    '00A404': '6F1C840F7378312E73682EC9E7BBE1B1A3D5CFA5098801019F0C038601039000',
    '00A402': '9000',
    '00B20104': '0110510100D15600000500000001D24770B49000',
    '00B20304': '0304332E30309000',
    '00B20704': '6A83',
    '0020': '9000',
    '8050': '0000C350000101030102030490 00',
    '8054': 'C8B13B1C5E2FB0B99000',
  };
  const answering = (changes: Readonly<Record<string, string>> = {}): Scripted =>
    scripted({ ...CARD, ...changes });
  const paid = async (transport: Scripted) =>
    debit(transport, REQUEST, ring, await identified(transport), options);

  it('the script itself debits; without a card number to be read, the receipt has none', async () => {
    const { cardNumber: _, ...rest } = RECEIPT;
    expect(await paid(answering())).toEqual({ outcome: 'done', receipt: rest, ceiling: 50000, tac: 'right' });
  });
  it('a wrong MAC2', async () => {
    expect(await paid(answering({ '8054': 'C8B13B1C5E2FB0B89000' }))).toMatchObject({
      outcome: 'card-mac-wrong',
      receipt: { tac: 'C8B13B1C' },
    });
  });
  it('a wrong TAC', async () => {
    expect(await paid(answering({ '8054': 'C8B13B1D5E2FB0B99000' }))).toMatchObject({
      outcome: 'done',
      tac: 'wrong',
    });
  });
  it.each([
    ['INITIALISE too short', { '8050': '0000C3509000' }, 'initialise'],
    ['another key version', { '8050': '0000C350000102030102030490 00' }, 'initialise'],
    ['another algorithm', { '8050': '0000C350000101010102030490 00' }, 'initialise'],
    ['DEBIT too short', { '8054': 'C8B13B1C9000' }, 'debit'],
    ['DEBIT without data', { '8054': '9000' }, 'debit'],
  ])('%s is not understood', async (_title, changes, at) => {
    expect(await paid(answering(changes))).toMatchObject({ outcome: 'not-understood', at });
  });
  it('a ceiling that has become lower since INITIALISE', async () => {
    expect(await paid(answering({ '8054': '9401' }))).toMatchObject({ outcome: 'refused', at: 'debit' });
  });
  it('without DF04', async () => {
    const transport = answering({ '00A4040006D15600000503': '6A82', '00A4000002DF04': '6A82' });
    expect(await paid(transport)).toMatchObject({ outcome: 'refused', at: 'selection', statusWord: 0x6a82 });
  });
  it('that does not tell its ceiling after 9401', async () => {
    const result = await paid(answering({ '8050': '9401' }));
    expect(result).toMatchObject({ outcome: 'refused', at: 'initialise', statusWord: 0x9401 });
    expect(result).not.toHaveProperty('ceiling');
  });
});
