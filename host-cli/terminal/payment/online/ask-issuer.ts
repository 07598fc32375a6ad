import type { AuthorisationResponse } from '../issuer/issuer-host.js';
import type { RunningPayment } from '../kernel/running-payment.js';
import { PaymentError } from '../payment-error.js';
import { note } from '../results/step-recorder.js';
import { authorisationObjects } from './authorisation-objects.js';

/**
 * Asks the issuer and writes its answer into the data of the transaction; undefined when it cannot be reached.
 * EMV 4.3 Book 3, 10.9.
 */
export async function askIssuer(
  payment: RunningPayment,
  pin: string | undefined,
): Promise<AuthorisationResponse | undefined> {
  const { data, input, recorder, service } = payment;
  const { issuer } = input;
  const request = { service, objects: authorisationObjects(data), ...(pin !== undefined && { pin }) };
  const response = issuer && (await unlessUnreachable(() => issuer.authorise(request)));
  if (response === undefined) {
    recorder.record('online', note('the issuer cannot be reached', '不能联机'));
    return undefined;
  }
  payment.online = true;
  payment.responseCode = response.responseCode;
  payment.authorisationCode = response.authorisationCode;
  data.set(0x8a, new TextEncoder().encode(response.responseCode));
  if (response.authenticationData) data.set(0x91, response.authenticationData);
  const { reason, responseCode } = response;
  const count = response.scripts.length;
  recorder.record(
    'online',
    note(`issuer: ${responseCode} ${reason.en}`, `发卡行：${responseCode} ${reason.zh}`),
    response.authenticationData ? note('with an ARPC', '含 ARPC') : note('without ARPC', '无 ARPC'),
    ...(count > 0 ? [note(`${count} script templates`, `${count} 个脚本模板`)] : []),
  );
  return response;
}

/** Undefined when the way to the issuer fails. */
export async function unlessUnreachable<Value>(ask: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof PaymentError && error.code === 'ISSUER_LINK_FAILED') return undefined;
    throw error;
  }
}
