import { amountValue } from '../../../../apdu/payment/amount.js';
import type { Directory } from '../../../files/directory.js';
import type { NonVolatileMemory } from '../../../kernel/non-volatile-memory.js';
import { hasHappened } from '../history.js';
import type { Transaction } from '../payment-session.js';
import { TERMINAL, type TerminalValues } from '../terminal-values.js';
import { choosePurse } from './choose.js';
import { type CryptogramKind, decideElectronicCash, sameTransaction } from './decide.js';
import { amountIn, matchCurrency, PURSES, type PurseName, writeAmount } from './purse.js';

/** 9F7A: the terminal takes electronic cash. */
const CASH_INDICATOR = 0x9f7a;

/** The amount authorised (9F02) in the smallest unit; undefined when it is no n12. 0 where the list does not ask. */
export function amountAuthorised(terminal: TerminalValues): number | undefined {
  return amountValue(terminal.exactly(TERMINAL.AMOUNT));
}

/** Whose purse the currency of the transaction (5F2A) is. */
export function currencyOf(directory: Directory, terminal: TerminalValues) {
  return matchCurrency(directory.objects, terminal.exactly(TERMINAL.CURRENCY));
}

/** PIN tries of the application's own PIN; undefined where there is none. */
export function pinTriesOf({ pin }: Directory): number | undefined {
  return pin && pin.maximumTries > 0 ? pin.triesLeft : undefined;
}

/**
 * For GET PROCESSING OPTIONS: the purse that pays, or undefined for debit/credit. The same over contacts and on the
 * debit/credit path of a contactless reader.
 */
export function purseForTransaction(directory: Directory, terminal: TerminalValues): PurseName | undefined {
  const { objects } = directory;
  const currency = currencyOf(directory, terminal);
  const amount = amountAuthorised(terminal);
  if (currency === 'foreign' || amount === undefined || !terminal.get(TERMINAL.AMOUNT.tag)) return undefined;
  const purse = PURSES[currency];
  return choosePurse({
    terminalIndicator: terminal.get(CASH_INDICATOR)?.[0],
    currency,
    amount,
    balance: amountIn(objects, purse.balance) ?? 0,
    singleLimit: amountIn(objects, purse.singleLimit),
    authenticationFailed: hasHappened(objects, 'ISSUER_AUTHENTICATION_FAILED'),
    scriptFailed: hasHappened(objects, 'SCRIPT_FAILED'),
    pinTriesLeft: pinTriesOf(directory),
  });
}

/** The purse of a transaction that runs as electronic cash. */
export function purseOf(directory: Directory, { path, terminal }: Transaction): PurseName | undefined {
  if (path !== 'electronic-cash') return undefined;
  const currency = currencyOf(directory, terminal);
  return currency === 'foreign' ? undefined : currency;
}

/**
 * For the first GENERATE AC of electronic cash: what it gives. With a TC the purse is reduced as part of the running
 * command; nothing else of debit/credit moves. `firstTerminal` = what came by CDOL1.
 */
export function generateForPurse(
  memory: NonVolatileMemory,
  directory: Directory,
  transaction: Transaction,
  firstTerminal: TerminalValues,
  requested: CryptogramKind,
): CryptogramKind {
  const { objects } = directory;
  const purse = purseOf(directory, transaction);
  const amount = amountAuthorised(transaction.terminal);
  if (purse === undefined || amount === undefined) return requested === 'TC' ? 'AAC' : requested;
  const agreed = sameTransaction(
    { list: transaction.terminal.dol.entries, data: transaction.terminal.data },
    { list: firstTerminal.dol.entries, data: firstTerminal.data },
  );
  const { balance: tag } = PURSES[purse];
  const balance = amountIn(objects, tag) ?? 0;
  const given = decideElectronicCash(requested, agreed, amount, balance);
  if (given === 'TC') writeAmount(memory, objects, tag, balance - amount);
  return given;
}
