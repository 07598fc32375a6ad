import type { Bilingual } from '../../../../apdu/codec/bilingual.js';
import { SW } from '../../../../apdu/codec/status-word.js';
import { hasBits } from '../../../../apdu/payment/bit-field.js';
import { AIP } from '../../../../apdu/payment/card-bits-table.js';
import type { PaymentPublicKey } from '../../../../crypto/index.js';
import { hexOfStatus } from '../../refusal.js';
import { meetsDefault } from '../action/action-analysis.js';
import { type AuthorisationResponse, isApproval } from '../issuer/issuer-host.js';
import { askIssuer, issuerReason } from '../online/ask-issuer.js';
import { runScripts, SCRIPT_TEMPLATE, type ScriptRun } from '../online/run-scripts.js';
import type { CryptogramKind } from '../payment-card.js';
import { cardReason } from '../results/card-reason.js';
import type { PaymentReasonCode } from '../results/reasons-table.js';
import { note } from '../results/step-recorder.js';
import { readAmount } from '../risk/terminal-risk-management.js';
import type { HolderVerification } from '../verification/verify-holder.js';
import { type Cryptogram, generateCryptogram } from './generate-cryptogram.js';
import type { Ending, RunningPayment } from './running-payment.js';

export interface Completion {
  readonly first: Cryptogram;
  /** What the terminal asked for. */
  readonly asked: CryptogramKind;
  readonly holder: HolderVerification;
  readonly combinedKey: PaymentPublicKey | undefined;
  readonly pdolValues: Uint8Array;
}

const approved = (code: PaymentReasonCode): Ending => ({ outcome: 'approved', code });
const declined = (code: PaymentReasonCode, detail?: Bilingual): Ending => ({
  outcome: 'declined',
  code,
  detail,
});

/** What follows the first cryptogram. EMV 4.3 Book 3, 10.8 to 10.11. */
export async function completeTransaction(payment: RunningPayment, completion: Completion): Promise<Ending> {
  const { first, asked } = completion;
  if (first.combined !== undefined && !first.combined.ok) return refuseSignature(payment, completion);
  if (payment.service === 'unblock-application' && first.kind === 'AAC') return mend(payment, completion);
  if (first.kind === 'AAC') {
    return asked === 'AAC'
      ? declined(reasonOf(payment))
      : declined('DECLINED_BY_CARD', cardReason(payment.data));
  }
  if (first.kind === 'TC') {
    await readBalance(payment);
    return approved('APPROVED_OFFLINE');
  }
  return finishOnline(payment, completion);
}

/** The card waits for a second GENERATE AC after an ARQC; it is told that the transaction is off. EMV 4.3 Book 2, 6.6.2. */
async function refuseSignature(payment: RunningPayment, { first, pdolValues }: Completion): Promise<Ending> {
  payment.results.set('CDA_FAILED');
  if (first.kind === 'ARQC') {
    payment.data.set(0x8a, RESPONSE.DECLINED_OFFLINE);
    await generateCryptogram(payment, { kind: 'AAC', pdolValues, cdol1Values: first.values });
  }
  const problem = first.combined?.ok === false ? first.combined.problem : undefined;
  return declined('COMBINED_AUTHENTICATION_FAILED', problem);
}

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Of the terminal's own. EMV 4.3 Book 4, annex A6. */
const RESPONSE = {
  DECLINED_OFFLINE: ascii('Z1'),
  UNABLE_APPROVED: ascii('Y3'),
  UNABLE_DECLINED: ascii('Z3'),
} as const;

/** A PIN that the card has compared stays here, unless the issuer needs it to make another one. */
function pinForIssuer({ service }: RunningPayment, { method, pin }: HolderVerification): string | undefined {
  return method === 'online-pin' || service === 'change-pin' ? pin : undefined;
}

async function finishOnline(payment: RunningPayment, completion: Completion): Promise<Ending> {
  const { card, results, service } = payment;
  const response = await askIssuer(payment, pinForIssuer(payment, completion.holder));
  if (response === undefined) return finishUnable(payment, completion);
  await authenticateIssuer(payment, response);
  const before = await runScripts(card, response.scripts, SCRIPT_TEMPLATE.BEFORE);
  noteScripts(payment, before, 'SCRIPT_FAILED_BEFORE');
  const approves = isApproval(response);
  const second = await secondCryptogram(payment, completion, approves ? 'TC' : 'AAC');
  const after = await runScripts(card, response.scripts, SCRIPT_TEMPLATE.AFTER);
  noteScripts(payment, after, 'SCRIPT_FAILED_AFTER');
  await readBalance(payment);
  if (second.combined !== undefined && !second.combined.ok) {
    results.set('CDA_FAILED');
    return declined('COMBINED_AUTHENTICATION_FAILED', second.combined.problem);
  }
  if (!approves) return declined('DECLINED_BY_ISSUER', issuerReason(response));
  if (second.kind !== 'TC') return declined('DECLINED_AFTER_APPROVAL', cardReason(payment.data));
  if (service === 'purchase') return approved('APPROVED_ONLINE');
  return serviceEnding(before, after);
}

/** No issuer: the default action codes decide, and a service of the issuer cannot be. EMV 4.3 Book 3, 10.7. */
async function finishUnable(payment: RunningPayment, completion: Completion): Promise<Ending> {
  const { data, results, input, service } = payment;
  const codes = input.configuration.actionCodes;
  const declines = service !== 'purchase' || meetsDefault({ data, results, codes });
  const code = declines ? RESPONSE.UNABLE_DECLINED : RESPONSE.UNABLE_APPROVED;
  data.set(0x8a, code);
  payment.responseCode = new TextDecoder().decode(code);
  const second = await secondCryptogram(payment, completion, declines ? 'AAC' : 'TC');
  await readBalance(payment);
  if (second.combined !== undefined && !second.combined.ok) return declined('COMBINED_AUTHENTICATION_FAILED');
  return second.kind === 'TC'
    ? approved('APPROVED_UNABLE_ONLINE')
    : declined('UNABLE_ONLINE', payment.unreachable);
}

/** A blocked application gave its AAC: the issuer's scripts go with it, there is nothing to complete. */
async function mend(payment: RunningPayment, { holder }: Completion): Promise<Ending> {
  const response = await askIssuer(payment, pinForIssuer(payment, holder));
  if (response === undefined) return declined('UNABLE_ONLINE', payment.unreachable);
  if (!isApproval(response)) {
    return declined('DECLINED_BY_ISSUER', issuerReason(response));
  }
  const before = await runScripts(payment.card, response.scripts, SCRIPT_TEMPLATE.BEFORE);
  noteScripts(payment, before, 'SCRIPT_FAILED_BEFORE');
  const after = await runScripts(payment.card, response.scripts, SCRIPT_TEMPLATE.AFTER);
  noteScripts(payment, after, 'SCRIPT_FAILED_AFTER');
  return serviceEnding(before, after);
}

function serviceEnding(before: ScriptRun, after: ScriptRun): Ending {
  if (before.failed || after.failed) return declined('SCRIPT_FAILED');
  return before.commands + after.commands === 0 ? declined('NOTHING_SENT') : approved('SERVICE_DONE');
}

/** EXTERNAL AUTHENTICATE with what the issuer sent. EMV 4.3 Book 3, 10.9. */
async function authenticateIssuer(
  { data, card, results, status, recorder }: RunningPayment,
  { authenticationData }: AuthorisationResponse,
): Promise<void> {
  const wants = hasBits(data.ofCard(0x82)!, AIP.fields.ISSUER_AUTHENTICATION);
  if (authenticationData === undefined || !wants) return;
  status.set('ISSUER_AUTHENTICATION_PERFORMED');
  const { statusWord } = await card.externalAuthenticate(authenticationData);
  const good = statusWord === SW.SUCCESS;
  if (!good) results.set('ISSUER_AUTHENTICATION_FAILED');
  const hex = hexOfStatus(statusWord);
  recorder.record(
    'online',
    good
      ? note('the card has authenticated its issuer', '发卡行认证成功')
      : note(`issuer authentication failed (${hex})`, `发卡行认证失败（${hex}）`),
  );
}

function secondCryptogram(
  payment: RunningPayment,
  { first, combinedKey, pdolValues }: Completion,
  kind: CryptogramKind,
): Promise<Cryptogram> {
  return generateCryptogram(payment, { kind, combinedKey, pdolValues, cdol1Values: first.values });
}

function noteScripts(
  { results, status, recorder }: RunningPayment,
  { commands, failed, notes }: ScriptRun,
  bit: 'SCRIPT_FAILED_BEFORE' | 'SCRIPT_FAILED_AFTER',
): void {
  if (commands === 0 && !failed) return;
  status.set('SCRIPT_PERFORMED');
  if (failed) results.set(bit);
  recorder.record('scripts', ...notes);
}

async function readBalance(payment: RunningPayment): Promise<void> {
  const wanted = payment.path === 'electronic-cash' || payment.service === 'load';
  if (wanted) payment.balanceAfter = await readAmount(payment.card, 0x9f79);
}

/** Why the terminal itself declined, by the bits that it has set. */
function reasonOf({ results }: RunningPayment): PaymentReasonCode {
  if (results.has('ON_EXCEPTION_FILE')) return 'ON_EXCEPTION_FILE';
  if (results.has('APPLICATION_EXPIRED')) return 'APPLICATION_EXPIRED';
  if (results.has('NOT_YET_EFFECTIVE')) return 'NOT_YET_EFFECTIVE';
  if (results.has('SERVICE_NOT_ALLOWED')) return 'USAGE_NOT_ALLOWED';
  if (results.has('VERIFICATION_FAILED')) return 'VERIFICATION_FAILED';
  if (results.has('PIN_NOT_ENTERED')) return 'PIN_NOT_GIVEN';
  const failed = results.has('SDA_FAILED') || results.has('DDA_FAILED') || results.has('CDA_FAILED');
  return failed ? 'OFFLINE_AUTHENTICATION_FAILED' : 'DECLINED_BY_TERMINAL';
}
