import { CodecError } from './codec-error.js';
import { decodeGb18030, encodeGb18030Character } from './gb18030.js';

/**
 * Fields of type `an`: ASCII, Chinese as GBK / GB18030, left aligned and filled with 00. Unpersonalised fields are FF.
 */

/**
 * The text in exactly `length` bytes.
 * @throws CodecError `TEXT_TOO_LONG` naming the field and both lengths, `TEXT_NOT_ENCODABLE`; nothing is ever cut.
 */
export function encodeText(text: string, length: number, fieldName = 'text'): Uint8Array {
  const bytes = encodeWhole(text, fieldName);
  if (bytes.length > length) {
    const message = `${fieldName} has ${length} bytes; the text needs ${bytes.length} in GB18030`;
    throw new CodecError('TEXT_TOO_LONG', message, length);
  }
  const field = new Uint8Array(length);
  field.set(bytes);
  return field;
}

/** The text without 00 and FF at its end; '' for an unpersonalised field. Damaged bytes read as U+FFFD. */
export function decodeText(bytes: Uint8Array): string {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0x00 || bytes[end - 1] === 0xff)) end--;
  return decodeGb18030(bytes.subarray(0, end));
}

/** Bytes that the text needs, without fill. @throws CodecError `TEXT_NOT_ENCODABLE`. */
export function textLength(text: string): number {
  return encodeWhole(text, 'text').length;
}

/**
 * The text over two fields, as 姓名 and 姓名扩展 have it: the first takes as many whole characters as fit.
 * @throws CodecError `TEXT_TOO_LONG`, `TEXT_NOT_ENCODABLE`.
 */
export function splitText(
  text: string,
  lengths: readonly [number, number],
  fieldName = 'text',
): [Uint8Array, Uint8Array] {
  const characters = [...text];
  let head = '';
  let taken = 0;
  let headBytes = 0;
  for (const character of characters) {
    headBytes += encodeWhole(character, fieldName).length;
    if (headBytes > lengths[0]) break;
    head += character;
    taken++;
  }
  const tail = characters.slice(taken).join('');
  return [
    encodeText(head, lengths[0], fieldName),
    encodeText(tail, lengths[1], `the second part of ${fieldName}`),
  ];
}

function encodeWhole(text: string, fieldName: string): Uint8Array {
  const bytes: number[] = [];
  let offset = 0;
  for (const character of text) {
    const encoded = encodeGb18030Character(character.codePointAt(0)!);
    if (encoded === undefined) {
      const message = `character ${offset + 1} of ${fieldName} has no code in GB18030`;
      throw new CodecError('TEXT_NOT_ENCODABLE', message, offset);
    }
    bytes.push(...encoded);
    offset += character.length;
  }
  return Uint8Array.from(bytes);
}
