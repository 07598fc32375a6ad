import type { Bilingual } from '../../../../apdu/codec/bilingual.js';
import type { Transport } from '../../../../apdu/transport/transport.js';
import { PaymentCard } from '../payment-card.js';
import { PaymentEnd, reasonText } from '../results/payment-end.js';
import type { PaymentReasonCode } from '../results/reasons-table.js';
import { StepRecorder } from '../results/step-recorder.js';
import { buildCandidateList, type SelectedApplication } from '../selection/select-application.js';
import type { TerminalConfiguration } from '../terminal-configuration.js';

/** The bank application could not be read. */
export interface NotRead {
  readonly outcome: 'terminated';
  readonly code: PaymentReasonCode;
  readonly reason: Bilingual;
}

/**
 * Selects the bank application, without a transaction, and looks at it. A blocked one can be looked at too.
 * @throws TransportError when the link fails
 */
export async function lookAt<Found>(
  transport: Transport,
  configuration: TerminalConfiguration,
  look: (card: PaymentCard, application: SelectedApplication) => Promise<Found>,
): Promise<Found | NotRead> {
  const card = new PaymentCard(transport);
  const { aids: terminalAids } = configuration;
  const options = { contactless: card.contactless, terminalAids, blockedToo: true };
  try {
    const candidates = await buildCandidateList(card, options, new StepRecorder());
    return await look(card, await candidates.next());
  } catch (error) {
    if (!(error instanceof PaymentEnd)) throw error;
    return { outcome: 'terminated', code: error.code, reason: reasonText(error.code, error.detail) };
  }
}
