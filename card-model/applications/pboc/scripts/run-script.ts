import type { CommandView } from '../../../../apdu/codec/command-view.js';
import { type StatusWord, SW } from '../../../../apdu/codec/status-word.js';
import { CVR } from '../../../../apdu/payment/card-bits-table.js';
import { equalConstantTime } from '../../../../crypto/index.js';
import type { Directory } from '../../../files/directory.js';
import type { CardCore } from '../../../kernel/card-core.js';
import { MAC_BYTES } from '../../../security/secure-messaging.js';
import { endRecovery } from '../contactless/pending.js';
import { PAYMENT, type PaymentSession, paymentSession, type Transaction } from '../payment-session.js';
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
 * What stands against any script now: 6988 before the first cryptogram, where no MAC can be right; 6985 after a fast
 * payment, which takes none, after a failed issuer authentication and after a wrong MAC. pboc.md 4; conventions
 */
function refusal({ firstCryptogram, transaction, issuerAuthentication, scriptsEnded }: PaymentSession) {
  if (!firstCryptogram || !transaction) return SW.MAC_WRONG;
  const closed =
    transaction.path === 'fast-payment' || issuerAuthentication === 'failed' || scriptsEnded === true;
  return closed ? SW.CONDITIONS_NOT_SATISFIED : SW.SUCCESS;
}

/** The failure is for the next transaction to tell, whatever the rest of this one does. At once. */
function fail({ memory, selection }: CardCore, session: PaymentSession, counts: boolean): void {
  session.scriptFailed = true;
  noteScriptFailure(memory, selection.directory.objects, counts);
}

/**
 * A script command of a wrong form, such as one without MAC, is a script that failed, where the transaction takes any.
 * It does not count: its MAC was not looked at.
 */
export function noteMalformedScript(core: CardCore): void {
  const session = core.session.stateOf(PAYMENT);
  if (session && refusal(session) === SW.SUCCESS) fail(core, session, false);
}

/**
 * Takes an issuer script command through its MAC (header, ATC, first cryptogram, data) and then does what it asks for.
 * A wrong MAC (6988) ends the scripts of the transaction; it and a refusal of `perform` are remembered at once for the
 * next transaction. pboc.md 4; conventions
 */
export function runScript(
  command: CommandView,
  core: CardCore,
  perform: (script: Script) => StatusWord,
): StatusWord {
  const { directory } = core.selection;
  const session = paymentSession(core);
  endRecovery(session);
  const refused = refusal(session);
  if (refused !== SW.SUCCESS) return refused;

  const transaction = session.transaction!;
  const firstCryptogram = session.firstCryptogram!;
  const { cla, ins, p1, p2, bytes, dataOffset, nc } = command;
  const macOffset = dataOffset + nc - MAC_BYTES;
  const data = bytes.subarray(dataOffset, macOffset);
  const expected = transaction.keys.scriptMac(transaction.atc, { cla, ins, p1, p2, data, firstCryptogram });
  const counts = isAfterSecond(session);
  if (!equalConstantTime(expected, bytes.subarray(macOffset, macOffset + MAC_BYTES))) {
    session.scriptsEnded = true;
    fail(core, session, counts);
    return SW.MAC_WRONG;
  }
  const statusWord = perform({ directory, session, transaction, data });
  if (statusWord !== SW.SUCCESS) fail(core, session, counts);
  else if (counts) countScript(core.memory, directory.objects);
  return statusWord;
}
