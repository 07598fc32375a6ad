import { readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { sscard } from '../../support/cli.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';
import { BANK_PIN, bankCard } from '../terminal/payment/bank-terminal.js';

const BANK = 'fixtures/personalisation/gen3-demo.json';
const folder = useTemporaryFolder();
const environment = { SSCARD_BANK_PIN: BANK_PIN };

beforeEach(() => {
  writeFileSync(folder.path('card.img'), bankCard().image());
});

const pay = (...words: readonly string[]) =>
  sscard(['pay', '-r', `sim:${folder.path('card.img')}`, '--lang', 'en', ...words], { environment });

describe.each(['sm', 'international'])('%s', (algorithm) => {
  const set = ['--algorithm', algorithm];

  test('tap, load, insert, look', async () => {
    expect(await pay('--amount', '12.34', ...set)).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringMatching(/^approved offline$/m),
    });
    const loaded = await pay('--load', '50', '--issuer', BANK, ...set);
    expect(loaded.stdout).toMatch(/^electronic cash left +237\.66$/m);
    const inserted = await pay('--amount', '10', '--interface', 'contact', ...set);
    expect(inserted).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^electronic cash left +227\.66$/m),
    });
    expect((await pay('--balance')).stdout).toMatch(/^electronic cash +227\.66$/m);
    const { stdout } = await pay('--log', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      payments: [{ amount: 1000 }, { amount: 5000, transactionType: 0x60 }, { amount: 1234 }],
      loads: [{ before: 18766, after: 23766 }],
    });
  });
});

test('a card without bank application, and one that declines: exit code 1', async () => {
  expect(await pay('--amount', '500', '--offline-only')).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/^declined by the card/m),
  });
  expect(await pay('--amount', '5', '--aid', 'A000000003')).toMatchObject({ status: 1 });
});

test('--json: the whole result, with steps and timeline', async () => {
  const { stdout, status } = await pay('--amount', '12.34', '--json', '--date', '2026-11-23T10:11:12');
  expect(status).toBe(0);
  const result = JSON.parse(stdout);
  expect(result).toMatchObject({
    outcome: 'approved',
    path: 'fast-payment',
    receipt: { dateTime: '20261123101112', cardNumber: '623100*********0013' },
    timeline: {
      commands: 7,
      exchanges: [{ command: 'SELECT PPSE' }, { command: 'SELECT AID' }, {}, {}, {}, {}, {}],
    },
  });
  expect(result.steps.map(({ step }: { step: string }) => step)).toContain('offline-authentication');
  expect(stdout).toContain('"tag": "9F66"');
});

test('-v tells every step bit by bit, and no PIN', async () => {
  const { stderr, stdout } = await pay('--load', '50', '--issuer', BANK, '-v');
  for (const text of [
    '== terminal action analysis',
    'transaction status information (TSI)',
    'CVR byte 2',
    'PUT DATA: 9000',
  ]) {
    expect(stderr).toContain(text);
  }
  expect(stderr + stdout).not.toContain(BANK_PIN);
});

test('--timeline and --receipt', async () => {
  const { stdout } = await pay('--amount', '1', '--timeline', '--receipt', folder.path('receipt.json'));
  expect(stdout).toMatch(/^GET PROCESSING OPTIONS +\d+ +\d+ /m);
  expect(JSON.parse(readFileSync(folder.path('receipt.json'), 'utf8'))).toMatchObject({
    receipt: 'payment',
    amount: 100,
    outcome: 'approved',
  });
});

test('the PIN: used up, given back', async () => {
  const contact = ['--amount', '10', '--interface', 'contact', '--no-electronic-cash', '--issuer', BANK];
  const wrong = { environment: { SSCARD_BANK_PIN: '000000' } };
  const image = ['-r', `sim:${folder.path('card.img')}`, '--lang', 'en'];
  for (let tries = 0; tries < 3; tries++)
    expect((await sscard(['pay', ...image, ...contact], wrong)).status).toBe(1);
  expect((await pay('--balance')).stdout).toMatch(/^PIN tries left +0$/m);
  expect(await pay('--unblock-pin', '--issuer', BANK)).toMatchObject({ status: 0 });
  expect((await pay('--balance')).stdout).toMatch(/^PIN tries left +3$/m);
});

test.each([
  [['--amount', '1', '--load', '1'], /cannot be used together/],
  [[], /say what to do/],
  [['--load', '1'], /--issuer/],
  [['--load', '1', '--issuer', BANK, '--interface', 'contactless'], /contacts/],
  [['--balance', '--log'], /cannot be used together/],
  [['--balance', '--amount', '1'], /pay nothing/],
  [['--amount', '1', '--online', '--offline-only'], /contradict/],
])('%j', async (words, message) => {
  const { status, stderr } = await pay(...words);
  expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
});

test('an issuer that is not there: exit code 3 before the card is asked', async () => {
  expect(await pay('--amount', '1', '--issuer', 'tcp:127.0.0.1:1')).toMatchObject({ status: 3 });
});
