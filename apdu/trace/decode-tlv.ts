import { toHex } from '../bytes.js';
import { parseTlv, type TlvNode, tagToHex } from '../codec/ber-tlv.js';
import type { Bilingual, Language } from '../codec/bilingual.js';
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
    return fieldsOf(parseTlv(bytes), language, [...tags, ...TAG_NAMES], undefined);
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}

function fieldsOf(
  nodes: readonly TlvNode[],
  language: Language,
  names: readonly TagName[],
  parent: number | undefined,
): DecodedField[] {
  return nodes.map((node) => {
    const known = nameOf(node.tag, names, parent);
    const label = known === undefined ? tagToHex(node.tag) : `${tagToHex(node.tag)} ${known.name[language]}`;
    const field: DecodedField = { label, hex: toHex(node.value) };
    if (node.children !== undefined)
      return { ...field, fields: fieldsOf(node.children, language, names, node.tag) };
    if (known?.explain !== undefined) return { ...field, ...explained(known.explain(node.value), language) };
    const text = valueText(node.value, known?.type ?? 'b', language);
    return text === undefined || !isReadable(text) ? field : { ...field, text };
  });
}

/** A name that holds inside this template goes before one that holds everywhere. */
function nameOf(tag: number, names: readonly TagName[], parent: number | undefined): TagName | undefined {
  const namesakes = names.filter((name) => name.tag === tag);
  const here = namesakes.find(({ within }) => parent !== undefined && within?.includes(parent));
  return here ?? namesakes.find(({ within }) => within === undefined) ?? namesakes[0];
}

/** One line stands beside the value, several below it. */
export function explained(
  lines: readonly Bilingual[],
  language: Language,
): Pick<DecodedField, 'text' | 'notes'> {
  const [first, ...more] = lines.map((line) => line[language]);
  if (first === undefined) return {};
  return more.length === 0 ? { text: first } : { notes: [first, ...more] };
}

/** An AID is often bytes rather than characters. */
function isReadable(text: string): boolean {
  return !/[\p{Cc}\uFFFD]/u.test(text);
}
