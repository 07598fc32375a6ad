import type { CommandView } from '../../../../apdu/codec/command-view.js';
import { type StatusWord, SW } from '../../../../apdu/codec/status-word.js';
import { CVR } from '../../../../apdu/payment/card-bits-table.js';
import { equalConstantTime } from '../../../../crypto/index.js';
import type { Directory } from '../../../files/directory.js';
import type { CardCore } from '../../../kernel/card-core.js';
import { MAC_BYTES } from '../../../security/secure-messaging.js';
import { type PaymentSession, paymentSession, type Transaction } from '../payment-session.js';
import { countScript, noteScriptFailure } from './script-memory.js';

/** An issuer script command whose MAC was right. */
export interface Script {
  readonly directory: Directory;
  readonly session: PaymentSession;
  readonly transaction: Transaction;
  /** Without the MAC; still enciphered where the command is. A view: copy what has to stay. */
  readonly data: Uint8Array;
}

/** Whether the second GENERATE AC was answered: only then do scripts count. pboc.md 4 */
const isAfterSecond = ({ results }: PaymentSession): boolean => !results.has(CVR.fields.SECOND_NOT_REQUESTED);

/**
 * Takes an issuer script command through its MAC (header, ATC, first cryptogram, data) and then does what it asks for.
 *
 * Refusals: 6988 outside a transaction, where no MAC can be right, and for a wrong MAC, after which the other scripts of
 * the transaction get 6985; 6985 after a failed issuer authentication, and after a fast payment, which takes none.
 * A wrong MAC and a refusal of `perform` are remembered at once for the next transaction. pboc.md 4; conventions
 */
export function runScript(
  command: CommandView,
  core: CardCore,
  perform: (script: Script) => StatusWord,
): StatusWord {
  const { directory } = core.selection;
  const session = paymentSession(core);
  const { firstCryptogram, transaction } = session;
  if (!firstCryptogram || !transaction) return SW.MAC_WRONG;
  if (transaction.path === 'fast-payment') return SW.CONDITIONS_NOT_SATISFIED;
  if (session.issuerAuthentication === 'failed' || session.scriptFailed) return SW.CONDITIONS_NOT_SATISFIED;

  const { cla, ins, p1, p2, bytes, dataOffset, nc } = command;
  const macOffset = dataOffset + nc - MAC_BYTES;
  const data = bytes.subarray(dataOffset, macOffset);
  const expected = transaction.keys.scriptMac(transaction.atc, { cla, ins, p1, p2, data, firstCryptogram });
  const counts = isAfterSecond(session);
  if (!equalConstantTime(expected, bytes.subarray(macOffset, macOffset + MAC_BYTES))) {
    session.scriptFailed = true;
    noteScriptFailure(core.memory, directory.objects, counts);
    return SW.MAC_WRONG;
  }
  const statusWord = perform({ directory, session, transaction, data });
  if (statusWord !== SW.SUCCESS) noteScriptFailure(core.memory, directory.objects, counts);
  else if (counts) countScript(core.memory, directory.objects);
  return statusWord;
}
