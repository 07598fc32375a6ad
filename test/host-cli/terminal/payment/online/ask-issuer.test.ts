import { expect, test } from 'vitest';
import type {
  AuthorisationRequest,
  IssuerHost,
} from '../../../../../host-cli/terminal/payment/issuer/issuer-host.js';
import { RunningPayment } from '../../../../../host-cli/terminal/payment/kernel/running-payment.js';
import { askIssuer, unlessUnreachable } from '../../../../../host-cli/terminal/payment/online/ask-issuer.js';
import { PaymentError } from '../../../../../host-cli/terminal/payment/payment-error.js';
import { bytes, hex } from '../../../../support/hex.js';
import { scripted } from '../../link.js';
import { input } from '../bank-terminal.js';

const unreachable = new PaymentError('ISSUER_LINK_FAILED', 'nobody there');

function host(authorise: IssuerHost['authorise']): IssuerHost {
  return { takesPin: true, authorise, verifies: async () => true, close: async () => undefined };
}

test('the answer goes into the data of the transaction', async () => {
  const asked: AuthorisationRequest[] = [];
  const issuer = host(async (request) => {
    asked.push(request);
    const authenticationData = bytes('00112233445566773030');
    const reason = { en: 'approved', zh: '批准' };
    return { responseCode: '00', reason, authenticationData, scripts: [], authorisationCode: '000007' };
  });
  const payment = new RunningPayment(input(scripted({}), { issuer }), false);
  await askIssuer(payment, '123456');
  expect(asked[0]).toMatchObject({ service: 'purchase', pin: '123456' });
  expect(payment).toMatchObject({ online: true, responseCode: '00', authorisationCode: '000007' });
  expect([hex(payment.data.get(0x8a)!), hex(payment.data.get(0x91)!)]).toEqual([
    '3030',
    '00112233445566773030',
  ]);
  expect(JSON.stringify(payment.recorder.steps)).not.toContain('123456');
});

test('nobody there, or nobody known', async () => {
  const issuer = host(() => Promise.reject(unreachable));
  for (const changes of [{ issuer }, {}]) {
    const payment = new RunningPayment(input(scripted({}), changes), false);
    expect(await askIssuer(payment, undefined)).toBeUndefined();
    expect(payment.online).toBe(false);
    const why = changes.issuer ? 'nobody there' : 'this terminal has none';
    expect(payment.unreachable?.en).toBe(why);
    expect(JSON.stringify(payment.recorder.steps)).toContain(why);
  }
});

test('a new PIN goes along with the services that bring one, and with no other', async () => {
  const asked: AuthorisationRequest[] = [];
  const issuer = host(async (request) => {
    asked.push(request);
    return { responseCode: '00', reason: { en: '', zh: '' }, scripts: [] };
  });
  for (const service of ['change-pin', 'replace-pin', 'load'] as const) {
    const changes = { issuer, service, newPin: '975318' };
    await askIssuer(new RunningPayment(input(scripted({}), changes), false), undefined);
  }
  expect(asked.map(({ newPin }) => newPin)).toEqual(['975318', '975318', undefined]);
});

test('another error is one', async () => {
  await expect(unlessUnreachable(() => Promise.reject(new TypeError('a fault')))).rejects.toThrow(TypeError);
  expect(await unlessUnreachable(async () => 7)).toBe(7);
});
