import type { DebitReceipt } from '../../../../host-cli/terminal/debit/receipt.js';

/** The receipt of the worked example of the conventions. */
export const RECEIPT: DebitReceipt = {
  receipt: 'medical-debit',
  version: 1,
  cardIdentificationCode: '510100D15600000500000001D24770B4',
  cardNumber: 'A10000015',
  areaCode: '510100',
  cardFactor: '8660510100000001',
  algorithm: 'SM4',
  keyVersion: 1,
  account: 1000,
  selfPay: 0,
  pooled: 0,
  terminal: '000000000001',
  dateTime: '20261122101112',
  cardSequence: 1,
  terminalSequence: 7,
  tac: 'C8B13B1C',
};
