/** What bytes may be taken for; `--as` names one. */
export const KINDS = {
  command: 'a command APDU',
  response: 'an answer: data and status word',
  pair: 'a command and its answer',
  tlv: 'BER-TLV data objects or records of the card',
  atr: 'an ATR',
  ats: 'an ATS',
  status: 'a status word',
  trace: 'lines > hex and < hex',
} as const;

export type Kind = keyof typeof KINDS;

export const isKind = (name: string): name is Kind => Object.hasOwn(KINDS, name);
