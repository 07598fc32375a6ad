import { concatBytes, toHex } from '../../../../apdu/bytes.js';
import type { Bilingual } from '../../../../apdu/codec/bilingual.js';
import { CodecError } from '../../../../apdu/codec/codec-error.js';
import { decodeAmount } from '../../../../apdu/payment/amount.js';
import { hasBits } from '../../../../apdu/payment/bit-field.js';
import { meaningOf, RESPONSE_CODES } from '../../../../apdu/payment/codes-table.js';
import { TVR } from '../../../../apdu/payment/terminal-bits-table.js';
import { equalConstantTime } from '../../../../crypto/index.js';
import { ISSUER_REASONS, REFUSING_BITS } from './decisions-table.js';
import type { AuthorisationRequest, AuthorisationResponse, IssuerHost } from './issuer-host.js';
import type { IssuerSecrets } from './issuer-keys.js';
import { loadScript, unblockApplicationScript, unblockPinScript } from './scripts.js';
import { isCryptogramRight, type TransactionFacts, transactionFacts } from './transaction-facts.js';

const APPROVED = '00';
const DECLINED = '05';
const WRONG_PIN = '55';
const OVER_LIMIT = '61';
const CODE_DIGITS = 6;

const textBytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/**
 * An issuer in this process: it verifies the cryptogram, answers with an ARPC, and sends its card the scripts of a service.
 * It has the account of every card whose keys derive from its master keys, without limit; it remembers ATCs, so that no
 * cryptogram is taken twice, until it is closed.
 */
export class BankHost implements IssuerHost {
  readonly takesPin = true;
  readonly #secrets: IssuerSecrets;
  /** Last ATC by card number and sequence number. */
  readonly #counters = new Map<string, number>();
  #approvals = 0;

  constructor(secrets: IssuerSecrets) {
    this.#secrets = secrets;
  }

  async authorise(request: AuthorisationRequest): Promise<AuthorisationResponse> {
    const facts = transactionFacts(request.objects, this.#secrets.masterKeys);
    if (facts === undefined) return declined(DECLINED, ISSUER_REASONS.NOT_UNDERSTOOD);
    // Whoever cannot make the cryptogram gets no ARPC either.
    if (!isCryptogramRight(facts)) return declined(DECLINED, ISSUER_REASONS.CRYPTOGRAM_WRONG);
    if (!this.#isFresh(facts)) return declined(DECLINED, ISSUER_REASONS.COUNTER_USED);
    const [responseCode, reason] = this.#decide(request, facts);
    const scripts = responseCode === APPROVED ? scriptsOf(request, facts) : [];
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

  #decide(
    { service, objects, pin }: AuthorisationRequest,
    facts: TransactionFacts,
  ): [responseCode: string, reason?: Bilingual] {
    const results = objects.get(0x95) ?? new Uint8Array(0);
    const refusing = REFUSING_BITS.find(
      ({ bit, except }) => hasBits(results, TVR.fields[bit]) && !except?.includes(service),
    );
    if (refusing !== undefined) return [refusing.responseCode];
    if (pin !== undefined && !this.#isPin(facts.pan, pin)) return [WRONG_PIN, ISSUER_REASONS.PIN_WRONG];
    if (service !== 'load') return [APPROVED];
    const balance = balanceOf(objects, facts);
    if (balance === undefined) return [DECLINED, ISSUER_REASONS.BALANCE_UNKNOWN];
    if (facts.amount === 0) return [DECLINED, ISSUER_REASONS.NOTHING_TO_LOAD];
    const limit = amountIn(objects, 0x9f77);
    const over = limit !== undefined && balance + facts.amount > limit;
    return over ? [OVER_LIMIT, ISSUER_REASONS.OVER_BALANCE_LIMIT] : [APPROVED];
  }

  /** Of a card whose PIN it does not know, none is right. */
  #isPin(pan: string, pin: string): boolean {
    const known = this.#secrets.pins.get(pan);
    return known !== undefined && equalConstantTime(textBytes(known), textBytes(pin));
  }

  #nextApproval(): string {
    this.#approvals = (this.#approvals + 1) % 10 ** CODE_DIGITS;
    return String(this.#approvals).padStart(CODE_DIGITS, '0');
  }
}

function declined(responseCode: string, reason: Bilingual): AuthorisationResponse {
  return { responseCode, reason, scripts: [] };
}

function scriptsOf({ service, objects }: AuthorisationRequest, facts: TransactionFacts): Uint8Array[] {
  if (service === 'unblock-pin') return [unblockPinScript(facts)];
  if (service === 'unblock-application') return [unblockApplicationScript(facts)];
  const balance = service === 'load' ? balanceOf(objects, facts) : undefined;
  return balance === undefined ? [] : [loadScript(facts, balance + facts.amount)];
}

/** What the card says under its own MAC; else what the terminal has read. */
function balanceOf(
  objects: ReadonlyMap<number, Uint8Array>,
  { balance }: TransactionFacts,
): number | undefined {
  return balance ?? amountIn(objects, 0x9f79);
}

function amountIn(objects: ReadonlyMap<number, Uint8Array>, tag: number): number | undefined {
  const value = objects.get(tag);
  if (value?.length !== 6) return undefined;
  try {
    return decodeAmount(value);
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}
