import type { Bilingual } from '../codec/bilingual.js';

/** The meanings of one code, by its value as it stands in the bytes, in upper-case hexadecimal. */
export interface CodeTable {
  readonly source: string;
  readonly meanings: Readonly<Record<string, Bilingual>>;
}

const PBOC_TAGS = 'pboc.md section 2';
const EMV3 = 'EMV 4.3 Book 3';

const name = (en: string, zh: string): Bilingual => ({ en, zh });

/** Authorisation response code, tag 8A: two characters. */
export const RESPONSE_CODES: CodeTable = {
  source:
    'pboc.md section 4 (00 01 02 10 11 Y1 Y3 Z3); EMV 4.3 Book 4, annex A6 (Y1 Z1 Y3 Z3); other codes: ISO 8583 as banks use it ?',
  meanings: {
    '3030': name('00 approved', '00 批准'),
    '3031': name('01 refer to the issuer', '01 请联系发卡行'),
    '3032': name('02 refer to the issuer, special condition', '02 请联系发卡行（特殊条件）'),
    '3035': name('05 declined', '05 不予承兑'),
    '3130': name('10 approved for a part of the amount', '10 部分金额批准'),
    '3131': name('11 approved (VIP)', '11 批准（VIP）'),
    '3134': name('14 no such card number', '14 无效卡号'),
    '3531': name('51 not sufficient funds', '51 余额不足'),
    '3534': name('54 expired card', '54 过期的卡'),
    '3535': name('55 wrong PIN', '55 密码错'),
    '3631': name('61 amount over the limit', '61 超出金额限制'),
    '3632': name('62 restricted card', '62 受限制的卡'),
    '3735': name('75 PIN tries exceeded', '75 密码错误次数超限'),
    '3931': name('91 issuer unavailable', '91 发卡行状态不正常'),
    '5931': name('Y1 approved offline', 'Y1 脱机批准'),
    '5A31': name('Z1 declined offline', 'Z1 脱机拒绝'),
    '5933': name('Y3 unable to go online, approved offline', 'Y3 不能联机，脱机批准'),
    '5A33': name('Z3 unable to go online, declined offline', 'Z3 不能联机，脱机拒绝'),
  },
};

/** Transaction type, tag 9C: the first two digits of the processing code. */
export const TRANSACTION_TYPES: CodeTable = {
  source:
    'EMV 4.3 Book 3, annex A (ISO 8583 processing code); 60, 62, 63: general knowledge of PBOC electronic cash ?',
  meanings: {
    '00': name('purchase', '消费'),
    '01': name('cash', '取现'),
    '09': name('purchase with cashback', '返现消费'),
    '20': name('refund', '退货'),
    '21': name('deposit', '存款'),
    '30': name('available funds inquiry', '可用余额查询'),
    '31': name('balance inquiry', '余额查询'),
    '40': name('transfer', '转账'),
    '60': name('electronic cash load from the linked account', '电子现金指定账户圈存'),
    '62': name('electronic cash load from another account', '电子现金非指定账户圈存'),
    '63': name('electronic cash load with cash', '电子现金现金充值'),
  },
};

/** Cardholder verification methods: bits 6-1 of the first byte of a rule. */
export const CVM_METHODS: CodeTable = {
  source: `${EMV3}, annex C3; 20: general knowledge of PBOC 3.0 ?`,
  meanings: {
    '00': name('fail CVM processing', 'CVM 失败处理'),
    '01': name('plaintext PIN verified by the card', '卡片执行明文 PIN 核对'),
    '02': name('enciphered PIN verified online', '联机加密 PIN 核对'),
    '03': name('plaintext PIN verified by the card, and signature', '卡片执行明文 PIN 核对 + 签名'),
    '04': name('enciphered PIN verified by the card', '卡片执行加密 PIN 核对'),
    '05': name('enciphered PIN verified by the card, and signature', '卡片执行加密 PIN 核对 + 签名'),
    '1E': name('signature', '签名'),
    '1F': name('no CVM required', '无需 CVM'),
    '20': name("holder's identity document", '持卡人证件出示'),
    '3F': name('no CVM performed', '未执行 CVM'),
  },
};

/** When a rule of a CVM list applies: its second byte. */
export const CVM_CONDITIONS: CodeTable = {
  source: `${EMV3}, annex C3`,
  meanings: {
    '00': name('always', '总是'),
    '01': name('if unattended cash', '如果是无人值守现金交易'),
    '02': name(
      'if not unattended cash, manual cash or purchase with cashback',
      '如果不是无人值守现金、人工值守现金、返现交易',
    ),
    '03': name('if the terminal supports the CVM', '如果终端支持这个 CVM'),
    '04': name('if manual cash', '如果是人工值守现金交易'),
    '05': name('if purchase with cashback', '如果是返现交易'),
    '06': name('if in the application currency and under X', '如果交易货币等于应用货币且小于 X 值'),
    '07': name('if in the application currency and over X', '如果交易货币等于应用货币且大于 X 值'),
    '08': name('if in the application currency and under Y', '如果交易货币等于应用货币且小于 Y 值'),
    '09': name('if in the application currency and over Y', '如果交易货币等于应用货币且大于 Y 值'),
  },
};

/** Terminal type, tag 9F35. */
export const TERMINAL_TYPES: CodeTable = {
  source: 'EMV 4.3 Book 4, annex A1',
  meanings: {
    '11': name('financial institution, attended, online only', '金融机构，有人值守，仅联机'),
    '12': name(
      'financial institution, attended, offline with online capability',
      '金融机构，有人值守，脱机且可联机',
    ),
    '13': name('financial institution, attended, offline only', '金融机构，有人值守，仅脱机'),
    '14': name('financial institution, unattended, online only', '金融机构，无人值守，仅联机'),
    '15': name(
      'financial institution, unattended, offline with online capability',
      '金融机构，无人值守，脱机且可联机',
    ),
    '16': name('financial institution, unattended, offline only', '金融机构，无人值守，仅脱机'),
    '21': name('merchant, attended, online only', '商户，有人值守，仅联机'),
    '22': name('merchant, attended, offline with online capability', '商户，有人值守，脱机且可联机'),
    '23': name('merchant, attended, offline only', '商户，有人值守，仅脱机'),
    '24': name('merchant, unattended, online only', '商户，无人值守，仅联机'),
    '25': name('merchant, unattended, offline with online capability', '商户，无人值守，脱机且可联机'),
    '26': name('merchant, unattended, offline only', '商户，无人值守，仅脱机'),
    '34': name('cardholder, unattended, online only', '持卡人，无人值守，仅联机'),
    '35': name('cardholder, unattended, offline with online capability', '持卡人，无人值守，脱机且可联机'),
    '36': name('cardholder, unattended, offline only', '持卡人，无人值守，仅脱机'),
  },
};

/** POS entry mode, tag 9F39: the first two digits of field 22. */
export const ENTRY_MODES: CodeTable = {
  source: 'ISO 8583 field 22 as banks use it ?',
  meanings: {
    '01': name('manual entry', '手工输入'),
    '02': name('magnetic stripe', '磁条'),
    '05': name('IC with contacts', '接触式 IC 卡'),
    '07': name('contactless IC', '非接触式 IC 卡'),
  },
};

/** EC terminal support indicator, tag 9F7A. */
export const CASH_SUPPORT: CodeTable = {
  source: PBOC_TAGS,
  meanings: {
    '00': name('electronic cash not supported', '不支持电子现金'),
    '01': name('electronic cash supported', '支持电子现金'),
  },
};

/** CAPP transaction indicator, tag DF60. */
export const CAPP_INDICATOR: CodeTable = {
  source: PBOC_TAGS,
  meanings: {
    '00': name('no extended transaction', '不支持扩展应用交易'),
    '01': name('segmented charge', '分段扣费'),
    '02': name('offline pre-authorisation', '脱机预授权'),
    '03': name('completion of an offline pre-authorisation', '脱机预授权完成'),
  },
};

/** SM algorithm support indicator, tag DF69. */
export const SM_SUPPORT: CodeTable = {
  source: 'pboc.md section 2; 00: conventions.md, PBOC choices',
  meanings: {
    '00': name('international algorithms (3DES, RSA)', '国际算法（3DES、RSA）'),
    '01': name('SM2, SM3 and SM4', '国密算法（SM2、SM3、SM4）'),
  },
};

/** Algorithm byte of 9F10. */
export const CRYPTOGRAM_ALGORITHMS: CodeTable = {
  source: 'pboc.md section 2, 9F10 layout',
  meanings: { '01': name('3DES', '3DES'), '04': name('SM4', 'SM4') },
};

/** Id of the issuer discretionary part of 9F10. */
export const DISCRETIONARY_KINDS: CodeTable = {
  source: 'pboc.md section 2, 9F10 layout',
  meanings: {
    '01': name('electronic cash balance', '电子现金余额'),
    '02': name('CTTA', '累计脱机交易金额（CTTA）'),
    '03': name('electronic cash balance and CTTA', '电子现金余额和 CTTA'),
    '04': name('CTTA and CTTAL', 'CTTA 和 CTTAL'),
    '05': name('available offline amount', '可用脱机消费金额'),
  },
};

/** Kind of the holder's identity document, tag 9F62. */
export const DOCUMENT_KINDS: CodeTable = {
  source: 'general knowledge of PBOC 3.0 ?',
  meanings: {
    '00': name('identity card', '身份证'),
    '01': name('officer card', '军官证'),
    '02': name('passport', '护照'),
    '03': name('entry permit', '入境证'),
    '04': name('provisional identity card', '临时身份证'),
    '05': name('other', '其他'),
  },
};

/** Commands that an issuer script holds (tag 86), by their INS. */
export const SCRIPT_COMMANDS: CodeTable = {
  source: 'pboc.md section 4',
  meanings: {
    '16': name('CARD BLOCK', '卡片锁定'),
    '18': name('APPLICATION UNBLOCK', '应用解锁'),
    '1E': name('APPLICATION BLOCK', '应用锁定'),
    '24': name('PIN CHANGE/UNBLOCK', 'PIN 修改/解锁'),
    DA: name('PUT DATA', '设置数据'),
    DC: name('UPDATE RECORD', '修改记录'),
  },
};

/** Numeric codes of currencies, last three digits of two bytes. */
export const CURRENCIES: CodeTable = {
  source: 'ISO 4217',
  meanings: {
    '0156': name('CNY', '人民币'),
    '0344': name('HKD', '港元'),
    '0392': name('JPY', '日元'),
    '0410': name('KRW', '韩元'),
    '0446': name('MOP', '澳门元'),
    '0702': name('SGD', '新加坡元'),
    '0764': name('THB', '泰铢'),
    '0826': name('GBP', '英镑'),
    '0840': name('USD', '美元'),
    '0901': name('TWD', '新台币'),
    '0978': name('EUR', '欧元'),
  },
};

/** Numeric codes of countries, last three digits of two bytes. */
export const COUNTRIES: CodeTable = {
  source: 'ISO 3166-1',
  meanings: {
    '0156': name('China', '中国'),
    '0158': name('Taiwan, China', '中国台湾'),
    '0344': name('Hong Kong, China', '中国香港'),
    '0392': name('Japan', '日本'),
    '0410': name('Korea', '韩国'),
    '0446': name('Macao, China', '中国澳门'),
    '0702': name('Singapore', '新加坡'),
    '0764': name('Thailand', '泰国'),
    '0826': name('United Kingdom', '英国'),
    '0840': name('United States', '美国'),
  },
};

const UNKNOWN = name('not a known code', '未知代码');

/** The meaning of a code, or that it is not known; `value` in hexadecimal. */
export function meaningOf(table: CodeTable, value: string): Bilingual {
  return Object.hasOwn(table.meanings, value) ? table.meanings[value]! : UNKNOWN;
}
