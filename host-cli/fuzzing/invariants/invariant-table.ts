import { answerForm } from './answer-form.js';
import { answerLength } from './answer-length.js';
import { binaryLength } from './binary-length.js';
import { cardAnswers } from './card-answers.js';
import { catalogue } from './catalogue.js';
import { challengeFresh } from './challenge-fresh.js';
import { challengeOnce } from './challenge-once.js';
import { commandRights } from './command-rights.js';
import { debitAndLog } from './debit-and-log.js';
import { debitAnswer } from './debit-answer.js';
import { exactLength } from './exact-length.js';
import { failureDropsRight } from './failure-drops-right.js';
import { firewall } from './firewall.js';
import { getResponse } from './get-response.js';
import { internalCryptogram } from './internal-cryptogram.js';
import type { Invariant } from './invariant.js';
import { keyCounter } from './key-counter.js';
import { keyProof } from './key-proof.js';
import { macProof } from './mac-proof.js';
import { noDataWithRefusal } from './no-data-with-refusal.js';
import { noInternalFault } from './no-internal-fault.js';
import { pinComparison } from './pin-comparison.js';
import { pinCounter } from './pin-counter.js';
import { purseAndLog } from './purse-and-log.js';
import { readRights } from './read-rights.js';
import { recordForm } from './record-form.js';
import { recordOrder } from './record-order.js';
import { refusedUpdate } from './refused-update.js';
import { resetDropsRights } from './reset-drops-rights.js';
import { sameAnswer } from './same-answer.js';
import { sameAnswerToReset } from './same-answer-to-reset.js';
import { secretLeak } from './secret-leak.js';
import { selectAnswer } from './select-answer.js';
import { selectName } from './select-name.js';
import { selectionDropsRights } from './selection-drops-rights.js';
import { tearAtomic } from './tear-atomic.js';
import { tearCounter } from './tear-counter.js';
import { transactionCounter } from './transaction-counter.js';
import { updateReadBack } from './update-read-back.js';
import { updateRights } from './update-rights.js';

/** Everything that holds for every card. A further invariant is a file and a row. */
export const INVARIANTS: readonly Invariant[] = [
  answerForm,
  noDataWithRefusal,
  answerLength,
  cardAnswers,
  noInternalFault,
  sameAnswerToReset,
  getResponse,
  exactLength,
  catalogue,
  secretLeak,
  pinCounter,
  pinComparison,
  keyCounter,
  keyProof,
  challengeOnce,
  challengeFresh,
  macProof,
  internalCryptogram,
  readRights,
  updateRights,
  commandRights,
  resetDropsRights,
  selectionDropsRights,
  failureDropsRight,
  firewall,
  recordForm,
  binaryLength,
  sameAnswer,
  refusedUpdate,
  updateReadBack,
  recordOrder,
  tearAtomic,
  tearCounter,
  selectAnswer,
  selectName,
  debitAnswer,
  debitAndLog,
  transactionCounter,
  purseAndLog,
];
