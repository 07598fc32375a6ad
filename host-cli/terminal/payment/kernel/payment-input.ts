import type { Transport } from '../../../../apdu/transport/transport.js';
import type { CaKeyStore } from '../ca-keys/ca-key-store.js';
import type { IssuerHost, IssuerService } from '../issuer/issuer-host.js';
import type { PaymentRequest } from '../payment-request.js';
import type { PaymentStep } from '../results/step-recorder.js';
import type { RandomBytes } from '../risk/terminal-risk-management.js';
import type { TerminalConfiguration } from '../terminal-configuration.js';
import type { AskPin } from '../verification/verify-holder.js';

/** Everything that a payment depends on: the same input and the same card give the same result. */
export interface PaymentInput {
  readonly transport: Transport;
  readonly configuration: TerminalConfiguration;
  readonly request: PaymentRequest;
  readonly caKeys: CaKeyStore;
  /** Who is asked online; without it the terminal is unable to go online. */
  readonly issuer?: IssuerHost | undefined;
  /** Default: purchase. */
  readonly service?: IssuerService;
  /** Without it no PIN is entered. */
  readonly askPin?: AskPin | undefined;
  /** For the services `change-pin` and `replace-pin`: the PIN to be, 4 to 12 digits. A secret. */
  readonly newPin?: string | undefined;
  /** An AID or its beginning that the holder has chosen. */
  readonly aid?: Uint8Array | undefined;
  /** Of the unpredictable number. Default: that of the machine. */
  readonly random?: RandomBytes;
  /** Of the random choice of payments that go online. Default: `random`. */
  readonly selectionRandom?: RandomBytes | undefined;
  /** YYYYMMDDhhmmss. */
  readonly dateTime: string;
  /** Told of each step as it is done. */
  readonly observe?: ((step: PaymentStep) => void) | undefined;
}
