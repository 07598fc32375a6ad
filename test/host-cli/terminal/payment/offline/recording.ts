import { RunningPayment } from '../../../../../host-cli/terminal/payment/kernel/running-payment.js';
import type { AuthenticationInput } from '../../../../../host-cli/terminal/payment/offline/recover-keys.js';
import { initiateApplication } from '../../../../../host-cli/terminal/payment/records/initiate.js';
import {
  locatedRecords,
  readApplicationData,
} from '../../../../../host-cli/terminal/payment/records/read-records.js';
import { buildCandidateList } from '../../../../../host-cli/terminal/payment/selection/select-application.js';
import { altered, at, bankCard, type Changes, input } from '../bank-terminal.js';

/** A payment up to offline authentication, with the card behind it. */
export async function upToAuthentication(
  cardInterface: 'contact' | 'contactless',
  changes: Changes = {},
): Promise<{ readonly payment: RunningPayment; readonly authentication: AuthenticationInput }> {
  const transport = altered(at(bankCard(), cardInterface), (answer) => answer);
  const payment = new RunningPayment(input(transport, changes), cardInterface === 'contactless');
  const { card, data, recorder, today } = payment;
  const { configuration, caKeys } = payment.input;
  const options = { contactless: payment.contactless, terminalAids: configuration.aids };
  payment.application = await (await buildCandidateList(card, options, recorder)).next();
  const aid = payment.application.fci.name;
  data.set(0x9f66, Uint8Array.of(0x36, 0, 0, 0x80));
  const { options: answer } = await initiateApplication(card, payment.application, data, recorder);
  const records = await readApplicationData(card, locatedRecords(answer!.fileLocator!), data, recorder);
  return { payment, authentication: { data, records, aid, caKeys, today } };
}
