import { tagToHex } from '../../codec/ber-tlv.js';
import type { Bilingual } from '../../codec/bilingual.js';
import type { CommandApdu } from '../../codec/command-apdu.js';
import type { CommandDescription } from '../../trace/command-description.js';
import { hexByte } from '../../trace/names.js';
import { paymentTag } from '../tags-table.js';

const EMV = 'EMV 4.3 Book 3';
const PBOC = 'pboc.md section 4';

const CRYPTOGRAMS: Readonly<Record<number, string>> = { 0: 'AAC', 64: 'TC', 128: 'ARQC' };

/** The commands of the bank application. Card models take their descriptions from here. */
export const PAYMENT_COMMANDS = {
  READ_RECORD: {
    name: 'READ RECORD',
    ins: 0xb2,
    classes: [0x00],
    clause: `${EMV}, 6.5.11`,
    summary: { en: 'reads a record', zh: '读记录' },
    explain: ({ p1, p2 }) => ({
      en: `READ RECORD ${p1} of SFI ${p2 >> 3}`,
      zh: `读 SFI ${p2 >> 3} 的 ${p1} 号记录`,
    }),
  },
  GET_PROCESSING_OPTIONS: {
    name: 'GET PROCESSING OPTIONS',
    ins: 0xa8,
    classes: [0x80],
    clause: `${EMV}, 6.5.8; pboc.md section 3`,
    summary: { en: 'begins a transaction with the data of the PDOL', zh: '取处理选项，以 PDOL 数据开始交易' },
  },
  GENERATE_AC: {
    name: 'GENERATE AC',
    ins: 0xae,
    classes: [0x80],
    clause: `${EMV}, 6.5.5; ${PBOC}`,
    summary: { en: 'asks for an application cryptogram', zh: '生成应用密文' },
    explain: explainGenerateAc,
  },
  GET_DATA: {
    name: 'GET DATA',
    ins: 0xca,
    classes: [0x80],
    clause: `${EMV}, 6.5.7; ${PBOC}`,
    summary: { en: 'reads one data object', zh: '取数据' },
    explain: explainData('GET DATA', '取数据'),
  },
  PUT_DATA: {
    name: 'PUT DATA',
    ins: 0xda,
    classes: [0x04, 0x84],
    clause: PBOC,
    summary: { en: 'writes one data object by script', zh: '设置数据（脚本）' },
    explain: explainData('PUT DATA', '设置数据'),
  },
  UPDATE_RECORD: {
    name: 'UPDATE RECORD',
    ins: 0xdc,
    classes: [0x04, 0x84],
    clause: PBOC,
    summary: { en: 'writes a record by script', zh: '修改记录（脚本）' },
    explain: ({ p1, p2 }) => ({
      en: `UPDATE RECORD ${p1} of SFI ${p2 >> 3}`,
      zh: `修改 SFI ${p2 >> 3} 的 ${p1} 号记录`,
    }),
  },
  INTERNAL_AUTHENTICATE: {
    name: 'INTERNAL AUTHENTICATE',
    ins: 0x88,
    classes: [0x00],
    clause: `${EMV}, 6.5.9; ${PBOC}`,
    summary: { en: 'the card signs the data of the DDOL', zh: '内部认证，卡片对 DDOL 数据签名' },
  },
  EXTERNAL_AUTHENTICATE: {
    name: 'EXTERNAL AUTHENTICATE',
    ins: 0x82,
    classes: [0x00],
    clause: `${EMV}, 6.5.4; ${PBOC}`,
    summary: { en: 'the issuer proves itself by its ARPC', zh: '外部认证，卡片验证发卡行的 ARPC' },
  },
  VERIFY: {
    name: 'VERIFY',
    ins: 0x20,
    classes: [0x00],
    clause: `${EMV}, 6.5.12; ${PBOC}`,
    summary: { en: 'the holder shows the PIN', zh: '校验密码' },
    secretData: true,
    explain: ({ p2 }) => ({
      en: `VERIFY the PIN of the bank application, reference ${hexByte(p2)}`,
      zh: `校验金融应用密码，引用 ${hexByte(p2)}`,
    }),
  },
  PIN_CHANGE_UNBLOCK: {
    name: 'PIN CHANGE/UNBLOCK',
    ins: 0x24,
    classes: [0x84],
    clause: `${EMV}, 6.5.10; ${PBOC}`,
    summary: { en: 'unblocks or replaces the PIN by script', zh: 'PIN 修改/解锁（脚本）' },
    secretData: true,
    explain: explainPinChange,
  },
  APPLICATION_BLOCK: {
    name: 'APPLICATION BLOCK',
    ins: 0x1e,
    classes: [0x84],
    clause: `${EMV}, 6.5.1; ${PBOC}`,
    summary: { en: 'blocks the application by script', zh: '应用锁定（脚本）' },
  },
  APPLICATION_UNBLOCK: {
    name: 'APPLICATION UNBLOCK',
    ins: 0x18,
    classes: [0x84],
    clause: `${EMV}, 6.5.2; ${PBOC}`,
    summary: { en: 'unblocks the application by script', zh: '应用解锁（脚本）' },
  },
  CARD_BLOCK: {
    name: 'CARD BLOCK',
    ins: 0x16,
    classes: [0x84],
    clause: `${EMV}, 6.5.3; ${PBOC}`,
    summary: { en: 'blocks the card for good by script', zh: '卡片锁定（脚本）' },
  },
  STORE_DATA: {
    name: 'STORE DATA',
    ins: 0xe2,
    classes: [0x80, 0x84],
    clause: 'EMV Card Personalization 1.1, 3.2.7',
    summary: { en: 'writes a data group of personalisation', zh: '写个人化数据分组' },
    secretData: true,
  },
} as const satisfies Readonly<Record<string, CommandDescription>>;

function explainGenerateAc({ p1 }: CommandApdu): Bilingual {
  const kind = CRYPTOGRAMS[p1 & 0xc0];
  if (kind === undefined)
    return { en: `GENERATE AC with P1 ${hexByte(p1)}`, zh: `生成应用密文，P1 为 ${hexByte(p1)}` };
  const combined = (p1 & 0x10) !== 0;
  return {
    en: `GENERATE AC: ask for ${kind === 'TC' ? 'a' : 'an'} ${kind}${combined ? ' with CDA' : ''}`,
    zh: `生成应用密文，请求 ${kind}${combined ? '，要求 CDA' : ''}`,
  };
}

/** The tag that P1 and P2 name; one byte where P1 is 00. */
export const tagOfParameters = ({ p1, p2 }: CommandApdu): number => (p1 << 8) | p2;

function explainData(name: string, zhVerb: string) {
  return (command: CommandApdu): Bilingual => {
    const tag = tagOfParameters(command);
    const known = paymentTag(tag)?.name;
    const code = tagToHex(tag);
    return {
      en: `${name} ${code}${known === undefined ? '' : ` ${known.en}`}`,
      zh: `${zhVerb} ${code}${known === undefined ? '' : ` ${known.zh}`}`,
    };
  };
}

function explainPinChange({ p2 }: CommandApdu): Bilingual {
  if (p2 === 0) return { en: 'PIN UNBLOCK: restore the tries', zh: 'PIN 解锁：恢复重试次数' };
  const withOld = p2 === 1;
  return {
    en: `PIN CHANGE: a new PIN, enciphered${withOld ? ' with the current one' : ''}`,
    zh: `PIN 修改：加密的新 PIN${withOld ? '（使用当前 PIN）' : ''}`,
  };
}
