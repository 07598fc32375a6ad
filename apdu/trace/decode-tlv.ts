import { toHex } from '../bytes.js';
import { parseTlv, type TlvNode, tagToHex } from '../codec/ber-tlv.js';
import type { Language } from '../codec/bilingual.js';
import { CodecError } from '../codec/codec-error.js';
import type { TagName } from './card-dictionary.js';
import { valueText } from './decode-value.js';
import type { DecodedField } from './decoded-exchange.js';
import { TAG_NAMES } from './tag-names.js';

/**
 * The data objects of an answer with their names, or undefined when the bytes are no whole objects. Names of `tags`
 * go before those the decoder knows.
 */
export function decodeTlvFields(
  bytes: Uint8Array,
  language: Language,
  tags: readonly TagName[] = [],
): DecodedField[] | undefined {
  try {
    return fieldsOf(parseTlv(bytes), language, [...tags, ...TAG_NAMES]);
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}

function fieldsOf(nodes: readonly TlvNode[], language: Language, names: readonly TagName[]): DecodedField[] {
  return nodes.map((node) => {
    const known = names.find(({ tag }) => tag === node.tag);
    const label = known === undefined ? tagToHex(node.tag) : `${tagToHex(node.tag)} ${known.name[language]}`;
    const field: DecodedField = { label, hex: toHex(node.value) };
    if (node.children !== undefined) return { ...field, fields: fieldsOf(node.children, language, names) };
    const text = valueText(node.value, known?.type ?? 'b', language);
    return text === undefined || !isReadable(text) ? field : { ...field, text };
  });
}

/** An AID is often bytes rather than characters. */
function isReadable(text: string): boolean {
  return !/[\p{Cc}\uFFFD]/u.test(text);
}
