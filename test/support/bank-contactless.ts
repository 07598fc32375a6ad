import { bytes, hex } from './hex.js';
import { type PaymentCard, type Purchase, terminalValues } from './payment-card.js';

/** 9F66 of a reader: debit/credit over contactless before qPBOC, qPBOC with fDDA 01, the same asking for an ARQC. */
export const TTQ = { DEBIT_CREDIT: '76000080', FAST: '26000080', FAST_ONLINE: '26800080' } as const;

/** The contactless PDOL of the demonstration card, and what a card that takes electronic cash there asks for beside. */
export const CONTACTLESS_TAGS = [
  ...['DF69', '9F66', '9F02', '9F03', '9F1A', '95', '5F2A', '9A', '9C', '9F21', '9F37'],
] as const;

const lengthOf = (text: string): string => hex(Uint8Array.of(text.length / 2));

/** GET PROCESSING OPTIONS of a contactless reader by a PDOL with these tags. */
export function contactlessOptions(
  purchase: Purchase = {},
  ttq: string = TTQ.DEBIT_CREDIT,
  sm = true,
  tags: readonly string[] = CONTACTLESS_TAGS,
): string {
  const values: Record<string, string> = { ...terminalValues(purchase, sm), '9F66': ttq };
  const data = tags.map((tag) => values[tag]!).join('');
  const template = `83${lengthOf(data)}${data}`;
  return `80A80000${lengthOf(template)}${template}00`;
}

/** SELECT and GET PROCESSING OPTIONS over contactless. */
export function beginContactless(card: PaymentCard, purchase: Purchase = {}, ttq?: string): string {
  card.select();
  return card.send(contactlessOptions(purchase, ttq, card.algorithm === 'SM4'));
}

/** Records of the AFL of a fast payment on the demonstration card, the last one last. */
export const FAST_RECORDS = {
  SM4: ['00B2014400', '00B2013C00', '00B2014C00', '00B2012C00'],
  '3DES': ['00B2011400', '00B2021400', '00B2013C00', '00B2015400', '00B2025400', '00B2012C00'],
} as const;

/** A fast payment until the last record was read; the answers with their status words. */
export function payFast(card: PaymentCard, purchase: Purchase = {}, ttq: string = TTQ.FAST): string[] {
  return [
    beginContactless(card, purchase, ttq),
    ...FAST_RECORDS[card.algorithm].map((record) => card.send(record)),
  ];
}

/** A contactless PDOL as an object of the card, group 9103. */
export function contactlessPdolObject(tags: readonly string[], lengths: Readonly<Record<string, number>>) {
  const list = tags.map((tag) => tag + lengthOf('00'.repeat(lengths[tag]!))).join('');
  return hex(bytes(`9F38${lengthOf(list)}${list}`));
}

/** A second currency with a purse, for the data of a card: one Hong Kong dollar counts as 0.9. */
export const SECOND_CURRENCY = {
  currency: '0344',
  conversionFactor: '10000009',
  cumulative: 50_000,
  electronicCash: {
    balance: 8000,
    balanceLimit: 10_000,
    singleLimit: 5000,
    resetThreshold: 1000,
    cardCvmLimit: 4000,
  },
} as const;
