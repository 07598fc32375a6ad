import { readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import { sscard } from '../../support/cli.js';
import { debitContents, PROFILE_IDS, type ProfileId } from '../../support/debit.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';
import { RECEIPT } from '../terminal/debit/receipt-example.js';

const KEYS = 'fixtures/personalisation/gen3-demo.json';
const AMOUNTS = ['--account', '10.00', '--self-pay', '2.50', '--pooled', '0'];
const PAYMENT = [...AMOUNTS, '--terminal', '000000000001'];
const folder = useTemporaryFolder();

function cardOf(profile: ProfileId): string[] {
  writeFileSync(folder.path('card.img'), createCard({ contents: debitContents(profile) }).image());
  return ['-r', `sim:${folder.path('card.img')}`];
}

/** The keys of the demonstration card with these names only. */
function keysNamed(...names: string[]): string {
  const { keys } = JSON.parse(readFileSync(KEYS, 'utf8'));
  const chosen = Object.values(keys as Record<string, { name: string }[]>).flat();
  const path = folder.path('some-keys.json');
  writeFileSync(path, JSON.stringify({ chosen: chosen.filter(({ name }) => names.includes(name)) }));
  return path;
}

let card: string[];
beforeEach(() => {
  card = cardOf('gen3');
});
const debit = (...words: readonly string[]) =>
  sscard(['debit', ...card, '--lang', 'en', ...words, '--keys', KEYS]);

describe.each(PROFILE_IDS)('%s', (profile) => {
  test('a payment, its receipt, and the record of it', async () => {
    card = cardOf(profile);
    const paid = await debit(
      ...PAYMENT,
      '--time',
      '20261122101112',
      '--sequence',
      '7',
      '--receipt',
      folder.path('r.json'),
    );
    expect(paid).toMatchObject({ status: 0, stderr: '' });
    expect(paid.stdout).toMatch(/^paid +12\.50$/m);
    expect(paid.stdout).toMatch(/^ceiling of one debit +500\.00$/m);
    expect(paid.stdout).toMatch(/^debits left +9$/m);
    expect(paid.stdout).toMatch(/^TAC +[0-9A-F]{8} {2}verified$/m);
    expect(JSON.parse(readFileSync(folder.path('r.json'), 'utf8'))).toMatchObject({
      account: 1000,
      selfPay: 250,
      cardSequence: 1,
      terminalSequence: 7,
    });

    expect(await debit('--log')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^1 +2026-11-22 10:11:12 +000000000001 +10\.00 +2\.50 +0\.00 +12\.50$/m),
    });
    expect(await debit('--verify', folder.path('r.json'))).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('verified'),
    });
  });
});

test('as data', async () => {
  const paid = JSON.parse((await debit(...PAYMENT, '--json')).stdout);
  expect(paid).toMatchObject({ outcome: 'done', tac: 'right', ceiling: 50000, debitsLeft: 9 });
  expect(paid.receipt).toMatchObject({ account: 1000, selfPay: 250, pooled: 0 });
  expect(JSON.parse((await debit('--log', '--json')).stdout)).toMatchObject({
    outcome: 'read',
    records: [{ sequence: 1, account: 1000, selfPay: 250, terminal: '000000000001' }],
  });
});

test('in Chinese, and with a trace that shows no PIN', async () => {
  const { stdout, stderr } = await debit(...PAYMENT, '--lang', 'zh', '-v');
  expect(stdout).toMatch(/合计 +12\.50/);
  expect(stderr).toContain('医保消费');
  expect(stderr).not.toContain('246813');
});

test('with the payment key alone, what could not be found out is told', async () => {
  const words = ['debit', ...card, '--lang', 'en', ...PAYMENT, '--keys', keysNamed('DF04.DPK')];
  const { status, stdout } = await sscard(words, { environment: { SSCARD_PIN: '246813' } });
  expect(status).toBe(0);
  expect(stdout).toMatch(/debits left +not read.*DF04\.RK_EF06/);
  expect(stdout).toMatch(/TAC +[0-9A-F]{8} {2}not checked.*DF04\.DTK/);
});

describe('the card refuses', () => {
  test('an amount above the ceiling', async () => {
    expect(await debit('--account', '600.00', '--terminal', '000000000001')).toMatchObject({
      status: 1,
      stdout: 'amount 600.00 is above the ceiling 500.00 of one debit (9401)\n',
    });
  });
  test('when no debits are left', async () => {
    for (let turn = 0; turn < 10; turn++) await debit(...PAYMENT);
    expect(await debit(...PAYMENT)).toMatchObject({ status: 1, stdout: expect.stringContaining('9402') });
  });
  test('a wrong PIN, at the cost of a try', async () => {
    writeFileSync(folder.path('pin'), '111111\n');
    expect(await debit(...PAYMENT, '--pin-file', folder.path('pin'))).toMatchObject({
      status: 1,
      stdout: 'the PIN is wrong; 5 tries left\n',
    });
  });
  test('on contactless', async () => {
    expect(await debit(...PAYMENT, '--interface', 'contactless')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('6982'),
    });
  });
  test('as data', async () => {
    const { status, stdout } = await debit('--account', '600', '--terminal', '000000000001', '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: 'refused',
      at: 'initialise',
      statusWord: '9401',
      ceiling: 50000,
    });
  });
});

describe('wrong usage', () => {
  test.each([
    [['--account', '1.005', '--terminal', '000000000001'], '--account is "1.005"'],
    [['--account', '-1', '--terminal', '000000000001'], '--account is "-1"'],
    [['--account', '42949672.96', '--terminal', '000000000001'], '42949672.95'],
    [['--account', '1', '--terminal', '1'], '12 digits'],
    [['--account', '1', '--terminal', '000000000001', '--time', '20260230101010'], 'YYYYMMDDhhmmss'],
    [['--account', '1'], '--terminal'],
    [[], 'nothing to pay'],
    [['--log', '--account', '1'], 'together'],
    [['--log', '--verify', 'x'], 'together'],
    [['--verify', 'x', '--receipt', 'y'], 'together'],
  ])('%j', async (words, message) => {
    const before = readFileSync(folder.path('card.img'));
    expect(await debit(...words)).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining(message),
    });
    expect(readFileSync(folder.path('card.img'))).toEqual(before);
  });

  test('without keys, or without the one that pays', async () => {
    expect(await sscard(['debit', ...card, ...PAYMENT])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--keys FILE'),
    });
    const environment = { SSCARD_PIN: '246813' };
    const withoutKey = ['debit', ...card, ...PAYMENT, '--keys', keysNamed('DF04.DTK')];
    expect(await sscard(withoutKey, { environment })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('DF04.DPK'),
    });
  });
});

describe('the receipt', () => {
  test('never replaces a file: nothing is paid then', async () => {
    writeFileSync(folder.path('r.json'), 'mine');
    expect(await debit(...PAYMENT, '--receipt', folder.path('r.json'))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('is there already'),
    });
    expect(readFileSync(folder.path('r.json'), 'utf8')).toBe('mine');
    expect((await debit('--log')).stdout).toBe('no debits are recorded\n');
  });
  test('needs a folder: nothing is paid without', async () => {
    expect(await debit(...PAYMENT, '--receipt', folder.path('none', 'r.json'))).toMatchObject({
      status: 4,
      stderr: expect.stringContaining('nothing was paid'),
    });
    expect((await debit('--log')).stdout).toBe('no debits are recorded\n');
  });
  test('is told all the same when it cannot be written in the end', async () => {
    // A name of 250 bytes is free, but leaves no room for the file that takes it.
    const { status, stdout, stderr } = await debit(...PAYMENT, '--receipt', folder.path('r'.repeat(250)));
    expect(status).toBe(4);
    expect(stderr).toContain('cannot be written');
    expect(stdout).toMatch(/^TAC +[0-9A-F]{8} {2}verified$/m);
  });
});

describe('--verify', () => {
  const written = (value: unknown): string => {
    writeFileSync(folder.path('receipt.json'), typeof value === 'string' ? value : JSON.stringify(value));
    return folder.path('receipt.json');
  };
  const verify = (path: string, ...words: readonly string[]) =>
    sscard(['debit', '--lang', 'en', '--verify', path, '--keys', KEYS, ...words]);

  test('right: 0', async () => {
    const { status, stdout } = await verify(written(RECEIPT));
    expect(status).toBe(0);
    expect(stdout).toMatch(/C8B13B1C {2}verified/);
    expect(JSON.parse((await verify(written(RECEIPT), '--json')).stdout)).toEqual({
      outcome: 'right',
      receipt: RECEIPT,
    });
  });
  test('wrong: 1', async () => {
    const { status, stdout } = await verify(written({ ...RECEIPT, account: 1001 }));
    expect(status).toBe(1);
    expect(stdout).toMatch(/C8B13B1C {2}wrong/);
  });
  test.each([
    ['another field', { ...RECEIPT, more: 1 }],
    ['a field missing', { ...RECEIPT, tac: undefined }],
    ['another version', { ...RECEIPT, version: 2 }],
    ['cut short', JSON.stringify(RECEIPT).slice(0, -10)],
    ['empty', ''],
  ])('damaged: 4, %s', async (_title, value) => {
    const { status, stdout, stderr } = await verify(written(value));
    expect({ status, stdout }).toEqual({ status: 4, stdout: '' });
    expect(stderr).toContain('receipt.json');
  });
  test('missing: 4', async () => {
    expect(await verify(folder.path('none.json'))).toMatchObject({ status: 4 });
  });
});

describe('--log', () => {
  test('by the PIN, or by the key without one', async () => {
    const environment = { SSCARD_PIN: '246813' };
    expect(await sscard(['debit', ...card, '--log', '--lang', 'en'], { environment })).toMatchObject({
      status: 0,
      stdout: 'no debits are recorded\n',
    });
    expect(await sscard(['debit', ...card, '--log', '--keys', keysNamed('DF04.RK')])).toMatchObject({
      status: 0,
    });
  });
  test('by nothing is wrong usage; by a wrong PIN a refusal', async () => {
    expect(await sscard(['debit', ...card, '--log'])).toMatchObject({ status: 2 });
    const environment = { SSCARD_PIN: '111111' };
    expect(await sscard(['debit', ...card, '--log'], { environment })).toMatchObject({ status: 1 });
  });
});
