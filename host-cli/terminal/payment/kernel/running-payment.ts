import { toHex } from '../../../../apdu/bytes.js';
import { CodecError } from '../../../../apdu/codec/codec-error.js';
import { decodeIssuerApplicationData } from '../../../../apdu/payment/issuer-application-data.js';
import { parseTrack2 } from '../../../../apdu/payment/track2.js';
import { panDigits, randomBytes, type YearMonth } from '../../../../crypto/index.js';
import type { IssuerService } from '../issuer/issuer-host.js';
import { PaymentCard } from '../payment-card.js';
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
  readonly detail?: { readonly en: string; readonly zh: string } | undefined;
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
  readonly random: RandomBytes;
  readonly today: YearMonth;
  path: PaymentPath | undefined;
  application: SelectedApplication | undefined;
  verification: VerificationMethod = 'not-performed';
  signature = false;
  online = false;
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
    this.random = input.random ?? randomBytes;
    configurationData(configuration, this.data);
    requestData(request, dateTime, this.data);
    this.data.set(0x9f37, this.random(UNPREDICTABLE_BYTES));
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
      ...(!contactless && { tvr: toHex(this.results.bytes), tsi: toHex(this.status.bytes) }),
      issuerData: toHex(issuerData),
      responseCode: this.responseCode ?? OFFLINE_CODE[outcome],
      ...(this.authorisationCode !== undefined && { authorisationCode: this.authorisationCode }),
      verification: this.verification,
      ...(balance !== undefined && { balance }),
    };
  }
}

function algorithmOf(issuerData: Uint8Array): PaymentReceipt['algorithm'] {
  const code = unlessDamaged(() => decodeIssuerApplicationData(issuerData).algorithm);
  return ALGORITHM_NAMES[code ?? 0] ?? 'unknown';
}

function unlessDamaged<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}
