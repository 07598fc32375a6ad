import { equalBytes } from '../../../../apdu/bytes.js';
import { fddaTerminalData, offlineAuthentication } from '../../../../crypto/index.js';
import {
  type AuthenticationInput,
  type Checked,
  cardKey,
  checkedOf,
  missingOf,
  problemOf,
} from './recover-keys.js';

const SIGNED_DATA = { en: 'signed dynamic application data', zh: '签名的动态应用数据' };
const VERSION_01 = 0x01;
/** 9F69: version, four random bytes, CTQ, DF61. pboc.md section 3 */
const QUALIFIERS = { offset: 5, end: 7 } as const;
const RELATED_DATA_BYTES = 8;

/**
 * fDDA: what the card has signed with the answer of GET PROCESSING OPTIONS. Version 01 when the card shows 9F69, which then
 * stands in the last record; else version 00. Gives the ICC dynamic number, which is the ATC. pboc.md section 3.
 */
export function authenticateFast(input: AuthenticationInput): Checked<Uint8Array> {
  const { data } = input;
  const key = cardKey(input);
  if (!key.ok) return key;
  const missing = missingOf(data, 0x9f4b, 0x9f36);
  if (missing !== undefined) return missing;
  const related = data.ofCard(0x9f69);
  if (related !== undefined) {
    const problem = relatedDataProblem(related, input);
    if (problem !== undefined) return problemOf(problem);
  }
  const unpredictableNumber = data.get(0x9f37)!;
  const terminalData = fddaTerminalData(
    related === undefined
      ? { version: 0, unpredictableNumber }
      : {
          version: 1,
          unpredictableNumber,
          amountAuthorised: data.get(0x9f02)!,
          currency: data.get(0x5f2a)!,
          cardAuthenticationData: related,
        },
  );
  const signature = data.ofCard(0x9f4b)!;
  const result = offlineAuthentication.verifyDynamicData(key.value, signature, terminalData);
  const number = checkedOf(SIGNED_DATA, result, ({ dynamicNumber }) => dynamicNumber);
  if (!number.ok || equalBytes(number.value, data.ofCard(0x9f36)!)) return number;
  return problemOf({
    en: 'the signature is of another transaction: its number is not the ATC',
    zh: '签名属于另一笔交易：动态数不是 ATC',
  });
}

/** What the signature covers must be what the terminal acts upon. */
function relatedDataProblem(related: Uint8Array, { data, records }: AuthenticationInput) {
  if (related.length !== RELATED_DATA_BYTES || related[0] !== VERSION_01) {
    return { en: '9F69 is not that of fDDA version 01', zh: '9F69 不是 fDDA 版本 01 的数据' };
  }
  if (!records.lastRecord.has(0x9f69)) {
    return { en: '9F69 does not stand in the last record', zh: '9F69 不在最后一条记录中' };
  }
  const qualifiers = data.ofCard(0x9f6c);
  const signed = related.subarray(QUALIFIERS.offset, QUALIFIERS.end);
  if (qualifiers === undefined || equalBytes(qualifiers, signed)) return undefined;
  return {
    en: 'the CTQ in 9F69 are not those of GET PROCESSING OPTIONS',
    zh: '9F69 中的 CTQ 与 GPO 应答不一致',
  };
}
