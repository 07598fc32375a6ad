import type { Bilingual } from '../../../../apdu/codec/bilingual.js';
import { type AuthorisationResponse, bringsNewPin } from '../issuer/issuer-host.js';
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
  const { issuer, newPin } = input;
  const request = {
    service,
    objects: authorisationObjects(data),
    ...(pin !== undefined && { pin }),
    ...(bringsNewPin(service) && newPin !== undefined && { newPin }),
  };
  const why = ({ message }: PaymentError): void => {
    payment.unreachable = { en: message, zh: message };
  };
  payment.unreachable = NO_ISSUER;
  const response = issuer && (await unlessUnreachable(() => issuer.authorise(request), why));
  if (response === undefined) {
    const { en, zh } = payment.unreachable;
    recorder.record('online', note(`the issuer cannot be reached: ${en}`, `不能联机：${zh}`));
    return undefined;
  }
  payment.unreachable = undefined;
  payment.online = true;
  payment.responseCode = response.responseCode;
  payment.authorisationCode = response.authorisationCode;
  data.set(0x8a, new TextEncoder().encode(response.responseCode));
  if (response.authenticationData) data.set(0x91, response.authenticationData);
  const { en, zh } = issuerReason(response);
  const count = response.scripts.length;
  recorder.record(
    'online',
    note(`issuer: ${en}`, `发卡行：${zh}`),
    response.authenticationData ? note('with an ARPC', '含 ARPC') : note('without ARPC', '无 ARPC'),
    ...(count > 0 ? [note(`${count} script templates`, `${count} 个脚本模板`)] : []),
  );
  return response;
}

const NO_ISSUER: Bilingual = { en: 'this terminal has none', zh: '终端未设发卡行' };

/** Why the issuer declined, as it says. */
export function issuerReason({ responseCode, reason }: AuthorisationResponse): Bilingual {
  return { en: `${responseCode} ${reason.en}`, zh: `${responseCode} ${reason.zh}` };
}

/** Undefined when the way to the issuer fails. @param tell gets why */
export async function unlessUnreachable<Value>(
  ask: () => Promise<Value>,
  tell?: (error: PaymentError) => void,
): Promise<Value | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof PaymentError) || error.code !== 'ISSUER_LINK_FAILED') throw error;
    tell?.(error);
    return undefined;
  }
}
