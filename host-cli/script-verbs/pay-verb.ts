import type { ScriptSession, ScriptVerb, VerbOutcome } from '../../apdu/script/script.js';
import type { ScriptLine } from '../../apdu/script/script-line.js';
import { UsageError } from '../errors/usage-error.js';
import {
  caKeys,
  chosenAid,
  paymentTask,
  paymentTime,
  terminalConfiguration,
} from '../input/pay-arguments.js';
import { BankHost } from '../terminal/payment/issuer/bank.js';
import { bringsNewPin } from '../terminal/payment/issuer/issuer-host.js';
import { pay } from '../terminal/payment/kernel/pay.js';
import type { PaymentResult } from '../terminal/payment/payment-result.js';
import type { AskPin } from '../terminal/payment/verification/verify-holder.js';
import { PAY_USAGE, type PayOrder, PayWordError, readPayWords } from './pay-words.js';
import {
  atWord,
  bankPinOf,
  requireBankKeys,
  type ScriptResources,
  SessionTransport,
  unlessLacking,
} from './script-resources.js';

/**
 * `pay`: a payment, a load or a script of the issuer by the payment terminal, for how it ended: `$pay.outcome`,
 * `$pay.code` and what else `valuesOf` tells. That it was declined is for `check` to judge. The bank is played from the
 * master keys of --keys; the PIN is never in the script.
 */
export function payVerb(resources: ScriptResources): ScriptVerb {
  let bank: BankHost | undefined;
  const theBank = (): BankHost => {
    bank ??= new BankHost(requireBankKeys(resources, 'pay'));
    return bank;
  };
  return {
    name: 'pay',
    usage: 'pay AMOUNT [contact|contactless] [online] [international|sm]',
    summary: { en: `the payment terminal: ${PAY_USAGE}; gives $pay.outcome, $pay.code`, zh: '支付终端交易' },
    tellsValues: true,
    check: (line) => checkPay(line, resources),
    run: (words, session) => unlessLacking(() => perform(orderOf(words), session, resources, theBank)),
  };
}

/** @throws UsageError for words that ask for no payment */
function orderOf(words: readonly string[]): PayOrder {
  try {
    return readPayWords(words);
  } catch (error) {
    if (error instanceof PayWordError) throw new UsageError(error.message);
    throw error;
  }
}

async function perform(
  order: PayOrder,
  session: ScriptSession,
  resources: ScriptResources,
  bank: () => BankHost,
): Promise<VerbOutcome> {
  const transport = new SessionTransport(session);
  const { cardInterface, options } = order;
  const contactless = transport.protocol === 'contactless';
  if (cardInterface !== undefined && (cardInterface === 'contactless') !== contactless)
    await transport.reset('cold', cardInterface);
  const { service, request } = paymentTask(options);
  const pin = bankPinOf(resources);
  const askPin = pinOf(order, pin);
  const reaches = wantsBank(order) || (order.reachesIssuer && resources.keyFile?.readBank !== undefined);
  const result = await pay({
    transport,
    configuration: terminalConfiguration(options, {
      pinPad: askPin !== undefined,
      contactless: transport.protocol === 'contactless',
    }),
    request,
    caKeys: await caKeys(undefined),
    issuer: reaches ? bank() : undefined,
    service,
    askPin,
    newPin: bringsNewPin(service) ? newPinOf(order, pin) : undefined,
    aid: chosenAid(options.aid),
    dateTime: paymentTime(order.date, new Date()),
  });
  return { passed: true, message: `${result.outcome}: ${result.reason.en}`, values: valuesOf(result) };
}

/** Whoever asks for the bank must not go on without it; other payments may stay offline. */
function wantsBank({ options, reachesIssuer }: PayOrder): boolean {
  return reachesIssuer && (options.online === true || paymentTask(options).service !== 'purchase');
}

/** Absent facts are empty words. */
function valuesOf(result: PaymentResult): Record<string, string> {
  const { receipt, statusWord } = result;
  const yesOrNo = (holds: boolean): string => (holds ? 'yes' : 'no');
  const told = (value: string | number | undefined): string => (value === undefined ? '' : String(value));
  return {
    outcome: result.outcome,
    code: result.code,
    online: yesOrNo(result.online),
    path: told(result.path),
    interface: result.cardInterface,
    signature: yesOrNo(result.signature),
    'balance-before': told(result.balanceBefore),
    'balance-after': told(result.balanceAfter),
    verdict: told(result.cryptogramVerdict),
    status: statusWord === undefined ? '' : statusWord.toString(16).toUpperCase().padStart(4, '0'),
    kind: told(receipt?.cryptogramKind),
    counter: told(receipt?.counter),
    algorithm: told(receipt?.algorithm),
    verification: told(receipt?.verification),
    response: told(receipt?.responseCode),
    aip: told(receipt?.aip),
    tvr: told(receipt?.tvr),
    tsi: told(receipt?.tsi),
    'issuer-data': told(receipt?.issuerData),
    cryptogram: told(receipt?.cryptogram),
  };
}

/** Every digit of the other PIN is another; of a wrong one the first. */
const otherPin = (pin: string): string => pin.replace(/\d/g, (digit) => String(9 - Number(digit)));
const wrongPin = (pin: string): string => `${(Number(pin[0]) + 5) % 10}${pin.slice(1)}`;

function pinOf({ pin: wanted }: PayOrder, pin: string | undefined): AskPin | undefined {
  if (pin === undefined || wanted === 'none') return undefined;
  const entered = { right: pin, other: otherPin(pin), wrong: wrongPin(pin) }[wanted];
  return async ({ attempt }) => (attempt === 1 ? entered : undefined);
}

/** From the card's own PIN to the other one, or back. @throws UsageError */
function newPinOf({ pin: wanted }: PayOrder, pin: string | undefined): string {
  if (pin === undefined)
    throw new UsageError("'pay' needs the PIN of the bank application: set SSCARD_BANK_PIN");
  return wanted === 'other' ? pin : otherPin(pin);
}

/** @throws ScriptError, UsageError for a payment that could not be made */
function checkPay(line: ScriptLine, resources: ScriptResources): void {
  let order: PayOrder;
  try {
    order = readPayWords(line.words.map(({ text }) => text));
  } catch (error) {
    if (!(error instanceof PayWordError)) throw error;
    const word = line.words[error.index];
    const code = word === undefined ? 'ARGUMENT_MISSING' : 'ARGUMENT_UNKNOWN';
    throw line.error(code, error.message, word?.column ?? line.text.length + 1);
  }
  atWord(line, line.verb, () => {
    paymentTask(order.options);
    terminalConfiguration(order.options, { pinPad: false, contactless: true });
    chosenAid(order.options.aid);
    paymentTime(order.date, new Date());
    if (wantsBank(order)) requireBankKeys(resources, 'pay');
  });
}
