import { toHex } from '../../../../apdu/bytes.js';
import type { Bilingual } from '../../../../apdu/codec/bilingual.js';
import { unlessDamaged } from '../../../../apdu/codec/unless-damaged.js';
import { decodeIssuerApplicationData } from '../../../../apdu/payment/issuer-application-data.js';
import { parseTrack2 } from '../../../../apdu/payment/track2.js';
import { panDigits, randomBytes, type YearMonth } from '../../../../crypto/index.js';
import { bringsNewPin, type IssuerService } from '../issuer/issuer-host.js';
import { PaymentCard } from '../payment-card.js';
import { PaymentError } from '../payment-error.js';
import { maskedPan, type PaymentReceipt } from '../payment-receipt.js';
import { requestData } from '../payment-request.js';
import type { PaymentPath, PaymentResult } from '../payment-result.js';
import { reasonText } from '../results/payment-end.js';
import type { PaymentReasonCode } from '../results/reasons-table.js';
import { StepRecorder } from '../results/step-recorder.js';
import {
  TerminalVerificationResults,
  TransactionStatusInformation,
} from '../results/verification-results.js';
import type { RandomBytes } from '../risk/terminal-risk-management.js';
import type { SelectedApplication } from '../selection/select-application.js';
import { configurationData } from '../terminal-configuration.js';
import { TransactionData } from '../transaction-data.js';
import type { VerificationMethod } from '../verification/verify-holder.js';
import type { PaymentInput } from './payment-input.js';

/** What is decided in the end. */
export interface Ending {
  readonly outcome: PaymentResult['outcome'];
  readonly code: PaymentReasonCode;
  readonly detail?: Bilingual | undefined;
  readonly statusWord?: number | undefined;
}

const UNPREDICTABLE_BYTES = 4;
const CRYPTOGRAM_NAMES = ['AAC', 'TC', 'ARQC'] as const;
const ALGORITHM_NAMES: Readonly<Record<number, PaymentReceipt['algorithm']>> = { 1: '3DES', 4: 'SM4' };
/** Response codes of the terminal's own decision. EMV 4.3 Book 4, annex A6. */
const OFFLINE_CODE = { approved: 'Y1', declined: 'Z1', terminated: 'Z1' } as const;

/** One payment while it runs: what the steps share. */
export class RunningPayment {
  readonly card: PaymentCard;
  readonly data = new TransactionData();
  readonly results = new TerminalVerificationResults();
  readonly status = new TransactionStatusInformation();
  readonly recorder: StepRecorder;
  readonly service: IssuerService;
  readonly selectionRandom: RandomBytes;
  readonly today: YearMonth;
  path: PaymentPath | undefined;
  application: SelectedApplication | undefined;
  verification: VerificationMethod = 'not-performed';
  signature = false;
  online = false;
  /** Why the issuer could not be asked. */
  unreachable: Bilingual | undefined;
  responseCode: string | undefined;
  authorisationCode: string | undefined;
  balanceBefore: number | undefined;
  balanceAfter: number | undefined;
  cryptogramVerdict: 'right' | 'wrong' | undefined;

  /** @throws PaymentError `PAYMENT_INVALID` */
  constructor(
    readonly input: PaymentInput,
    readonly contactless: boolean,
  ) {
    const { transport, configuration, request, dateTime, observe } = input;
    this.card = new PaymentCard(transport);
    this.recorder = new StepRecorder(observe);
    this.service = input.service ?? 'purchase';
    const random = input.random ?? randomBytes;
    this.selectionRandom = input.selectionRandom ?? random;
    requirePins(this.service, input);
    configurationData(configuration, this.data);
    requestData(request, dateTime, this.data);
    this.data.set(0x9f37, random(UNPREDICTABLE_BYTES));
    this.today = { year: Number(dateTime.slice(0, 4)), month: Number(dateTime.slice(4, 6)) };
    this.refreshResults();
  }

  /** TVR and TSI as they are now, for what is sent next. */
  refreshResults(): void {
    this.data.set(0x95, this.results.bytes);
    this.data.set(0x9b, this.status.bytes);
  }

  /** What the card calls itself: 5A, else the number in track 2. */
  get pan(): string | undefined {
    const field = this.data.ofCard(0x5a);
    if (field !== undefined) return panDigits(field);
    const track = this.data.ofCard(0x57);
    return track && unlessDamaged(() => parseTrack2(track).pan);
  }

  /** There is a pad to enter a PIN on, and a way to the issuer that a PIN can be entrusted to. */
  get takesOnlinePin(): boolean {
    const { issuer, configuration } = this.input;
    return configuration.pinPad && !configuration.offlineOnly && (issuer?.takesPin ?? true);
  }

  /** Whether there are TVR and TSI: a fast payment has none. */
  get hasResults(): boolean {
    return !this.contactless || this.path === 'debit-credit' || this.path === 'electronic-cash';
  }

  finish({ outcome, code, detail, statusWord }: Ending): PaymentResult {
    const { service, path, online, signature, balanceBefore, balanceAfter, cryptogramVerdict } = this;
    const receipt = outcome === 'terminated' ? undefined : this.#receipt(outcome);
    return {
      outcome,
      online,
      code,
      reason: reasonText(code, detail),
      ...(statusWord !== undefined && { statusWord }),
      service,
      cardInterface: this.contactless ? 'contactless' : 'contact',
      ...(path && { path }),
      signature: signature && outcome === 'approved',
      ...(balanceBefore !== undefined && { balanceBefore }),
      ...(balanceAfter !== undefined && { balanceAfter }),
      ...(cryptogramVerdict && { cryptogramVerdict }),
      ...(receipt && { receipt }),
      steps: this.recorder.steps,
      exchanges: this.card.exchanges,
    };
  }

  /** Undefined before the card has given a cryptogram. */
  #receipt(outcome: 'approved' | 'declined'): PaymentReceipt | undefined {
    const { data, input, application, contactless } = this;
    const cryptogram = data.ofCard(0x9f26);
    const counter = data.ofCard(0x9f36);
    if (application === undefined || cryptogram === undefined || counter?.length !== 2) return undefined;
    const issuerData = data.ofCard(0x9f10) ?? new Uint8Array(0);
    const sequence = data.ofCard(0x5f34);
    const { merchantName, terminalId } = input.configuration;
    const text = (tag: number): string => toHex(data.get(tag) ?? new Uint8Array(0));
    const balance = this.balanceAfter;
    return {
      receipt: 'payment',
      version: 1,
      outcome,
      online: this.online,
      merchant: merchantName,
      terminal: terminalId,
      dateTime: input.dateTime,
      transactionType: text(0x9c),
      amount: input.request.amount,
      currency: text(0x5f2a),
      cardInterface: contactless ? 'contactless' : 'contact',
      aid: toHex(application.fci.name),
      label: application.label,
      cardNumber: maskedPan(this.pan ?? ''),
      ...(sequence && { panSequence: toHex(sequence) }),
      algorithm: algorithmOf(issuerData),
      counter: (counter[0]! << 8) | counter[1]!,
      cryptogramKind: CRYPTOGRAM_NAMES[(data.ofCard(0x9f27)?.[0] ?? 0) >> 6] ?? 'AAC',
      cryptogram: toHex(cryptogram),
      unpredictableNumber: text(0x9f37),
      aip: text(0x82),
      ...(this.hasResults && { tvr: toHex(this.results.bytes), tsi: toHex(this.status.bytes) }),
      issuerData: toHex(issuerData),
      responseCode: this.responseCode ?? OFFLINE_CODE[outcome],
      ...(this.authorisationCode !== undefined && { authorisationCode: this.authorisationCode }),
      verification: this.verification,
      ...(balance !== undefined && { balance }),
    };
  }
}

const PIN_DIGITS = /^\d{4,12}$/;

/** A new PIN that cannot be sent is refused before the card is asked for anything. @throws PaymentError `PAYMENT_INVALID` */
function requirePins(service: IssuerService, { newPin, issuer }: PaymentInput): void {
  if (!bringsNewPin(service)) return;
  if (newPin === undefined || !PIN_DIGITS.test(newPin)) {
    throw new PaymentError('PAYMENT_INVALID', 'the new PIN must have 4 to 12 digits');
  }
  if (issuer?.takesPin === false) {
    throw new PaymentError(
      'PAYMENT_INVALID',
      'a PIN is sent to an issuer over TCP only where both sides share a token: SSCARD_TOKEN or --token-file',
    );
  }
}

function algorithmOf(issuerData: Uint8Array): PaymentReceipt['algorithm'] {
  const code = unlessDamaged(() => decodeIssuerApplicationData(issuerData).algorithm);
  return ALGORITHM_NAMES[code ?? 0] ?? 'unknown';
}
