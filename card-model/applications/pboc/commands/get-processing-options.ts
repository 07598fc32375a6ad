import type { CommandView } from '../../../../apdu/codec/command-view.js';
import { type StatusWord, SW } from '../../../../apdu/codec/status-word.js';
import { encodeValues } from '../../../../apdu/payment/response-template.js';
import { PROPRIETARY } from '../../../commands/classes.js';
import type { CardCore } from '../../../kernel/card-core.js';
import { defineCommand } from '../../../kernel/command.js';
import { contactlessPath } from '../contactless/path.js';
import { processFastPayment } from '../contactless/process.js';
import { purseForTransaction } from '../electronic-cash/in-transaction.js';
import { paymentKeys } from '../payment-keys.js';
import { type PaymentPath, paymentSession, type Transaction } from '../payment-session.js';
import { pdolOf } from '../pdol.js';
import { chooseOptions } from '../processing-options.js';
import { TERMINAL, TerminalValues } from '../terminal-values.js';
import { raiseAtc } from '../transaction-counter.js';

/** Template 83 of the command data; more than 127 bytes have their length in two bytes. */
const TEMPLATE = 0x83;
const ONE_MORE_LENGTH_BYTE = 0x81;
const LONGEST_SHORT = 0x7f;

const headBytes = (count: number): number => (count > LONGEST_SHORT ? 3 : 2);

/** Whether the data begin with template 83 of `count` bytes. */
function beginsTemplate({ bytes, dataOffset }: CommandView, count: number): boolean {
  if (bytes[dataOffset] !== TEMPLATE) return false;
  const length = dataOffset + headBytes(count) - 1;
  return bytes[length] === count && (count <= LONGEST_SHORT || bytes[length - 1] === ONE_MORE_LENGTH_BYTE);
}

/** The transaction that the terminal gets; undefined: none. A blocked application has no fast payment: convention. */
function pathFor(core: CardCore, terminal: TerminalValues): PaymentPath | undefined {
  const { directory } = core.selection;
  const way =
    core.interface === 'contact' ? 'debit-credit' : contactlessPath(terminal.exactly(TERMINAL.QUALIFIERS));
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

/**
 * GET PROCESSING OPTIONS: begins a transaction. The ATC is raised at once, before the card looks which transaction it is
 * (pboc.md 3, steps 2 and 3); the rest is one step with the answer.
 */
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
    const { p1, p2, nc } = command;
    const expected = pdolOf(core.selection.directory, core.interface).bytes;
    if (nc !== headBytes(expected) + expected) return SW.WRONG_LENGTH;
    if (p1 !== 0 || p2 !== 0) return SW.WRONG_P1_P2;
    return beginsTemplate(command, expected) ? SW.SUCCESS : SW.WRONG_DATA;
  },

  execute(command, core) {
    const { memory, selection, answer } = core;
    const { directory } = selection;
    const session = paymentSession(core);
    if (session.phase !== 'selected' || directory.blockState === 'permanent') {
      return SW.CONDITIONS_NOT_SATISFIED;
    }
    const atc = raiseAtc(memory, directory.objects);
    if (atc === undefined) return end(core);
    // Whatever comes of it: a transaction has begun, and only SELECT begins another.
    session.phase = 'completed';
    const list = pdolOf(directory, core.interface);
    const terminal = new TerminalValues(list, command.data().slice(headBytes(list.bytes)));
    const path = pathFor(core, terminal);
    const options = path && chooseOptions(directory, path, terminal);
    if (!options) return SW.CONDITIONS_NOT_SATISFIED;

    const { algorithm, interchangeProfile, value } = options;
    const keys = paymentKeys(directory, algorithm)!;
    const transaction: Transaction = { path, algorithm, keys, atc, interchangeProfile, terminal };
    session.transaction = transaction;
    if (path === 'fast-payment') return processFastPayment(core, session, transaction);
    session.phase = 'initiated';
    answer.set(encodeValues(value));
    return SW.SUCCESS;
  },
});
