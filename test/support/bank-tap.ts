import { fromHex } from '../../apdu/bytes.js';
import { recordRead, recordToServe } from '../../card-model/applications/pboc/contactless/last-record.js';
import { processFastPayment } from '../../card-model/applications/pboc/contactless/process.js';
import { chooseOptions } from '../../card-model/applications/pboc/processing-options.js';
import { LinearFile } from '../../card-model/files/linear-file.js';
import { type BankCore, CONTACTLESS_PDOL } from './bank-core.js';

export interface Tap {
  /** 9F66 */
  readonly ttq?: string;
  /** 9F02, in fen */
  readonly amount?: number;
  /** 5F2A */
  readonly currency?: string;
}

/** Values of `CONTACTLESS_PDOL`. */
export function tapData({ ttq = '26000080', amount = 1000, currency = '0156' }: Tap = {}): string {
  const money = String(amount).padStart(12, '0');
  return `${ttq}${money}0000000000000156${'00'.repeat(5)}${currency}2611220011223344`;
}

export interface Answered {
  readonly statusWord: number;
  readonly answer: Uint8Array;
}

/** SELECT and GET PROCESSING OPTIONS of a contactless reader, below the command level: ATC, then the fast payment. */
export function tap(bank: BankCore, given: Tap = {}): Answered {
  const { core, directory } = bank;
  bank.select('contactless');
  const atc = directory.objects.get(0x9f36)!;
  const raised = ((atc[0]! << 8) | atc[1]!) + 1;
  directory.objects.spend(core.memory, 0x9f36, Uint8Array.of(raised >> 8, raised & 0xff));
  core.answer.clear();
  const begun = bank.transaction('fast-payment', CONTACTLESS_PDOL, tapData(given));
  const { interchangeProfile } = chooseOptions(directory, 'fast-payment', begun.terminal) ?? begun;
  const transaction = { ...begun, interchangeProfile };
  const statusWord = processFastPayment(core, bank.session, transaction);
  if (statusWord === 0x9000) core.memory.commit();
  else core.memory.rollback();
  const { source, start, count } = core.answer;
  return { statusWord, answer: source.slice(start, start + count) };
}

/** READ RECORD below the command level. */
export function readRecord(bank: BankCore, sfi: number, number: number): Uint8Array {
  const { core, directory, session } = bank;
  const file = directory.fileBySfi(sfi);
  if (!(file instanceof LinearFile)) throw new Error(`no records at SFI ${sfi}`);
  const served = recordToServe(core, session, { sfi, number }, file.record(number) ?? fromHex('7000'));
  recordRead(core, session, { sfi, number }, served);
  core.memory.commit();
  return served.slice();
}
