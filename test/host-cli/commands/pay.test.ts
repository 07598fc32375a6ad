import { readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { sscard } from '../../support/cli.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';
import { served, TOKEN } from '../issuer/served.js';
import { BANK_PIN, bankCard } from '../terminal/payment/bank-terminal.js';

const BANK = 'fixtures/personalisation/gen3-demo.json';
const folder = useTemporaryFolder();
const environment = { SSCARD_BANK_PIN: BANK_PIN };

beforeEach(() => {
  writeFileSync(folder.path('card.img'), bankCard().image());
});

/** A PIN by itself, or in its block; not where its digits happen to stand in a cryptogram. */
const told = (pin: string) => new RegExp(`(?<![0-9A-F])${pin}(?![0-9A-F])|[02]6${pin}F`);

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
  expect(stderr + stdout).not.toMatch(told(BANK_PIN));
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

describe('a new PIN', () => {
  const NEW_PIN = '975318';
  const insert = ['--amount', '10', '--interface', 'contact', '--no-electronic-cash', '--issuer', BANK];
  const withPin = (pin: string, ...words: readonly string[]) =>
    sscard(['pay', '-r', `sim:${folder.path('card.img')}`, '--lang', 'en', ...words], {
      environment: { SSCARD_BANK_PIN: pin },
    });

  test('the current one first; neither stands in what is told or traced', async () => {
    writeFileSync(folder.path('pins'), `${BANK_PIN}\n${NEW_PIN}\n`);
    const change = ['--change-pin', '--issuer', BANK, '--pin-file', folder.path('pins')];
    const changed = await withPin('', ...change, '-v');
    expect(changed).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^transaction +PIN change, contact$/m),
      stderr: expect.stringContaining('PIN CHANGE/UNBLOCK: 9000'),
    });
    for (const secret of [NEW_PIN, BANK_PIN])
      expect(changed.stdout + changed.stderr).not.toMatch(told(secret));
    expect(await withPin(BANK_PIN, ...insert)).toMatchObject({ status: 1 });
    expect(await withPin(NEW_PIN, ...insert)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^holder verified by +PIN, by the card$/m),
    });
  });

  test('a forgotten one is replaced, at a served issuer that shares a token', async () => {
    writeFileSync(folder.path('new'), NEW_PIN);
    const { endpoint } = await served({ token: TOKEN });
    const place = `tcp:${endpoint.host}:${endpoint.port}`;
    const replace = ['--replace-pin', '--new-pin-file', folder.path('new'), '--issuer', place];
    const image = ['pay', '-r', `sim:${folder.path('card.img')}`, '--lang', 'en'];
    const environment = { SSCARD_TOKEN: 'a shared secret of the two' };
    expect(await sscard([...image, ...replace], { environment })).toMatchObject({ status: 0, stderr: '' });
    expect(await withPin(NEW_PIN, ...insert)).toMatchObject({ status: 0 });
  });

  test('goes to no issuer over TCP without a token', async () => {
    writeFileSync(folder.path('new'), NEW_PIN);
    const { endpoint } = await served();
    const place = `tcp:${endpoint.host}:${endpoint.port}`;
    const result = await pay('--replace-pin', '--new-pin-file', folder.path('new'), '--issuer', place);
    expect(result).toMatchObject({ status: 2, stderr: expect.stringContaining('token') });
  });

  test('without a source', async () => {
    const image = ['pay', '-r', `sim:${folder.path('card.img')}`, '--issuer', BANK];
    expect((await sscard([...image, '--change-pin'])).stderr).toMatch(/no current PIN was given/);
    expect((await sscard([...image, '--replace-pin'])).stderr).toMatch(
      /no new PIN was given.*SSCARD_NEW_BANK_PIN/,
    );
  });
});

test('debit/credit over contactless: TVR and TSI, and the balance stays', async () => {
  const { status, stdout } = await pay(
    '--amount',
    '20',
    '--contactless-debit-credit',
    '--issuer',
    BANK,
    '--json',
  );
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    cardInterface: 'contactless',
    path: 'debit-credit',
    code: 'APPROVED_ONLINE',
    receipt: { tvr: '0008000000', tsi: 'F800' },
  });
  expect((await pay('--balance')).stdout).toMatch(/^electronic cash +200\.00$/m);
});

test('the choice of payments that go online: the same for the same seed', async () => {
  const chosen = async (seed: string) => {
    const share = ['--random-online', '50', '--seed', seed];
    const contact = ['--interface', 'contact', '--no-electronic-cash', '--issuer', BANK];
    const { stdout } = await pay('--amount', '1', ...contact, ...share, '--json');
    return JSON.parse(stdout).receipt.tvr.at(6) === '1';
  };
  const [online, alone] = ['a', 'c'];
  expect([await chosen(online), await chosen(online), await chosen(alone), await chosen(alone)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('the unpredictable number as it is given', async () => {
  const { stdout } = await pay('--amount', '1', '--unpredictable-number', '11223344', '--json');
  expect(JSON.parse(stdout).receipt.unpredictableNumber).toBe('11223344');
});

test('who would have to be asked is told how', async () => {
  expect((await pay('--amount', '1', '--online')).stdout).toMatch(/^next: give --issuer FILE/m);
  expect((await pay('--amount', '1', '--online', '--issuer', BANK)).stdout).not.toContain('next:');
});

test('a card image given for keys is not repeated', async () => {
  const { status, stderr } = await pay('--amount', '1', '--ca', folder.path('card.img'));
  expect(status).toBe(4);
  expect(stderr.length).toBeLessThan(folder.path('card.img').length + 200);
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
