import { concatBytes, toHex } from '../../../../apdu/bytes.js';
import type { Bilingual } from '../../../../apdu/codec/bilingual.js';
import { amountValue } from '../../../../apdu/payment/amount.js';
import { hasBits } from '../../../../apdu/payment/bit-field.js';
import { CVR } from '../../../../apdu/payment/card-bits-table.js';
import { meaningOf, RESPONSE_CODES } from '../../../../apdu/payment/codes-table.js';
import { TVR } from '../../../../apdu/payment/terminal-bits-table.js';
import { ISSUER_REASONS, REFUSING_BITS } from './decisions-table.js';
import {
  type AuthorisationRequest,
  type AuthorisationResponse,
  bringsNewPin,
  type IssuerHost,
} from './issuer-host.js';
import type { IssuerSecrets } from './issuer-keys.js';
import { PinRecords } from './pin-records.js';
import { changePinScript, loadScript, unblockApplicationScript, unblockPinScript } from './scripts.js';
import { isCryptogramRight, type TransactionFacts, transactionFacts } from './transaction-facts.js';

const APPROVED = '00';
const DECLINED = '05';
const WRONG_PIN = '55';
const OVER_LIMIT = '61';
const CODE_DIGITS = 6;

const textBytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A response code, and why where the code alone does not tell. */
type Decision = readonly [responseCode: string, reason?: Bilingual];

/**
 * An issuer in this process: it verifies the cryptogram, answers with an ARPC, and sends its card the scripts of a service.
 * It has the account of every card whose keys derive from its master keys, without limit; it remembers ATCs, so that no
 * cryptogram is taken twice, until it is closed.
 */
export class BankHost implements IssuerHost {
  readonly takesPin = true;
  readonly #secrets: IssuerSecrets;
  readonly #pins: PinRecords;
  /** Last ATC by card number and sequence number. */
  readonly #counters = new Map<string, number>();
  #approvals = 0;

  constructor(secrets: IssuerSecrets) {
    this.#secrets = secrets;
    this.#pins = new PinRecords(secrets.pins);
  }

  async authorise(request: AuthorisationRequest): Promise<AuthorisationResponse> {
    const facts = transactionFacts(request.objects, this.#secrets.masterKeys);
    if (facts === undefined) return declined(DECLINED, ISSUER_REASONS.NOT_UNDERSTOOD);
    // Whoever cannot make the cryptogram gets no ARPC either.
    if (!isCryptogramRight(facts)) return declined(DECLINED, ISSUER_REASONS.CRYPTOGRAM_WRONG);
    if (!this.#isFresh(facts)) return declined(DECLINED, ISSUER_REASONS.COUNTER_USED);
    if (hasBits(facts.cardResults, CVR.fields.SCRIPT_FAILED)) this.#pins.takeBack(facts.pan);
    const [responseCode, reason] = this.#decide(request, facts);
    const scripts = responseCode === APPROVED ? scriptsOf(request, facts) : [];
    if (responseCode === APPROVED && bringsNewPin(request.service)) {
      this.#pins.change(facts.pan, request.newPin!);
    }
    const code = textBytes(responseCode);
    const { keys, atc, cryptogram } = facts;
    return {
      responseCode,
      reason: reason ?? meaningOf(RESPONSE_CODES, toHex(code)),
      authenticationData: concatBytes(keys.arpc(atc, cryptogram, code), code),
      scripts,
      ...(responseCode === APPROVED && { authorisationCode: this.#nextApproval() }),
    };
  }

  async verifies(objects: ReadonlyMap<number, Uint8Array>): Promise<boolean> {
    const facts = transactionFacts(objects, this.#secrets.masterKeys);
    return facts !== undefined && isCryptogramRight(facts);
  }

  async close(): Promise<void> {
    this.#counters.clear();
  }

  #isFresh({ pan, psn, atc }: TransactionFacts): boolean {
    const card = `${pan} ${psn}`;
    const fresh = atc > (this.#counters.get(card) ?? -1);
    if (fresh) this.#counters.set(card, atc);
    return fresh;
  }

  #decide(request: AuthorisationRequest, facts: TransactionFacts): Decision {
    const { service, objects, pin } = request;
    const results = objects.get(0x95) ?? new Uint8Array(0);
    const refusing = REFUSING_BITS.find(
      ({ bit, except }) => hasBits(results, TVR.fields[bit]) && !except?.includes(service),
    );
    if (refusing !== undefined) return [refusing.responseCode];
    if (bringsNewPin(service)) return decidePin(request, facts);
    if (pin !== undefined && !this.#pins.isRight(facts.pan, pin)) {
      return [WRONG_PIN, ISSUER_REASONS.PIN_WRONG];
    }
    if (service !== 'load') return [APPROVED];
    const balance = balanceOf(objects, facts);
    if (balance === undefined) return [DECLINED, ISSUER_REASONS.BALANCE_UNKNOWN];
    if (facts.amount === 0) return [DECLINED, ISSUER_REASONS.NOTHING_TO_LOAD];
    const limit = amountValue(objects.get(0x9f77));
    const over = limit !== undefined && balance + facts.amount > limit;
    return over ? [OVER_LIMIT, ISSUER_REASONS.OVER_BALANCE_LIMIT] : [APPROVED];
  }

  #nextApproval(): string {
    this.#approvals = (this.#approvals + 1) % 10 ** CODE_DIGITS;
    return String(this.#approvals).padStart(CODE_DIGITS, '0');
  }
}

const PIN_DIGITS = /^\d{4,12}$/;

/** The card itself has verified the current PIN: its word is in the CVR, under the cryptogram. */
function decidePin(
  { service, pin, newPin }: AuthorisationRequest,
  { cardResults }: TransactionFacts,
): Decision {
  if (newPin === undefined || !PIN_DIGITS.test(newPin)) return [DECLINED, ISSUER_REASONS.NEW_PIN_MISSING];
  if (service === 'replace-pin') return [APPROVED];
  const { PIN_PERFORMED, PIN_FAILED } = CVR.fields;
  const verified = hasBits(cardResults, PIN_PERFORMED) && !hasBits(cardResults, PIN_FAILED);
  return pin !== undefined && PIN_DIGITS.test(pin) && verified
    ? [APPROVED]
    : [WRONG_PIN, ISSUER_REASONS.PIN_NOT_VERIFIED];
}

function declined(responseCode: string, reason: Bilingual): AuthorisationResponse {
  return { responseCode, reason, scripts: [] };
}

function scriptsOf(request: AuthorisationRequest, facts: TransactionFacts): Uint8Array[] {
  const { service, objects, pin, newPin } = request;
  if (service === 'unblock-pin') return [unblockPinScript(facts)];
  if (service === 'change-pin') return [changePinScript(facts, newPin!, pin)];
  if (service === 'replace-pin') return [changePinScript(facts, newPin!)];
  if (service === 'unblock-application') return [unblockApplicationScript(facts)];
  const balance = service === 'load' ? balanceOf(objects, facts) : undefined;
  return balance === undefined ? [] : [loadScript(facts, balance + facts.amount)];
}

/** What the card says under its own MAC; else what the terminal has read. */
function balanceOf(
  objects: ReadonlyMap<number, Uint8Array>,
  { balance }: TransactionFacts,
): number | undefined {
  return balance ?? amountValue(objects.get(0x9f79));
}
