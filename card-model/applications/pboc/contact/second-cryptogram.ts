import { type StatusWord, SW } from '../../../../apdu/codec/status-word.js';
import { hasBits } from '../../../../apdu/payment/bit-field.js';
import { ADA, AIP, CVR, ISSUER_AUTHENTICATION_INDICATOR } from '../../../../apdu/payment/card-bits-table.js';
import type { CardCore } from '../../../kernel/card-core.js';
import { issuerDataTemplate } from '../contactless/issuer-data.js';
import { remember } from '../history.js';
import { logTransaction } from '../logs/transaction-log.js';
import { OBJECT } from '../objects.js';
import type { PaymentSession, Transaction } from '../payment-session.js';
import type { TerminalValues } from '../terminal-values.js';
import { cryptogramAnswer } from './answer.js';
import { clearCounters, countAbroad, countAmount } from './counters.js';
import { rememberFailedAuthentication } from './failed-authentication.js';
import { runChecks } from './first-checks.js';
import { cryptogramInformation, type DeclineReason, noteSecond } from './information.js';
import { OFFLINE_LIMITS } from './offline-limits.js';
import { type CryptogramRequest, isSigned } from './requested.js';
import { isApproval, isUnableToGoOnline } from './response-code.js';
import { defaultAction, type RiskFacts, readRiskFacts } from './risk-facts.js';

const RESPONSE_CODE_TAG = 0x8a;
const NO_RESPONSE_CODE = new Uint8Array(2);

interface Decision {
  readonly kind: 'AAC' | 'TC';
  readonly reason?: DeclineReason;
}

/** The issuer has answered, or the terminal says so. */
function decideOnline(
  core: CardCore,
  session: PaymentSession,
  { interchangeProfile }: Transaction,
  facts: RiskFacts,
  wanted: Decision['kind'],
  approved: boolean,
): Decision {
  const { objects } = core.selection.directory;
  const { issuerAuthentication, results } = session;
  const indicator = objects.get(OBJECT.ISSUER_AUTHENTICATION.tag) ?? Uint8Array.of(0);
  const mandatory = hasBits(indicator, ISSUER_AUTHENTICATION_INDICATOR.fields.MANDATORY);
  const expected = hasBits(interchangeProfile, AIP.fields.ISSUER_AUTHENTICATION);
  const missed = expected && issuerAuthentication === 'none';
  if (missed && approved) results.set(CVR.fields.ISSUER_AUTHENTICATION_MISSED);
  if (issuerAuthentication === 'failed' || (missed && mandatory)) {
    remember(core.memory, objects, { ISSUER_AUTHENTICATION_FAILED: true });
    const { AUTHENTICATION_FAILED_DECLINE, AUTHENTICATION_MISSED_DECLINE } = ADA.fields;
    const declines = defaultAction(
      facts,
      issuerAuthentication === 'failed' ? AUTHENTICATION_FAILED_DECLINE : AUTHENTICATION_MISSED_DECLINE,
    );
    return wanted === 'TC' && declines ? { kind: 'AAC', reason: 'issuer authentication' } : { kind: wanted };
  }
  complete(core, session, wanted === 'TC');
  return { kind: wanted };
}

/**
 * The issuer has had its say: what earlier transactions left is told and forgotten, and after an approval the offline
 * counters begin anew. That a decline leaves the counters is a convention.
 */
function complete(
  { memory, selection }: CardCore,
  { scriptFailed }: PaymentSession,
  approved: boolean,
): void {
  const { directory } = selection;
  const { objects } = directory;
  remember(memory, objects, {
    ONLINE_NOT_COMPLETED: false,
    ISSUER_AUTHENTICATION_FAILED: false,
    SDA_FAILED: false,
    DDA_FAILED: false,
    ...(!scriptFailed && { SCRIPT_FAILED: false }),
  });
  const { tag } = OBJECT.SCRIPT_COUNT;
  if (objects.get(tag)?.[0]) objects.write(memory, tag, Uint8Array.of(0));
  if (approved) clearCounters(memory, directory);
}

/** The terminal could not ask the issuer: what the upper limits leave of its wish. */
function decideOffline(
  core: CardCore,
  session: PaymentSession,
  facts: RiskFacts,
  terminal: TerminalValues,
  requested: Decision['kind'],
): Decision {
  const { memory, selection } = core;
  session.results.set(CVR.fields.UNABLE_TO_GO_ONLINE);
  const { decline } = runChecks(OFFLINE_LIMITS, facts, (result) => session.results.set(result));
  const kind = requested === 'TC' && !decline ? 'TC' : 'AAC';
  if (kind === 'TC') countAmount(memory, facts);
  countAbroad(memory, facts);
  rememberFailedAuthentication(memory, selection.directory, terminal, kind === 'AAC');
  return { kind };
}

/**
 * The second GENERATE AC: the end of a transaction that asked the issuer, all or nothing. The issuer has approved when
 * the terminal says so (8A) and, with a right ARPC, its own response code does. 6985 for an ARQC, 6A80 for an amount that
 * is none. pboc.md 4
 */
export function generateSecond(
  core: CardCore,
  session: PaymentSession,
  transaction: Transaction,
  request: CryptogramRequest,
  terminal: TerminalValues,
): StatusWord {
  if (request.kind === 'ARQC') return SW.CONDITIONS_NOT_SATISFIED;
  const { memory, selection, answer } = core;
  const { directory } = selection;
  const facts = readRiskFacts(directory, session, terminal);
  if (!facts) return SW.WRONG_DATA;
  const template = issuerDataTemplate(directory, transaction);
  if (!template) return SW.CONDITIONS_NOT_SATISFIED;

  const { authenticatedCode } = session;
  const told = terminal.get(RESPONSE_CODE_TAG) ?? authenticatedCode ?? NO_RESPONSE_CODE;
  const approved = isApproval(told) && (!authenticatedCode || isApproval(authenticatedCode));
  const possible = directory.blockState === 'none' ? request.kind : 'AAC';
  const { kind, reason } = isUnableToGoOnline(authenticatedCode ?? told)
    ? decideOffline(core, session, facts, terminal, possible)
    : decideOnline(core, session, transaction, facts, approved ? possible : 'AAC', approved);
  noteSecond(session.results, kind);
  if (kind === 'TC') logTransaction(memory, directory, terminal, transaction.terminal);
  session.phase = 'completed';
  const made = cryptogramAnswer(core, session, transaction, template, {
    kind,
    information: cryptogramInformation(kind, facts, reason),
    terminal,
    combined: isSigned(request, kind),
  });
  answer.set(made.answer);
  return SW.SUCCESS;
}
