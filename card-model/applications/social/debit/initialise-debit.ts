import { concatBytes } from '../../../../apdu/bytes.js';
import type { CommandApdu } from '../../../../apdu/codec/command-apdu.js';
import { SW } from '../../../../apdu/codec/status-word.js';
import type { Bilingual } from '../../../../apdu/trace/command-description.js';
import { cardAlgorithm } from '../../../../crypto/index.js';
import { PROPRIETARY } from '../../../commands/classes.js';
import { defineCommand } from '../../../kernel/command.js';
import { bigEndian, DEBIT_BYTES, sequenceBytes, totalOf } from './debit-message.js';
import { DEBIT_RIGHTS, DEBIT_SESSION, findDebitKeys } from './debit-session.js';
import { findAllowance } from './spending-control.js';

const P1 = 0x01;
const P2 = 0x02;
const AMOUNTS_AT = 1;
const TERMINAL_AT = AMOUNTS_AT + DEBIT_BYTES.AMOUNTS;
const DATA_BYTES = TERMINAL_AT + DEBIT_BYTES.TERMINAL;
const CEILING_BYTES = 4;

function explain({ data }: CommandApdu): Bilingual {
  if (data.length !== DATA_BYTES) return { en: 'begins a medical debit', zh: '医保消费初始化' };
  const fen = totalOf({ amounts: data.subarray(AMOUNTS_AT, TERMINAL_AT) });
  const version = data[0]!;
  return {
    en: `begins a medical debit of ${fen} fen in all, key version ${version}`,
    zh: `医保消费初始化，合计 ${fen} 分，密钥版本 ${version}`,
  };
}

/** INITIALISE FOR DEBIT: amounts and terminal go in; ceiling, sequence and random come out. */
export const initialiseDebit = defineCommand({
  name: 'INITIALISE DEBIT',
  ins: 0x50,
  classes: [PROPRIETARY],
  clause: 'conventions, medical debit (DF04)',
  summary: { en: 'begins a medical debit', zh: '医保消费初始化' },
  explain,
  allowed: DEBIT_RIGHTS,

  format({ p1, p2, nc }) {
    if (nc !== DATA_BYTES) return SW.WRONG_LENGTH;
    return p1 === P1 && p2 === P2 ? SW.SUCCESS : SW.WRONG_P1_P2;
  },

  execute(command, { selection, session, environment, answer }) {
    session.close();
    // The session outlives the array that the command came in.
    const data = command.data().slice();
    const keyVersion = data[0]!;
    const order = {
      amounts: data.subarray(AMOUNTS_AT, TERMINAL_AT),
      terminal: data.subarray(TERMINAL_AT),
    };
    const keys = findDebitKeys(selection.directory, keyVersion);
    if (!keys) return SW.REFERENCE_NOT_FOUND;
    const allowance = findAllowance(selection.directory, totalOf(order));
    if (typeof allowance === 'number') return allowance;

    const { ceiling, sequence } = allowance;
    const random = environment.random(DEBIT_BYTES.RANDOM);
    session.open(DEBIT_SESSION, { ...order, keyVersion, sequence, random });
    const { debitAlgorithmByte } = cardAlgorithm(keys.dpk.algorithm);
    answer.set(
      concatBytes(
        bigEndian(ceiling, CEILING_BYTES),
        sequenceBytes(sequence),
        Uint8Array.of(keyVersion, debitAlgorithmByte),
        random,
      ),
    );
    return SW.SUCCESS;
  },
});
