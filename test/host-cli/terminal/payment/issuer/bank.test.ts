import { describe, expect, test } from 'vitest';
import { isApproval } from '../../../../../host-cli/terminal/payment/issuer/issuer-host.js';
import { bytes, hex } from '../../../../support/hex.js';
import { BANK_PIN, newBank } from '../bank-terminal.js';
import { authorisation } from './authorisation.js';

test('a good cryptogram is approved, with an ARPC and an authorisation code', async () => {
  const response = await newBank().authorise({ service: 'purchase', objects: authorisation() });
  expect(response).toMatchObject({ responseCode: '00', authorisationCode: '000001', scripts: [] });
  expect(response.authenticationData).toHaveLength(10);
  expect(isApproval(response)).toBe(true);
});

test.each([
  ['another amount', 0x9f02, '000000009999'],
  ['another date', 0x9a, '261124'],
  ['another ATC', 0x9f36, '0009'],
  ['another cryptogram', 0x9f26, '0000000000000000'],
  ['another unpredictable number', 0x9f37, '00000000'],
])('%s: declined without ARPC', async (_name, tag, value) => {
  const objects = authorisation().set(tag, bytes(value));
  const response = await newBank().authorise({ service: 'purchase', objects });
  expect(response).toMatchObject({ responseCode: '05', scripts: [] });
  expect(response.authenticationData).toBeUndefined();
  expect(await newBank().verifies(objects)).toBe(false);
});

test('data that are no transaction', async () => {
  for (const tag of [0x9f10, 0x57, 0x9f36, 0x9f26, 0x9f02]) {
    const objects = authorisation();
    objects.delete(tag);
    if (tag === 0x57) objects.delete(0x5a);
    const response = await newBank().authorise({ service: 'purchase', objects });
    expect(response.responseCode).toBe('05');
  }
});

test('an ATC is taken once, until the bank closes', async () => {
  const bank = newBank();
  const request = { service: 'purchase', objects: authorisation() } as const;
  expect((await bank.authorise(request)).responseCode).toBe('00');
  expect((await bank.authorise(request)).reason.en).toContain('ATC');
  await bank.close();
  expect((await bank.authorise(request)).responseCode).toBe('00');
});

test('the TVR', async () => {
  for (const [tvr, code] of [
    ['0040000000', '54'],
    ['0800000000', '05'],
    ['1000000000', '62'],
    ['0000200000', '75'],
    ['0000800000', '55'],
  ] as const) {
    const objects = authorisation({ tvr });
    expect((await newBank().authorise({ service: 'purchase', objects })).responseCode).toBe(code);
  }
  const objects = authorisation({ tvr: '0000200000' });
  expect(await newBank().authorise({ service: 'unblock-pin', objects })).toMatchObject({
    responseCode: '00',
  });
});

test('the PIN', async () => {
  const ask = (pin: string) => newBank().authorise({ service: 'purchase', objects: authorisation(), pin });
  expect((await ask(BANK_PIN)).responseCode).toBe('00');
  expect((await ask('000000')).responseCode).toBe('55');
  expect(JSON.stringify(newBank())).not.toContain(BANK_PIN);
});

describe('a new PIN', () => {
  const NEW = '975318';
  /** CVR: the card has compared a PIN, and it was right. */
  const VERIFIED = '03A40000';

  test('for a holder whose PIN the card has verified, in a script with the current one', async () => {
    const bank = newBank();
    const objects = authorisation({ results: VERIFIED });
    const response = await bank.authorise({ service: 'change-pin', objects, pin: BANK_PIN, newPin: NEW });
    expect(response).toMatchObject({ responseCode: '00' });
    expect(hex(response.scripts[0]!)).toContain('8424000114');
    expect(JSON.stringify(response)).not.toMatch(new RegExp(`${NEW}|${BANK_PIN}`));
  });

  test.each([
    ['the card has compared none', '03A00000', BANK_PIN],
    ['the card says that it was wrong', '03A60000', BANK_PIN],
    ['the current one is not told', VERIFIED, undefined],
    ['what is told is none', VERIFIED, '12'],
  ])('not where %s', async (_name, results, pin) => {
    const objects = authorisation({ results });
    const request = { service: 'change-pin', objects, newPin: NEW, ...(pin && { pin }) } as const;
    expect(await newBank().authorise(request)).toMatchObject({ responseCode: '55', scripts: [] });
  });

  test('for a holder who has forgotten it, also with no try left', async () => {
    const objects = authorisation({ tvr: '0000A00000' });
    const response = await newBank().authorise({ service: 'replace-pin', objects, newPin: NEW });
    expect(response).toMatchObject({ responseCode: '00' });
    expect(hex(response.scripts[0]!)).toContain('8424000214');
    const known = { service: 'change-pin', objects, pin: BANK_PIN, newPin: NEW } as const;
    expect((await newBank().authorise(known)).responseCode).toBe('75');
  });

  test.each(['change-pin', 'replace-pin'] as const)('%s without a new one', async (service) => {
    const objects = authorisation({ results: VERIFIED });
    for (const newPin of [undefined, '123', '1234567890123']) {
      const request = { service, objects, pin: BANK_PIN, ...(newPin && { newPin }) };
      expect(await newBank().authorise(request)).toMatchObject({ responseCode: '05', scripts: [] });
    }
  });

  test('counts online from then on, until the card says that its script failed', async () => {
    const bank = newBank();
    const online = async (atc: string, pin: string, results?: string) => {
      const objects = authorisation({ atc, ...(results && { results }) });
      return (await bank.authorise({ service: 'purchase', objects, pin })).responseCode;
    };
    expect(await online('0001', BANK_PIN)).toBe('00');
    await bank.authorise({ service: 'replace-pin', objects: authorisation({ atc: '0002' }), newPin: NEW });
    expect([await online('0003', BANK_PIN), await online('0004', NEW)]).toEqual(['55', '00']);
    expect(await online('0005', BANK_PIN, '03A00008')).toBe('00');
  });

  test('does not change with a purchase', async () => {
    const bank = newBank();
    await bank.authorise({ service: 'purchase', objects: authorisation(), newPin: NEW });
    const objects = authorisation({ atc: '0002' });
    expect((await bank.authorise({ service: 'purchase', objects, pin: BANK_PIN })).responseCode).toBe('00');
  });
});

test('a load: the new balance by script, not above 9F77', async () => {
  const objects = authorisation();
  const load = await newBank().authorise({ service: 'load', objects });
  // 187.66 in 9F10 and 12.34 to be loaded.
  expect(load.scripts).toHaveLength(1);
  expect(Buffer.from(load.scripts[0]!).toString('hex')).toContain('04da9f790a000000020000');
  const limited = authorisation().set(0x9f77, bytes('000000019999'));
  expect(await newBank().authorise({ service: 'load', objects: limited })).toMatchObject({
    responseCode: '61',
  });
});
