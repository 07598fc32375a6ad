import { toHex } from '../../apdu/bytes.js';
import type { Bilingual, Language } from '../../apdu/codec/bilingual.js';
import type { TraceColours } from '../../apdu/trace/render-text.js';
import type { KeyType } from '../../card-model/index.js';
import { hexOfStatus } from '../terminal/refusal.js';
import type { CardKeyEntry, DiversificationFactor } from '../terminal/services/card-keys.js';
import type { KeyCheck } from '../terminal/services/check-keys.js';
import { isFailedProof, type KeyProof } from '../terminal/services/prove-key.js';
import { alignedRows } from './table.js';

const HEADINGS: Readonly<Record<Language, readonly string[]>> = {
  en: ['key', 'ref', 'ver', 'usage/kid', 'diversified by', 'KCV card', 'KCV master', 'type', 'what for'],
  zh: ['密钥', '标识', '版本', '用途/kid', '分散因子', 'KCV 卡', 'KCV 主', '类型', '用途'],
};

const FACTORS: Readonly<Record<DiversificationFactor, Bilingual>> = {
  province: { en: 'province', zh: '省' },
  area: { en: 'area', zh: '地区' },
  card: { en: 'card', zh: '卡' },
};

/** Short, for a column; the JSON has the whole meaning. */
const TYPES: Readonly<Partial<Record<KeyType, Bilingual>>> = {
  MK: { en: 'master', zh: '主控' },
  BK: { en: 'card block', zh: '卡锁定' },
  LK: { en: 'application block', zh: '应用锁定' },
  PIN_RELOAD: { en: 'PIN reload', zh: 'PIN 重装' },
  DPK: { en: 'debit', zh: '消费' },
  DTK: { en: 'TAC', zh: 'TAC' },
  EXTERNAL: { en: 'external authentication', zh: '外部认证' },
  IRK: { en: 'internal authentication', zh: '内部认证' },
  UDK_AC: { en: 'bank cryptogram', zh: '银行应用密文' },
  UDK_MAC: { en: 'bank script MAC', zh: '银行脚本 MAC' },
  UDK_ENC: { en: 'bank script encipherment', zh: '银行脚本加密' },
  SAM: { en: 'PSAM master', zh: 'PSAM 主密钥' },
};

const UNPLANNED: Bilingual = { en: 'not on a card of this kind', zh: '此类卡中没有该密钥' };
const NOTHING = '-';

const byte = (value: number): string => toHex(Uint8Array.of(value));
const hexOr = (value: Uint8Array | undefined): string => (value === undefined ? NOTHING : toHex(value));

/** A table of keys: whatever tells them apart, never a key. */
export async function keyLines(
  keys: readonly CardKeyEntry[],
  language: Language,
  { label, hidden }: TraceColours,
): Promise<string[]> {
  const rows = keys.map((key) => [
    label(key.name),
    byte(key.reference),
    key.version === undefined ? NOTHING : String(key.version),
    usageOf(key.psam),
    key.factors?.map((factor) => FACTORS[factor][language]).join('+') ?? NOTHING,
    hexOr(key.cardCheckValue),
    hexOr(key.masterCheckValue),
    typeOf(key)?.[language] ?? NOTHING,
    key.purpose?.[language] ?? UNPLANNED[language],
  ]);
  return alignedRows([HEADINGS[language].map(hidden), ...rows]);
}

function typeOf({ type, meaning }: CardKeyEntry): Bilingual | undefined {
  return type && (TYPES[type] ?? meaning);
}

function usageOf(psam: string | null | undefined): string {
  return psam ? `${psam.slice(0, 2)}/${psam.slice(2)}` : NOTHING;
}

const OUTCOMES: Readonly<Record<KeyCheck['outcome'], Bilingual>> = {
  proved: { en: 'right', zh: '正确' },
  wrong: { en: 'wrong', zh: '错误' },
  blocked: { en: 'blocked: too many wrong tries came before', zh: '已锁定：此前错误次数过多' },
  absent: { en: 'the card has no such key or version', zh: '卡中没有该密钥或版本' },
  refused: { en: 'the card refused', zh: '卡片拒绝' },
  'not-provable': { en: 'cannot be proved without using it', zh: '不实际使用无法验证' },
  'not-given': { en: 'not in the key file', zh: '密钥文件中没有' },
  'not-tried': { en: 'not tried, as another version was wrong', zh: '另一版本错误，未再尝试' },
};

/** What the card said, in words: 'wrong; 2 tries left'. */
export function proofText(
  proof: Omit<KeyProof, 'outcome'> & Pick<KeyCheck, 'outcome'>,
  language: Language,
): string {
  const told = OUTCOMES[proof.outcome][language];
  const { triesLeft, statusWord } = proof;
  if (triesLeft !== undefined) {
    const tries = triesLeft === 1 ? '1 try' : `${triesLeft} tries`;
    return language === 'zh' ? `${told}，还可试 ${triesLeft} 次` : `${told}; ${tries} left`;
  }
  return proof.outcome === 'refused' && statusWord !== undefined
    ? `${told} (${hexOfStatus(statusWord)})`
    : told;
}

/** A row for each key, then how many of which sort. */
export async function checkLines(
  checks: readonly KeyCheck[],
  language: Language,
  colours: TraceColours,
): Promise<string[]> {
  const { label, success, refusal, hidden } = colours;
  const paint = (check: KeyCheck): ((text: string) => string) => {
    if (isFailedProof(check)) return refusal;
    return check.outcome === 'proved' ? success : hidden;
  };
  const rows = checks.map((check) => [
    label(check.key),
    check.version === undefined ? NOTHING : String(check.version),
    paint(check)(proofText(check, language)),
  ]);
  const count = (fits: (check: KeyCheck) => boolean): number => checks.filter(fits).length;
  const right = count(({ outcome }) => outcome === 'proved');
  const misfits = count(isFailedProof);
  const others = checks.length - right - misfits;
  const summary = {
    en: `${right} right, ${misfits} not accepted, ${others} not checked`,
    zh: `${right} 个正确，${misfits} 个未被接受，${others} 个未验证`,
  };
  return [...(await alignedRows(rows)), (misfits > 0 ? refusal : success)(summary[language])];
}
