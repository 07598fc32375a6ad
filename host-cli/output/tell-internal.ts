import type { Bilingual } from '../../apdu/codec/bilingual.js';
import type { ExitName } from '../errors/exit-codes.js';
import type { Invocation } from '../program/verb.js';
import type { InternalVerification, InternalVerificationResult } from '../terminal/index.js';
import { tellRefusal } from './tell-refusal.js';

const TEXT = {
  GENUINE: {
    en: 'the card has proved itself genuine (internal authentication with SSSE.IRK)',
    zh: '卡片为真（SSSE.IRK 内部认证通过）',
  },
  NOT_GENUINE: {
    en: 'the card has not proved itself genuine: it is forged, or the keys are of another issuer',
    zh: '卡片未能证明为真：卡片系伪造，或密钥属于其他发卡机构',
  },
  PSAM: { en: 'compared by the PSAM at ', zh: '由 PSAM 比对：' },
  MAC_RIGHT: { en: 'the MAC of its 卡识别码 is right', zh: '卡识别码的 MAC 正确' },
  MAC_WRONG: {
    en: 'the MAC of its 卡识别码 is not that of SSSE.IRK',
    zh: '卡识别码的 MAC 与 SSSE.IRK 不符',
  },
} as const satisfies Record<string, Bilingual>;

/** Tells whether the card has proved itself. @param psam address of the PSAM that made the comparison possible */
export async function tellInternal(
  invocation: Pick<Invocation, 'report' | 'language'>,
  result: InternalVerificationResult,
  psam?: string,
): Promise<ExitName> {
  const { report, language } = invocation;
  if (result.outcome === 'refused') return tellRefusal(invocation, result);
  const genuine = result.outcome === 'genuine';
  await report.document(
    { ...result, ...(psam !== undefined && { psam }) },
    ({ success, refusal, warning }) => [
      genuine ? success(TEXT.GENUINE[language]) : refusal(TEXT.NOT_GENUINE[language]),
      ...macLines(result, language, success, warning),
      ...(psam === undefined ? [] : [`${TEXT.PSAM[language]}${psam}`]),
    ],
  );
  return genuine ? 'DONE' : 'REFUSED';
}

/** Of a card that is not genuine the MAC tells nothing more. */
function macLines(
  { outcome, identificationMacRight }: InternalVerification,
  language: keyof Bilingual,
  success: (text: string) => string,
  warning: (text: string) => string,
): string[] {
  if (outcome !== 'genuine' || identificationMacRight === undefined) return [];
  return [identificationMacRight ? success(TEXT.MAC_RIGHT[language]) : warning(TEXT.MAC_WRONG[language])];
}
