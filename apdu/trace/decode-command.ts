import { toHex } from '../bytes.js';
import type { Language } from '../codec/bilingual.js';
import { type CommandApdu, encodeCommand } from '../codec/command-apdu.js';
import type { DecodedField } from './decoded-exchange.js';
import { hexByte } from './names.js';

const WORDS = {
  hidden: { en: (bytes: number) => `${bytes} bytes, hidden`, zh: (bytes: number) => `${bytes} 字节，已隐藏` },
  data: { en: 'data', zh: '数据' },
};

/** CLA, INS, P1, P2, Lc, data, Le; `inner` explains the data where they have a structure. */
export function commandFields(
  command: CommandApdu,
  language: Language,
  hideData: boolean,
  inner?: readonly DecodedField[],
): DecodedField[] {
  const fields = (['cla', 'ins', 'p1', 'p2'] as const).map((part): DecodedField => {
    return { label: part.toUpperCase(), hex: hexByte(command[part]) };
  });
  const { data, ne } = command;
  if (data.length > 0) {
    fields.push({ label: 'Lc', hex: lengthHex(data.length, command), text: String(data.length) });
    if (hideData) fields.push(hiddenField(WORDS.data[language], data.length, language));
    else fields.push({ label: WORDS.data[language], hex: toHex(data), ...(inner ? { fields: inner } : {}) });
  }
  if (ne > 0) fields.push({ label: 'Le', hex: lengthHex(ne, command), text: String(ne) });
  return fields;
}

/** A secret: its place and length only. */
export function hiddenField(label: string, bytes: number, language: Language): DecodedField {
  return { label, hex: '', text: WORDS.hidden[language](bytes), hidden: true };
}

/** The coding in hexadecimal, with secret data as `**`. */
export function commandHex(command: CommandApdu, hideData: boolean): string {
  if (!hideData || command.data.length === 0) return toHex(encodeCommand(command));
  const { data, ne } = command;
  const header = [command.cla, command.ins, command.p1, command.p2].map(hexByte).join('');
  const marker = command.form === 'extended' ? '00' : '';
  const le = ne > 0 ? lengthHex(ne, command) : '';
  return `${header}${marker}${lengthHex(data.length, command)}${'**'.repeat(data.length)}${le}`;
}

/** The digits of Lc or Le; the largest count of a form is written as 0. */
function lengthHex(count: number, { form }: CommandApdu): string {
  return form === 'extended'
    ? (count & 0xffff).toString(16).toUpperCase().padStart(4, '0')
    : hexByte(count & 0xff);
}
