import { toHex } from '../../apdu/bytes.js';
import { type Atr, parseAtr } from '../../apdu/codec/atr.js';
import type { Bilingual } from '../../apdu/codec/bilingual.js';
import { CodecError } from '../../apdu/codec/codec-error.js';

export interface ExplainedAnswer {
  /** As offered, in order; empty when the answer is not understood. */
  readonly protocols: readonly string[];
  readonly contactless: boolean;
  /** Hexadecimal. */
  readonly historicalBytes: string;
  readonly meaning: Bilingual;
}

/** PC/SC readers show a contactless card as `3B 8n 80 01`..., n historical bytes. PC/SC part 3, 3.1.3.2.3.1 */
export function isContactlessAnswer(answer: Uint8Array): boolean {
  return answer[0] === 0x3b && (answer[1]! & 0xf0) === 0x80 && answer[2] === 0x80 && answer[3] === 0x01;
}

/** What an ATR says, in one short line. */
export function explainAnswer(answer: Uint8Array): ExplainedAnswer {
  const atr = parsed(answer);
  if (atr === undefined) {
    const meaning = { en: 'not understood as an ATR', zh: '不是可解析的 ATR' };
    return { protocols: [], contactless: false, historicalBytes: '', meaning };
  }
  const protocols = atr.protocols.map((protocol) => `T=${protocol}`);
  const contactless = isContactlessAnswer(answer);
  const way = contactless ? CONTACTLESS : { en: protocols.join(', '), zh: protocols.join('、') };
  const notes = [way];
  if (!contactless && hasSocialSecurityShape(atr)) notes.push(SOCIAL_SECURITY);
  if (!atr.checkByteRight) notes.push(WRONG_CHECK_BYTE);
  return {
    protocols,
    contactless,
    historicalBytes: toHex(atr.historical),
    meaning: { en: notes.map(({ en }) => en).join('; '), zh: notes.map(({ zh }) => zh).join('；') },
  };
}

const CONTACTLESS: Bilingual = { en: 'contactless', zh: '非接触' };
const SOCIAL_SECURITY: Bilingual = { en: 'shaped as a social security card', zh: '形如社会保障卡' };
const WRONG_CHECK_BYTE: Bilingual = { en: 'its check byte TCK is wrong', zh: '校验字节 TCK 错误' };

/** TB1 and TC1 00 and 13 historical bytes, the first of them 00 as of all known chip makers. ssc-card.md, contact ATR */
function hasSocialSecurityShape({ groups, historical }: Atr): boolean {
  const [first] = groups;
  return (
    first?.tb === 0 &&
    first.tc === 0 &&
    first.ta === undefined &&
    historical.length === 13 &&
    historical[0] === 0
  );
}

function parsed(answer: Uint8Array): Atr | undefined {
  try {
    return parseAtr(answer);
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}
