import type { CardInterface } from '../../../../apdu/transport/card-port.js';
import { connectInProcess } from '../../../../apdu/transport/in-process.js';
import type { Transport } from '../../../../apdu/transport/transport.js';
import { WrappedTransport } from '../../../../apdu/transport/wrappers/wrapped-transport.js';
import { type Card, createCard } from '../../../../card-model/card.js';
import demonstrationData from '../../../../fixtures/personalisation/gen3-demo.json' with { type: 'json' };
import {
  BankHost,
  DEFAULT_CONFIGURATION,
  type PaymentInput,
  type PaymentRequest,
  parseIssuerSecrets,
  type TerminalConfiguration,
  testCaKeys,
} from '../../../../host-cli/terminal/index.js';
import { bytes, hex } from '../../../support/hex.js';
import { bankContents } from '../../../support/payment-card.js';
import { seededRandom } from '../../../support/random.js';

export const BANK_PIN = demonstrationData.pins.financial.value;
export const PAN = demonstrationData.financial.pan;
/** Of the terminal's random numbers. */
export const TERMINAL_SEED = 77;
export const NOW = '20261123101112';

/** The demonstration card, or one with other data: `{ 'financial.9F68': '...' }`. */
export function bankCard(changes: Readonly<Record<string, unknown>> = {}): Card {
  return createCard({ contents: bankContents(changes), random: seededRandom() });
}

export function newBank(): BankHost {
  return new BankHost(parseIssuerSecrets(demonstrationData, 'gen3-demo.json'));
}

/** What a test wants otherwise than a purchase of 12.34 by SM algorithms, without issuer. */
export interface Changes extends Partial<Omit<PaymentInput, 'configuration' | 'request' | 'transport'>> {
  readonly configuration?: Partial<TerminalConfiguration>;
  readonly request?: Partial<PaymentRequest>;
}

export function input(transport: Transport, changes: Changes = {}): PaymentInput {
  const { configuration, request, ...rest } = changes;
  return {
    transport,
    configuration: { ...DEFAULT_CONFIGURATION, ...configuration },
    request: { amount: 1234, ...request },
    caKeys: testCaKeys(),
    random: seededRandom(TERMINAL_SEED),
    dateTime: NOW,
    askPin: async ({ attempt }) => (attempt === 1 ? BANK_PIN : undefined),
    ...rest,
  };
}

export function at(card: Card, cardInterface: CardInterface): Transport {
  return connectInProcess(card, cardInterface);
}

/** Answers as hexadecimal; what the function gives goes to the terminal in place of the card's answer. */
export type Alteration = (answer: string, command: string) => string;

class Altered extends WrappedTransport {
  constructor(
    inner: Transport,
    private readonly alter: Alteration,
  ) {
    super(inner);
  }

  async transmit(command: Uint8Array): Promise<Uint8Array> {
    const answer = await this.inner.transmit(command);
    return bytes(this.alter(hex(answer), hex(command)));
  }
}

/** Somebody between card and terminal. */
export function altered(transport: Transport, alter: Alteration): Transport {
  return new Altered(transport, alter);
}

/** What a step said, as English text. */
export function told(
  steps: readonly { readonly step: string; readonly notes: readonly unknown[] }[],
  step: string,
): string {
  return JSON.stringify(steps.filter((one) => one.step === step).map(({ notes }) => notes));
}
