import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import type { IssuerService } from './issuer/issuer-host.js';
import type { Exchange } from './payment-card.js';
import type { PaymentReceipt } from './payment-receipt.js';
import type { PaymentReasonCode } from './results/reasons-table.js';
import type { PaymentStep } from './results/step-recorder.js';

/** What the card took a transaction for. */
export type PaymentPath = 'debit-credit' | 'electronic-cash' | 'fast-payment';

/** How a payment ended. A card, terminal or issuer that says no is a result like others. */
export interface PaymentResult {
  /** `terminated`: it could not even be decided. */
  readonly outcome: 'approved' | 'declined' | 'terminated';
  /** The issuer decided. */
  readonly online: boolean;
  readonly code: PaymentReasonCode;
  /** Fit to be shown. */
  readonly reason: Bilingual;
  /** Of the command that the card refused. */
  readonly statusWord?: number;
  readonly service: IssuerService;
  readonly cardInterface: 'contact' | 'contactless';
  readonly path?: PaymentPath;
  /** The holder must sign the receipt. */
  readonly signature: boolean;
  /** Electronic cash in fen, where the card told it. */
  readonly balanceBefore?: number;
  readonly balanceAfter?: number;
  /** What the issuer says of the last cryptogram, where there is an issuer to ask. */
  readonly cryptogramVerdict?: 'right' | 'wrong';
  /** There is none for a payment that was terminated. */
  readonly receipt?: PaymentReceipt;
  readonly steps: readonly PaymentStep[];
  /** What passed between terminal and card, in order. */
  readonly exchanges: readonly Exchange[];
}
