import { fromHex } from '../../apdu/bytes.js';
import { BankCore } from '../support/bank-core.js';
import { tapData } from '../support/bank-tap.js';
import type { Work } from './measure.js';

const PAYMENTS_PER_SECOND = 1_000;
/** The ATC has two bytes: then comes a new card. */
const PAYMENTS_PER_CARD = 65_000;

const SELECT = fromHex('00A4040008A00000033301010100');
const RECORDS = ['00B2011400', '00B2021400', '00B2013C00'].map((record) => fromHex(record));
/** 0.01 at a time, from a purse of 1000.00. */
const DATA = tapData({ amount: 1 });
const OPTIONS = fromHex(
  `80A80000${(DATA.length / 2 + 2).toString(16)}83${(DATA.length / 2).toString(16)}${DATA}00`,
);

/** The AFL follows template 77 with a length of two bytes, and the AIP: only approvals have it. */
const APPROVED_AT = 7;
const FILE_LOCATOR = 0x94;

/** SELECT, GET PROCESSING OPTIONS with a signature over amount and 9F69 (fDDA 01), and the three records. */
export function fastPayment(): Work {
  const insert = (): BankCore => {
    const bank = new BankCore('SM4', { '9F36': '0000', '9F79': '000000100000' });
    bank.core.reset('contactless');
    return bank;
  };
  let bank = insert();
  let payments = 0;
  const run = (): void => {
    if (++payments % PAYMENTS_PER_CARD === 0) bank = insert();
    const { core } = bank;
    core.process(SELECT);
    if (core.process(OPTIONS)[APPROVED_AT] !== FILE_LOCATOR) throw new Error('not approved');
    for (const record of RECORDS) core.process(record);
  };
  run();
  if (bank.object(0x9f79) !== '000000099999') throw new Error('nothing was paid');
  return { name: 'fast payment with SM2 fDDA 01: SELECT, GPO, 3 records', target: PAYMENTS_PER_SECOND, run };
}
