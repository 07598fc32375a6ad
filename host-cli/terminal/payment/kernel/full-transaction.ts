import { decodeAmount } from '../../../../apdu/payment/amount.js';
import { hasBits } from '../../../../apdu/payment/bit-field.js';
import { AIP } from '../../../../apdu/payment/card-bits-table.js';
import { analyseActions, type TerminalDecision } from '../action/action-analysis.js';
import type { CryptogramKind } from '../payment-card.js';
import type { Initiated } from '../records/initiate.js';
import { exactly, locatedRecords, readApplicationData, requireObjects } from '../records/read-records.js';
import { applyRestrictions } from '../restrictions/processing-restrictions.js';
import { PaymentEnd } from '../results/payment-end.js';
import { note, type StepNote, valueNote } from '../results/step-recorder.js';
import {
  checkExceptionList,
  manageTerminalRisk,
  readAmount,
  readDataObject,
} from '../risk/terminal-risk-management.js';
import { terminalCapabilities } from '../terminal-configuration.js';
import { type HolderVerification, verifyHolder } from '../verification/verify-holder.js';
import { authenticateCard } from './authenticate-card.js';
import { noteDefaultTdol } from './certificate-hash.js';
import { completeTransaction } from './complete-transaction.js';
import { generateCryptogram } from './generate-cryptogram.js';
import type { Ending, RunningPayment } from './running-payment.js';
import { verificationMeans } from './verification-means.js';

/**
 * Debit/credit or electronic cash, as the card has chosen, from the answer to GET PROCESSING OPTIONS to the end: over
 * contacts, and over a contactless link where the terminal offers it. EMV 4.3 Book 3, 8 to 10; pboc.md section 4.
 * @throws PaymentEnd
 */
export async function fullTransaction(payment: RunningPayment, initiated: Initiated): Promise<Ending> {
  const { card, data, recorder, input } = payment;
  const locator = initiated.options!.fileLocator;
  if (locator === undefined) throw missingLocator();
  const records = await readApplicationData(card, locatedRecords(locator), data, recorder);
  requireObjects(data, 0x5a, 0x5f24, 0x8c, 0x8d);
  exactly(data, 0x5f24, 3);
  const cash = data.ofCard(0x9f74) !== undefined && input.configuration.electronicCash;
  payment.path = cash ? 'electronic-cash' : 'debit-credit';

  const { combinedKey } = await authenticateCard(payment, records);
  restrict(payment);
  const holder = await verify(payment);
  const wantsCash = await manageRisk(payment, cash);
  noteDefaultTdol(payment);
  const kind = chooseKind(payment, holder, wantsCash);
  const { pdolValues } = initiated;
  const first = await generateCryptogram(payment, { kind, combinedKey, pdolValues });
  return completeTransaction(payment, { first, asked: kind, holder, combinedKey, pdolValues });
}

/** Why a kind of cryptogram is asked for. */
const BECAUSE: Readonly<Record<TerminalDecision['because'], StepNote>> = {
  denial: note('an action code for denial is met', '符合行为代码—拒绝'),
  online: note('an action code for going online is met', '符合行为代码—联机'),
  default: note('it cannot go online, and a default action code is met', '不能联机，符合行为代码—缺省'),
  forced: note('the issuer is to be asked', '要求联机'),
  none: note('no action code stands against it', '无行为代码限制，脱机批准'),
};

/** Terminal action analysis. EMV 4.3 Book 3, 10.7. */
function chooseKind(
  { data, results, status, recorder, input, service }: RunningPayment,
  { method }: HolderVerification,
  wantsCash: boolean,
): CryptogramKind {
  const { actionCodes, forceOnline, offlineOnly } = input.configuration;
  const wantsOnline = wantsCash || forceOnline || service !== 'purchase';
  const canGoOnline = !offlineOnly;
  const decision = analyseActions({ data, results, codes: actionCodes, canGoOnline, wantsOnline });
  const unproven = service === 'change-pin' && method !== 'offline-pin';
  // A blocked application answers AAC to everything, and the issuer needs a cryptogram of either kind.
  const kind = unproven ? 'AAC' : service === 'purchase' ? decision.request : 'ARQC';
  recorder.record(
    'action-analysis',
    valueNote(0x95, results.bytes),
    valueNote(0x9b, status.bytes),
    note(`${kind} is asked for`, `请求 ${kind}`),
    unproven
      ? note('the holder has not shown the current PIN', '持卡人未通过当前 PIN 验证')
      : BECAUSE[service === 'purchase' ? decision.because : 'forced'],
  );
  return kind;
}

function restrict({ data, results, recorder }: RunningPayment): void {
  applyRestrictions(data, results);
  const found = (
    ['VERSIONS_DIFFER', 'SERVICE_NOT_ALLOWED', 'NOT_YET_EFFECTIVE', 'APPLICATION_EXPIRED'] as const
  ).filter((bit) => results.has(bit));
  const notes = found.map((bit): StepNote => ({ text: results.map.fields[bit].name }));
  recorder.record(
    'restrictions',
    ...(notes.length > 0 ? notes : [note('nothing stands against it', '无限制')]),
  );
}

async function verify(payment: RunningPayment): Promise<HolderVerification> {
  const { card, data, results, status, recorder, input } = payment;
  const capabilities = terminalCapabilities(verificationMeans(payment));
  const askPin = input.askPin;
  const holder = await verifyHolder({ card, data, capabilities, results, askPin });
  if (holder.method !== 'not-performed') status.set('VERIFICATION_PERFORMED');
  data.set(0x9f34, holder.cvmResults);
  payment.verification = holder.method;
  payment.signature = holder.signature;
  recorder.record('verification', valueNote(0x9f34, holder.cvmResults));
  return holder;
}

/** @returns whether electronic cash wants the issuer to be asked */
async function manageRisk(payment: RunningPayment, cash: boolean): Promise<boolean> {
  const { card, data, results, status, recorder, input, selectionRandom } = payment;
  const { configuration } = input;
  checkExceptionList(data, configuration, results);
  if (payment.service === 'load') await readPurse(payment);
  if (configuration.forceOnline) results.set('FORCED_ONLINE');
  if (cash) return checkCash(payment);
  if (!hasBits(data.ofCard(0x82)!, AIP.fields.TERMINAL_RISK)) {
    recorder.record('risk-management', note('the card asks for none', '卡片不要求'));
    return false;
  }
  await manageTerminalRisk(card, data, configuration, selectionRandom, results);
  status.set('TERMINAL_RISK_PERFORMED');
  recorder.record('risk-management', valueNote(0x95, results.bytes));
  return false;
}

/** What the issuer wants to know before it loads. */
async function readPurse(payment: RunningPayment): Promise<void> {
  for (const tag of [0x9f79, 0x9f77]) {
    const value = await readDataObject(payment.card, tag);
    if (value !== undefined) payment.data.takeFromCard(tag, value);
  }
  payment.balanceBefore = await readAmount(payment.card, 0x9f79);
}

/** Balance less amount below the reset threshold: the issuer is asked, so that it can load. pboc.md section 4 */
async function checkCash(payment: RunningPayment): Promise<boolean> {
  const { card, data, recorder, status } = payment;
  const balance = await readAmount(card, 0x9f79);
  const threshold = await readAmount(card, 0x9f6d);
  status.set('TERMINAL_RISK_PERFORMED');
  if (balance === undefined || threshold === undefined) {
    recorder.record('risk-management', note('the card does not tell its balance', '卡片未返回余额'));
    return true;
  }
  payment.balanceBefore = balance;
  const left = balance - decodeAmount(data.get(0x9f02)!);
  const low = left < threshold;
  recorder.record(
    'risk-management',
    note(
      `electronic cash: ${left} fen would be left, the threshold is ${threshold}`,
      `电子现金：交易后余额 ${left} 分，重置阈值 ${threshold} 分`,
    ),
  );
  return low;
}

function missingLocator(): PaymentEnd {
  return new PaymentEnd('terminated', 'CARD_DATA_MISSING', { en: 'AFL (94)', zh: 'AFL（94）' });
}
