import { concatBytes } from '../../../../apdu/bytes.js';
import { exactLength, SW } from '../../../../apdu/codec/status-word.js';
import { cardAlgorithm, equalConstantTime } from '../../../../crypto/index.js';
import { PROPRIETARY } from '../../../commands/classes.js';
import { defineCommand } from '../../../kernel/command.js';
import {
  DEBIT_BYTES,
  type DebitEvent,
  detailRecord,
  mac1Message,
  mac2Message,
  sequenceBytes,
  tacMessage,
  totalOf,
} from './debit-message.js';
import { DEBIT_RIGHTS, DEBIT_SESSION, findDebitKeys } from './debit-session.js';
import { findAllowance } from './spending-control.js';

const P1 = 0x01;
const P2 = 0x00;
const DATE_TIME_AT = DEBIT_BYTES.TERMINAL_SEQUENCE;
const MAC_AT = DATE_TIME_AT + DEBIT_BYTES.DATE_TIME;
const DATA_BYTES = MAC_AT + DEBIT_BYTES.MAC;
const ANSWER_BYTES = 2 * DEBIT_BYTES.MAC;

/**
 * DEBIT: the terminal's MAC1 goes in, TAC and MAC2 come out. A session serves one DEBIT, whatever becomes of it. What
 * the terminal may have changed since INITIALISE, keys and EF06, is looked at again.
 */
export const debit = defineCommand({
  name: 'DEBIT',
  ins: 0x54,
  classes: [PROPRIETARY],
  clause: 'conventions, medical debit (DF04)',
  summary: { en: 'debits what INITIALISE DEBIT announced', zh: '医保消费' },
  explain: () => ({ en: 'debits the amounts announced', zh: '医保消费扣款' }),
  allowed: DEBIT_RIGHTS,

  format({ p1, p2, nc, ne }) {
    if (nc !== DATA_BYTES) return SW.WRONG_LENGTH;
    if (p1 !== P1 || p2 !== P2) return SW.WRONG_P1_P2;
    // Told before the debit: its answer could not be had by sending the command again.
    return ne > 0 && ne < ANSWER_BYTES ? exactLength(ANSWER_BYTES) : SW.SUCCESS;
  },

  execute(command, { selection, session, memory, answer }) {
    const begun = session.stateOf(DEBIT_SESSION);
    if (!begun) return SW.CONDITIONS_NOT_SATISFIED;
    session.close();
    const keys = findDebitKeys(selection.directory, begun.keyVersion);
    if (!keys) return SW.REFERENCE_NOT_FOUND;

    const data = command.data();
    const event: DebitEvent = {
      ...begun,
      sequence: sequenceBytes(begun.sequence),
      terminalSequence: data.subarray(0, DATE_TIME_AT),
      dateTime: data.subarray(DATE_TIME_AT, MAC_AT),
    };
    const algorithm = cardAlgorithm(keys.dpk.algorithm);
    const sessionKey = algorithm.debitSessionKey(
      keys.dpk.toImage().value,
      begun.random,
      event.sequence,
      event.terminalSequence,
    );
    const expected = algorithm.debitMac(sessionKey, mac1Message(event));
    if (!equalConstantTime(expected, data.subarray(MAC_AT))) return SW.MAC_INVALID_DEBIT;

    const allowance = findAllowance(selection.directory, totalOf(event));
    if (typeof allowance === 'number') return allowance;
    if (allowance.sequence !== begun.sequence) return SW.CONDITIONS_NOT_SATISFIED;
    allowance.use(memory, detailRecord(event));
    const tac = cardAlgorithm(keys.dtk.algorithm).debitTac(keys.dtk.toImage().value, tacMessage(event));
    answer.set(concatBytes(tac, algorithm.debitMac(sessionKey, mac2Message(event))));
    return SW.SUCCESS;
  },
});
