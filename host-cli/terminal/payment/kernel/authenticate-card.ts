import { hasBits } from '../../../../apdu/payment/bit-field.js';
import { AIP } from '../../../../apdu/payment/card-bits-table.js';
import type { PaymentPublicKey } from '../../../../crypto/index.js';
import { authenticateDynamic } from '../offline/dynamic-authentication.js';
import { type AuthenticationInput, type Checked, cardKey } from '../offline/recover-keys.js';
import { authenticateStatic } from '../offline/static-authentication.js';
import type { ApplicationRecords } from '../records/read-records.js';
import { note } from '../results/step-recorder.js';
import type { RunningPayment } from './running-payment.js';

/** What offline data authentication has given. */
export interface CardAuthentication {
  readonly method: 'CDA' | 'DDA' | 'SDA' | 'none';
  /** CDA: the key that will verify what the card signs with its cryptogram. */
  readonly combinedKey?: PaymentPublicKey;
}

/**
 * Offline data authentication over contacts: CDA, else DDA, else SDA, as the AIP offers them. Sets the bits of the first
 * byte of the TVR. EMV 4.3 Book 3, 10.3.
 */
export async function authenticateCard(
  payment: RunningPayment,
  records: ApplicationRecords,
): Promise<CardAuthentication> {
  const { data, results, status, input: paymentInput, card, application } = payment;
  const profile = data.ofCard(0x82)!;
  const input: AuthenticationInput = {
    data,
    records,
    aid: application!.fci.name,
    caKeys: paymentInput.caKeys,
    today: payment.today,
  };
  if (hasBits(profile, AIP.fields.CDA)) {
    const key = cardKey(input);
    tell(payment, 'CDA', key);
    if (key.ok) {
      status.set('AUTHENTICATION_PERFORMED');
      return { method: 'CDA', combinedKey: key.value };
    }
    fail(payment, key, 'CDA_FAILED');
    return { method: 'CDA' };
  }
  if (hasBits(profile, AIP.fields.DDA)) {
    const number = await authenticateDynamic(input, card, paymentInput.configuration.defaultDdol);
    tell(payment, 'DDA', number);
    if (!number.ok) fail(payment, number, 'DDA_FAILED');
    else {
      status.set('AUTHENTICATION_PERFORMED');
      data.takeFromCard(0x9f4c, number.value);
    }
    return { method: 'DDA' };
  }
  if (hasBits(profile, AIP.fields.SDA)) {
    results.set('SDA_SELECTED');
    const code = authenticateStatic(input);
    tell(payment, 'SDA', code);
    if (!code.ok) fail(payment, code, 'SDA_FAILED');
    else {
      status.set('AUTHENTICATION_PERFORMED');
      data.takeFromCard(0x9f45, code.value);
    }
    return { method: 'SDA' };
  }
  results.set('AUTHENTICATION_NOT_PERFORMED');
  payment.recorder.record('offline-authentication', note('not performed', '未进行'));
  return { method: 'none' };
}

function fail(
  { results, status }: RunningPayment,
  checked: Checked<unknown>,
  bit: 'CDA_FAILED' | 'DDA_FAILED' | 'SDA_FAILED',
): void {
  status.set('AUTHENTICATION_PERFORMED');
  results.set(bit);
  if (!checked.ok && checked.dataMissing) results.set('CARD_DATA_MISSING');
}

/** Of CDA only the keys are known by now. */
export function tell(
  { recorder, input, data, application }: RunningPayment,
  method: string,
  checked: Checked<unknown>,
): void {
  const index = data.ofCard(0x8f)?.[0];
  const ca = index === undefined ? undefined : input.caKeys.find(application!.fci.name, index);
  const form = ca && `${ca.key.algorithm}${ca.test ? ', TEST KEY' : ''}`;
  const shown = index?.toString(16).toUpperCase().padStart(2, '0');
  recorder.record(
    'offline-authentication',
    ...(form === undefined ? [] : [note(`CA public key ${shown} (${form})`, `CA 公钥 ${shown}（${form}）`)]),
    checked.ok
      ? note(
          method === 'CDA' ? 'CDA: keys recovered' : `${method}: good`,
          method === 'CDA' ? 'CDA：公钥已恢复' : `${method} 成功`,
        )
      : note(`${method}: ${checked.problem.en}`, `${method}：${checked.problem.zh}`),
  );
}
