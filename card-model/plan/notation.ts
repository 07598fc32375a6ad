import type { Bilingual } from '../../apdu/codec/bilingual.js';
import type { RecordType } from '../../apdu/trace/card-dictionary.js';
import { CardError } from '../kernel/card-error.js';
import type { ElementPlan } from './file-plan.js';

/**
 * The notation of the file tables, as the reference writes them, so that the two can be read side by side:
 *
 *     20 an 02 户口类别 | household type             tag, type, length in hexadecimal, names
 *     5 x 40 B-TLV 34 学历 | education {57 an 03, 58 cn 03}   five equal records of nested elements
 *     cn 07 日期时间 | date and time                 no tag: a field of a cyclic record
 *
 * Types: `an` text in GBK, `cn` BCD, `b` binary, `dec` big-endian number, `B-TLV` nested TLVs.
 */
const ELEMENT =
  /^(?:(?<count>\d+) x )?(?:(?<tag>[0-9A-F]{2}) )?(?<type>an|cn|b|dec|B-TLV) (?<bytes>[0-9A-F]{2,3})(?: (?<zh>[^|{]+?))?(?: \| (?<en>[^{]+?))?(?: \{(?<inner>.+)\})?$/;

function nameOf(tag: number | undefined, zh: string | undefined, en: string | undefined): Bilingual {
  const hex = tag?.toString(16).toUpperCase().padStart(2, '0');
  return { zh: zh ?? `数据元 ${hex}`, en: en ?? `element ${hex}` };
}

function parseElement(line: string): { count: number; element: ElementPlan } {
  const found = ELEMENT.exec(line)?.groups;
  if (!found) throw new CardError('PROFILE_INVALID', `'${line}' is not an element of a file table`);
  const { count, tag, type, bytes, zh, en, inner } = found;
  const tagValue = tag === undefined ? undefined : Number.parseInt(tag, 16);
  const elements = inner?.split(', ').map((part) => parseElement(part).element);
  const length = Number.parseInt(bytes!, 16);
  const innerBytes = elements?.reduce((sum, element) => sum + 2 + element.bytes, 0);
  if (innerBytes !== undefined && innerBytes !== length) {
    throw new CardError(
      'PROFILE_INVALID',
      `'${line}': the inner elements take ${innerBytes} bytes, not ${length}`,
    );
  }
  return {
    count: Number(count ?? 1),
    element: {
      ...(tagValue !== undefined && { tag: tagValue }),
      type: (type === 'B-TLV' ? 'tlv' : type) as RecordType,
      bytes: length,
      name: nameOf(tagValue, zh, en),
      ...(elements && { elements }),
    },
  };
}

/** @throws CardError PROFILE_INVALID naming the line that is not in the notation */
export function elements(...lines: readonly string[]): readonly ElementPlan[] {
  return lines.flatMap((line) => {
    const { count, element } = parseElement(line);
    return Array.from({ length: count }, () => element);
  });
}
