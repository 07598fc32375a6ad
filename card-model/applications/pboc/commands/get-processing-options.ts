import type { CommandView } from '../../../../apdu/codec/command-view.js';
import { type StatusWord, SW } from '../../../../apdu/codec/status-word.js';
import { encodeValues } from '../../../../apdu/payment/response-template.js';
import { PROPRIETARY } from '../../../commands/classes.js';
import type { CardCore } from '../../../kernel/card-core.js';
import { defineCommand } from '../../../kernel/command.js';
import { contactlessPath } from '../contactless/path.js';
import { processFastPayment } from '../contactless/process.js';
import { terminalQualifiers } from '../contactless/read-facts.js';
import { purseForTransaction } from '../electronic-cash/in-transaction.js';
import { paymentKeys } from '../payment-keys.js';
import { type PaymentPath, paymentSession, type Transaction } from '../payment-session.js';
import { pdolOf } from '../pdol.js';
import { chooseOptions } from '../processing-options.js';
import { TerminalValues } from '../terminal-values.js';
import { raiseAtc } from '../transaction-counter.js';

/** Template 83 of the command data, whose length takes one byte: the whole fits a short command. */
const TEMPLATE = 0x83;
const HEAD_BYTES = 2;

/** The transaction that the terminal gets; undefined: none. A blocked application has no fast payment: convention. */
function pathFor(core: CardCore, terminal: TerminalValues): PaymentPath | undefined {
  const { directory } = core.selection;
  const way = core.interface === 'contact' ? 'debit-credit' : contactlessPath(terminalQualifiers(terminal));
  if (way === undefined) return undefined;
  const blocked = directory.blockState !== 'none';
  if (way === 'fast-payment') return blocked ? undefined : way;
  return !blocked && purseForTransaction(directory, terminal) ? 'electronic-cash' : way;
}

/** The application has used up its ATC: blocked for good. pboc.md 3 */
function end({ memory, selection }: CardCore): StatusWord {
  selection.directory.block.set(memory, 'permanent');
  memory.commit();
  return SW.CONDITIONS_NOT_SATISFIED;
}

/** GET PROCESSING OPTIONS: begins a transaction. The ATC is raised at once; the rest is one step with the answer. */
export const getProcessingOptions = defineCommand({
  name: 'GET PROCESSING OPTIONS',
  ins: 0xa8,
  classes: [PROPRIETARY],
  clause:
    'JR/T 0025.5, 0025.12 and 0025.13, initiate application processing; EMV 4.3 Book 3, 6.5.8; pboc.md 3, 4',
  summary: { en: 'begins a transaction', zh: '获取处理选项' },
  whenBlocked: true,
  explain: () => ({ en: 'begins a transaction with what the PDOL asks for', zh: '按 PDOL 启动交易' }),

  format(command: CommandView, core) {
    const { p1, p2, nc, bytes, dataOffset } = command;
    const expected = pdolOf(core.selection.directory, core.interface).bytes;
    if (nc !== HEAD_BYTES + expected) return SW.WRONG_LENGTH;
    if (p1 !== 0 || p2 !== 0) return SW.WRONG_P1_P2;
    return bytes[dataOffset] === TEMPLATE && bytes[dataOffset + 1] === expected ? SW.SUCCESS : SW.WRONG_DATA;
  },

  execute(command, core) {
    const { memory, selection, answer } = core;
    const { directory } = selection;
    const session = paymentSession(core);
    if (session.phase !== 'selected' || directory.blockState === 'permanent') {
      return SW.CONDITIONS_NOT_SATISFIED;
    }
    const list = pdolOf(directory, core.interface);
    const terminal = new TerminalValues(list, command.data().slice(HEAD_BYTES));
    const path = pathFor(core, terminal);
    const options = path && chooseOptions(directory, path, terminal);
    if (!options) return SW.CONDITIONS_NOT_SATISFIED;
    const atc = raiseAtc(memory, directory.objects);
    if (atc === undefined) return end(core);

    const { algorithm, interchangeProfile, value } = options;
    const keys = paymentKeys(directory, algorithm)!;
    const transaction: Transaction = { path, algorithm, keys, atc, interchangeProfile, terminal };
    session.transaction = transaction;
    if (path === 'fast-payment') {
      session.phase = 'completed';
      return processFastPayment(core, session, transaction);
    }
    session.phase = 'initiated';
    answer.set(encodeValues(value));
    return SW.SUCCESS;
  },
});
