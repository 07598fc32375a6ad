import { type StatusWord, SW } from '../../../../apdu/codec/status-word.js';
import { CVR } from '../../../../apdu/payment/card-bits-table.js';
import type { CardCore } from '../../../kernel/card-core.js';
import type { CryptogramKind } from '../electronic-cash/decide.js';
import { generateForPurse } from '../electronic-cash/in-transaction.js';
import { remember } from '../history.js';
import { logTransaction } from '../logs/transaction-log.js';
import type { PaymentSession, Transaction } from '../payment-session.js';
import type { TerminalValues } from '../terminal-values.js';
import { cryptogramAnswer, issuerDataTemplate } from './answer.js';
import { countOffline } from './counters.js';
import { rememberFailedAuthentication } from './failed-authentication.js';
import { FIRST_CHECKS, runChecks } from './first-checks.js';
import { cryptogramInformation, type DeclineReason, noteFirst } from './information.js';
import type { CryptogramRequest } from './requested.js';
import { type RiskFacts, readRiskFacts } from './risk-facts.js';

interface Decision {
  readonly kind: CryptogramKind;
  readonly reason?: DeclineReason;
}

/** Debit/credit: what the terminal asks for, unless the checks want the issuer asked, or a decline. */
function decide(
  core: CardCore,
  session: PaymentSession,
  facts: RiskFacts,
  requested: CryptogramKind,
): Decision {
  const { directory } = core.selection;
  const { online, decline, block } = runChecks(FIRST_CHECKS, facts, (result) => session.results.set(result));
  if (block) {
    directory.block.set(core.memory, 'blocked');
    remember(core.memory, directory.objects, { BLOCKED_BY_PIN: true });
    session.results.set(CVR.fields.BLOCKED_BY_PIN);
  }
  if (decline || block) return { kind: 'AAC', reason: 'pin' };
  return { kind: requested === 'TC' && online ? 'ARQC' : requested };
}

/**
 * The first GENERATE AC: card risk management, cryptogram, counters, all or nothing. 6A80 for an amount that is none.
 * pboc.md 4
 */
export function generateFirst(
  core: CardCore,
  session: PaymentSession,
  transaction: Transaction,
  { kind: requested, combined }: CryptogramRequest,
  terminal: TerminalValues,
): StatusWord {
  const { memory, selection, answer } = core;
  const { directory } = selection;
  const facts = readRiskFacts(directory, session, terminal);
  if (!facts) return SW.WRONG_DATA;
  const template = issuerDataTemplate(directory, transaction);
  if (!template) return SW.CONDITIONS_NOT_SATISFIED;

  session.results.scriptCount = facts.scriptCount;
  const isCash = transaction.path === 'electronic-cash';
  let decision: Decision = { kind: 'AAC' };
  if (directory.blockState === 'none') {
    decision = isCash
      ? { kind: generateForPurse(memory, directory, transaction, terminal, requested) }
      : decide(core, session, facts, requested);
  }
  const { kind, reason } = decision;
  noteFirst(session.results, kind);
  if (kind === 'TC') {
    if (!isCash) countOffline(memory, facts);
    logTransaction(memory, directory, terminal, transaction.terminal);
  }
  if (kind === 'ARQC') remember(memory, directory.objects, { ONLINE_NOT_COMPLETED: true });
  else rememberFailedAuthentication(memory, directory, terminal, kind === 'AAC');

  session.phase = kind === 'ARQC' ? 'online' : 'completed';
  session.firstTerminal = terminal;
  const made = cryptogramAnswer(core, session, transaction, template, {
    information: cryptogramInformation(kind, facts, reason),
    terminal,
    combined: combined && kind !== 'AAC',
  });
  session.firstCryptogram = made.cryptogram;
  answer.set(made.answer);
  return SW.SUCCESS;
}
