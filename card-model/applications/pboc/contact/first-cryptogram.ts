import { type StatusWord, SW } from '../../../../apdu/codec/status-word.js';
import type { CardCore } from '../../../kernel/card-core.js';
import { issuerDataTemplate } from '../contactless/issuer-data.js';
import type { CryptogramKind } from '../electronic-cash/decide.js';
import { generateForPurse } from '../electronic-cash/in-transaction.js';
import { remember } from '../history.js';
import { logTransaction } from '../logs/transaction-log.js';
import type { PaymentSession, Transaction } from '../payment-session.js';
import type { TerminalValues } from '../terminal-values.js';
import { cryptogramAnswer } from './answer.js';
import { blockByPin } from './block-by-pin.js';
import { countAbroad, countAmount } from './counters.js';
import { rememberFailedAuthentication } from './failed-authentication.js';
import { CASH_CHECKS, FIRST_CHECKS, runChecks } from './first-checks.js';
import { cryptogramInformation, type DeclineReason, noteFirst } from './information.js';
import { type CryptogramRequest, isSigned } from './requested.js';
import { type RiskFacts, readRiskFacts } from './risk-facts.js';

interface Decision {
  readonly kind: CryptogramKind;
  readonly reason?: DeclineReason;
}

/**
 * What the terminal asks for, unless the checks want the issuer asked, or a decline. A blocked application always
 * declines; what the checks find it tells all the same.
 */
function decide(
  { memory, selection }: CardCore,
  session: PaymentSession,
  transaction: Transaction,
  facts: RiskFacts,
  terminal: TerminalValues,
  requested: CryptogramKind,
): Decision {
  const { directory } = selection;
  const isCash = transaction.path === 'electronic-cash';
  const checks = isCash ? CASH_CHECKS : FIRST_CHECKS;
  const { online, decline, block } = runChecks(checks, facts, (result) => session.results.set(result));
  if (block) blockByPin(memory, directory, session.results);
  if (decline || block) return { kind: 'AAC', reason: 'pin' };
  if (directory.blockState !== 'none') return { kind: 'AAC' };
  if (isCash) return { kind: generateForPurse(memory, directory, transaction, terminal, requested) };
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
  request: CryptogramRequest,
  terminal: TerminalValues,
): StatusWord {
  const { memory, selection, answer } = core;
  const { directory } = selection;
  const facts = readRiskFacts(directory, session, terminal);
  if (!facts) return SW.WRONG_DATA;
  const template = issuerDataTemplate(directory, transaction);
  if (!template) return SW.CONDITIONS_NOT_SATISFIED;

  session.results.scriptCount = facts.scriptCount;
  const { kind, reason } = decide(core, session, transaction, facts, terminal, request.kind);
  noteFirst(session.results, kind);
  if (transaction.path !== 'electronic-cash') {
    if (kind === 'TC') countAmount(memory, facts);
    if (kind !== 'ARQC') countAbroad(memory, facts);
  }
  if (kind === 'TC') logTransaction(memory, directory, terminal, transaction.terminal);
  if (kind === 'ARQC') remember(memory, directory.objects, { ONLINE_NOT_COMPLETED: true });
  else rememberFailedAuthentication(memory, directory, terminal, kind === 'AAC');

  session.phase = kind === 'ARQC' ? 'online' : 'completed';
  session.firstTerminal = terminal;
  const made = cryptogramAnswer(core, session, transaction, template, {
    kind,
    information: cryptogramInformation(kind, facts, reason),
    terminal,
    combined: isSigned(request, kind),
  });
  session.firstCryptogram = made.cryptogram;
  answer.set(made.answer);
  return SW.SUCCESS;
}
