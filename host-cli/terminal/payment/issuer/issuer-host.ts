import type { Bilingual } from '../../../../apdu/codec/bilingual.js';

/** What is asked of an issuer. Beside a purchase, what it may do to its card with scripts. */
export const ISSUER_SERVICES = [
  'purchase',
  'load',
  'unblock-pin',
  /** A new PIN for a holder who has shown the current one to the card. */
  'change-pin',
  /** A new PIN for a holder who has forgotten the current one, and whom the bank knows by other means. */
  'replace-pin',
  'unblock-application',
] as const;

export type IssuerService = (typeof ISSUER_SERVICES)[number];

/** Whether the service brings the card a new PIN. */
export function bringsNewPin(service: IssuerService): boolean {
  return service === 'change-pin' || service === 'replace-pin';
}

/** One transaction as it goes to the issuer. */
export interface AuthorisationRequest {
  readonly service: IssuerService;
  /**
   * Data objects by their tag: 9F02 9F03 9F1A 95 5F2A 9A 9C 9F37 82 9F36 9F10 9F26 9F27 57 or 5A, 5F34, 9F34; 9F79 where the
   * terminal has read it.
   */
  readonly objects: ReadonlyMap<number, Uint8Array>;
  /** Digits that the holder entered for the issuer; for `change-pin` the current PIN. A secret. */
  readonly pin?: string;
  /** For `change-pin` and `replace-pin`: the PIN to be. A secret. */
  readonly newPin?: string;
}

/** What the issuer answers. */
export interface AuthorisationResponse {
  /** Tag 8A, two characters. */
  readonly responseCode: string;
  /** In words, for the receipt. */
  readonly reason: Bilingual;
  /** Tag 91: ARPC, response code. */
  readonly authenticationData?: Uint8Array;
  /** Templates 71 and 72. */
  readonly scripts: readonly Uint8Array[];
  /** Six characters, of an approval. */
  readonly authorisationCode?: string;
}

/** The bank behind the terminal. */
export interface IssuerHost {
  /** Whether a PIN can be entrusted to the way there: a new one too. */
  readonly takesPin: boolean;
  /** @throws PaymentError `ISSUER_LINK_FAILED` when the issuer cannot be reached */
  authorise(request: AuthorisationRequest): Promise<AuthorisationResponse>;
  /**
   * Whether the cryptogram of the objects (TC or AAC, as it is settled later) is that of the card.
   * @throws PaymentError `ISSUER_LINK_FAILED`
   */
  verifies(objects: ReadonlyMap<number, Uint8Array>): Promise<boolean>;
  close(): Promise<void>;
}

const APPROVALS: ReadonlySet<string> = new Set(['00', '10', '11']);

/** Whether a terminal asks the card for a TC after this response code. pboc.md section 4; referrals (01, 02) decline. */
export function isApproval({ responseCode }: AuthorisationResponse): boolean {
  return APPROVALS.has(responseCode);
}
