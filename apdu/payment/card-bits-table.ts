import { type BitMap, bit, choice } from './bit-field.js';

const EMV3 = 'EMV 4.3 Book 3';
const PBOC = 'pboc.md section 2, bit maps';
const UNCERTAIN = 'pboc.md section 8, open point 4 ?';

/** Card verification results: 4 bytes inside 9F10, the first is their length 03. */
export const CVR = {
  name: { en: 'card verification results', zh: '卡片验证结果（CVR）' },
  bytes: 4,
  source: 'pboc.md section 2, 9F10 layout',
  fields: {
    LENGTH: { ...choice(1, 0xff, 3, 'their length', '长度'), silent: true },
    SECOND_AAC: choice(2, 0xc0, 0x00, 'second GENERATE AC: AAC', '第二次 GENERATE AC 返回 AAC'),
    SECOND_TC: choice(2, 0xc0, 0x40, 'second GENERATE AC: TC', '第二次 GENERATE AC 返回 TC'),
    SECOND_NOT_REQUESTED: choice(
      2,
      0xc0,
      0x80,
      'second GENERATE AC not requested',
      '未请求第二次 GENERATE AC',
    ),
    FIRST_AAC: choice(2, 0x30, 0x00, 'first GENERATE AC: AAC', '第一次 GENERATE AC 返回 AAC'),
    FIRST_TC: choice(2, 0x30, 0x10, 'first GENERATE AC: TC', '第一次 GENERATE AC 返回 TC'),
    FIRST_ARQC: choice(2, 0x30, 0x20, 'first GENERATE AC: ARQC', '第一次 GENERATE AC 返回 ARQC'),
    ISSUER_AUTHENTICATION_FAILED: bit(
      2,
      4,
      'issuer authentication performed and failed',
      '发卡行认证执行但失败',
    ),
    PIN_PERFORMED: bit(2, 3, 'offline PIN verification performed', '脱机 PIN 验证已执行'),
    PIN_FAILED: bit(2, 2, 'offline PIN verification failed', '脱机 PIN 验证失败'),
    UNABLE_TO_GO_ONLINE: bit(2, 1, 'unable to go online', '不能联机'),

    LAST_ONLINE_NOT_COMPLETED: bit(3, 8, 'last online transaction not completed', '上次联机交易未完成'),
    PIN_TRIES_EXCEEDED: bit(3, 7, 'PIN try limit exceeded', 'PIN 尝试次数超限'),
    LIMITS_EXCEEDED: bit(3, 6, 'velocity checking counters or limits exceeded', '频度检查超限'),
    NEW_CARD: bit(3, 5, 'new card', '新卡'),
    LAST_ISSUER_AUTHENTICATION_FAILED: bit(
      3,
      4,
      'issuer authentication failed on the last online transaction',
      '上次联机交易发卡行认证失败',
    ),
    ISSUER_AUTHENTICATION_MISSED: bit(
      3,
      3,
      'issuer authentication not performed after online approval',
      '联机授权后未执行发卡行认证',
    ),
    BLOCKED_BY_PIN: bit(
      3,
      2,
      'application blocked because PIN tries exceeded',
      '由于 PIN 尝试次数超限应用被锁定',
    ),
    LAST_SDA_FAILED: bit(
      3,
      1,
      'offline static data authentication failed on the last transaction',
      '上次交易脱机静态数据认证失败',
    ),

    SCRIPT_FAILED: bit(
      4,
      4,
      'an issuer script command failed on the last transaction',
      '上次交易发卡行脚本处理失败',
    ),
    LAST_DDA_FAILED: bit(
      4,
      3,
      'offline dynamic data authentication failed on the last transaction and it was declined',
      '上次交易脱机动态数据认证失败且交易被拒绝',
    ),
    DDA_PERFORMED: bit(4, 2, 'offline dynamic data authentication performed', '脱机动态数据认证已执行'),
    ...scriptCounts(),
  },
} as const satisfies BitMap;

/** Mask of the count of issuer script commands in byte 4 of the CVR, bits 8-5. */
export const CVR_SCRIPT_COUNT_MASK = 0xf0;

function scriptCounts() {
  const counts: Record<`SCRIPT_COMMANDS_${number}`, ReturnType<typeof choice>> = {};
  for (let count = 1; count <= 15; count++) {
    counts[`SCRIPT_COMMANDS_${count}`] = choice(
      4,
      0xf0,
      count << 4,
      `issuer script commands on the last transaction: ${count}`,
      `上次交易的发卡行脚本命令数：${count}`,
    );
  }
  return counts;
}

/** Application interchange profile, tag 82. */
export const AIP = {
  name: { en: 'application interchange profile', zh: '应用交互特征（AIP）' },
  bytes: 2,
  source: `${EMV3}, annex C1`,
  fields: {
    SDA: bit(1, 7, 'SDA supported', '支持静态数据认证（SDA）'),
    DDA: bit(1, 6, 'DDA supported', '支持动态数据认证（DDA）'),
    CARDHOLDER_VERIFICATION: bit(1, 5, 'cardholder verification is supported', '支持持卡人验证'),
    TERMINAL_RISK: bit(1, 4, 'terminal risk management is to be performed', '执行终端风险管理'),
    ISSUER_AUTHENTICATION: bit(1, 3, 'issuer authentication is supported', '支持发卡行认证'),
    CDA: bit(1, 1, 'CDA supported', '支持复合动态数据认证（CDA）'),
  },
} as const satisfies BitMap;

/** Card transaction qualifiers, tag 9F6C. */
export const CTQ = {
  name: { en: 'card transaction qualifiers', zh: '卡片交易属性（CTQ）' },
  bytes: 2,
  source: PBOC,
  fields: {
    ONLINE_PIN: bit(1, 8, 'online PIN required', '需要联机 PIN'),
    SIGNATURE: bit(1, 7, 'signature required', '需要签名'),
    ONLINE_ON_FAILURE: bit(
      1,
      6,
      'go online if offline data authentication fails and the reader is able to',
      '脱机数据认证失败且读卡器支持联机时联机',
      UNCERTAIN,
    ),
    CONTACT_ON_FAILURE: bit(
      1,
      5,
      'end if offline data authentication fails and the reader supports contact',
      '脱机数据认证失败且读卡器支持接触式时终止',
      UNCERTAIN,
    ),
  },
} as const satisfies BitMap;

/** Card additional processes, tag 9F68. */
export const CARD_PROCESSES = {
  name: { en: 'card additional processes', zh: '卡片附加处理' },
  bytes: 4,
  source: PBOC,
  fields: {
    LOW_VALUE: bit(1, 8, 'low-value check supported', '支持小额检查'),
    LOW_VALUE_AND_CTTA: bit(1, 7, 'low-value and CTTA check supported', '支持小额和 CTTA 检查'),
    LOW_VALUE_OR_CTTA: bit(1, 6, 'low-value or CTTA check supported', '支持小额或 CTTA 检查'),
    NEW_CARD_CHECK: bit(1, 5, 'new-card check supported', '支持新卡检查'),
    PIN_TRIES_CHECK: bit(1, 4, 'PIN-tries check supported', '支持 PIN 重试次数超过检查'),
    FOREIGN_OFFLINE: bit(
      1,
      3,
      'offline transactions in a foreign currency allowed',
      '允许货币不匹配的脱机交易',
    ),
    PREFER_CONTACT: bit(1, 2, 'contact preferred for online transactions', '联机优先选择接触式'),
    RETURN_AVAILABLE_AMOUNT: bit(
      1,
      1,
      'available offline amount (9F5D) returned',
      '返回可用脱机消费金额（9F5D）',
    ),
    PREPAID: bit(2, 8, 'prepaid', '支持预付'),
    NO_FOREIGN: bit(2, 7, 'transactions in a foreign currency not allowed', '不允许不匹配货币的交易'),
    DECLINE_NEW_OFFLINE: bit(
      2,
      6,
      'new card declined at an offline-only reader',
      '若为新卡且读卡器仅支持脱机，拒绝交易',
    ),
    LOG_APPROVALS: bit(2, 5, 'offline approvals are logged', '对脱机批准的交易记录日志'),
    ONLINE_PIN_HOME: bit(3, 8, 'online PIN supported for the home currency', '匹配货币的交易支持联机 PIN'),
    ONLINE_PIN_FOREIGN: bit(
      3,
      7,
      'online PIN supported for a foreign currency',
      '不匹配货币的交易支持联机 PIN',
    ),
    CVM_FOREIGN: bit(3, 6, 'CVM required for a foreign currency', '对于不匹配货币交易，卡要求 CVM'),
    SIGNATURE: bit(3, 5, 'signature supported', '支持签名'),
  },
} as const satisfies BitMap;

/** Application default action, tag 9F52. */
export const ADA = {
  name: { en: 'application default action', zh: '应用缺省行为（ADA）' },
  bytes: 2,
  source: PBOC,
  fields: {
    AUTHENTICATION_FAILED_ONLINE: bit(
      1,
      8,
      'issuer authentication failed: next transaction online',
      '发卡行认证失败，下次交易联机',
    ),
    AUTHENTICATION_FAILED_DECLINE: bit(
      1,
      7,
      'issuer authentication performed and failed: decline',
      '发卡行认证执行但失败，拒绝交易',
    ),
    AUTHENTICATION_MISSED_DECLINE: bit(
      1,
      6,
      'issuer authentication mandatory and no ARPC received: decline',
      '发卡行认证必备但没有 ARPC，拒绝交易',
    ),
    ADVICE_ON_DECLINE: bit(1, 5, 'transaction declined: create advice', '交易拒绝，生成通知'),
    ADVICE_ON_PIN: bit(
      1,
      4,
      'PIN tries exceeded and declined: create advice',
      'PIN 尝试超限且交易拒绝，生成通知',
    ),
    ADVICE_ON_AUTHENTICATION: bit(
      1,
      3,
      'declined because issuer authentication failed or was not performed: create advice',
      '因发卡行认证失败或未执行而拒绝，生成通知',
    ),
    NEW_CARD_ONLINE: bit(1, 2, 'new card: transaction online', '新卡，交易联机'),
    NEW_CARD_DECLINE: bit(1, 1, 'new card and unable to go online: decline', '新卡且不能联机，拒绝交易'),
    PIN_BLOCK: bit(
      2,
      8,
      'PIN tries exceeded in this transaction: block the application',
      '本次交易 PIN 尝试超限，应用锁定',
    ),
    PIN_BEFORE_DECLINE: bit(
      2,
      7,
      'PIN tries exceeded in an earlier transaction: decline',
      '前次交易 PIN 尝试超限，拒绝交易',
    ),
    PIN_BEFORE_ONLINE: bit(
      2,
      6,
      'PIN tries exceeded in an earlier transaction: online',
      '前次交易 PIN 尝试超限，联机',
    ),
    PIN_BEFORE_NO_ONLINE_DECLINE: bit(
      2,
      5,
      'PIN tries exceeded in an earlier transaction and unable to go online: decline',
      '前次交易 PIN 尝试超限且不能联机，拒绝交易',
    ),
    SCRIPT_FAILED_ONLINE: bit(
      2,
      4,
      'script failed in an earlier transaction: online',
      '前次交易脚本失败，联机',
    ),
    PIN_BEFORE_DECLINE_BLOCK: bit(
      2,
      3,
      'PIN tries exceeded in an earlier transaction: decline and block the application',
      '前次交易 PIN 尝试超限，拒绝交易并锁定应用',
    ),
  },
} as const satisfies BitMap;

/** Application usage control, tag 9F07. */
export const AUC = {
  name: { en: 'application usage control', zh: '应用用途控制（AUC）' },
  bytes: 2,
  source: `${EMV3}, annex C2`,
  fields: {
    DOMESTIC_CASH: bit(1, 8, 'valid for domestic cash transactions', '国内现金交易有效'),
    INTERNATIONAL_CASH: bit(1, 7, 'valid for international cash transactions', '国际现金交易有效'),
    DOMESTIC_GOODS: bit(1, 6, 'valid for domestic goods', '国内商品有效'),
    INTERNATIONAL_GOODS: bit(1, 5, 'valid for international goods', '国际商品有效'),
    DOMESTIC_SERVICES: bit(1, 4, 'valid for domestic services', '国内服务有效'),
    INTERNATIONAL_SERVICES: bit(1, 3, 'valid for international services', '国际服务有效'),
    ATM: bit(1, 2, 'valid at ATMs', 'ATM 有效'),
    OTHER_TERMINALS: bit(1, 1, 'valid at terminals other than ATMs', '除 ATM 外的终端有效'),
    DOMESTIC_CASHBACK: bit(2, 8, 'domestic cashback allowed', '允许国内返现'),
    INTERNATIONAL_CASHBACK: bit(2, 7, 'international cashback allowed', '允许国际返现'),
  },
} as const satisfies BitMap;

/** Cryptogram information data, tag 9F27. */
export const CID = {
  name: { en: 'cryptogram information data', zh: '密文信息数据（CID）' },
  bytes: 1,
  source: `${EMV3}, 6.5.5.4, table 14`,
  fields: {
    AAC: choice(1, 0xc0, 0x00, 'AAC: declined', 'AAC：交易拒绝'),
    TC: choice(1, 0xc0, 0x40, 'TC: approved offline', 'TC：交易批准'),
    ARQC: choice(1, 0xc0, 0x80, 'ARQC: online authorisation requested', 'ARQC：请求联机授权'),
    ADVICE: bit(1, 4, 'advice required', '要求通知'),
    SERVICE_NOT_ALLOWED: choice(1, 0x07, 1, 'service not allowed', '不允许的服务'),
    PIN_TRIES_EXCEEDED: choice(1, 0x07, 2, 'PIN try limit exceeded', 'PIN 尝试次数超限'),
    ISSUER_AUTHENTICATION_FAILED: choice(1, 0x07, 3, 'issuer authentication failed', '发卡行认证失败'),
  },
} as const satisfies BitMap;

/** Issuer authentication indicator, tag 9F56. */
export const ISSUER_AUTHENTICATION_INDICATOR = {
  name: { en: 'issuer authentication indicator', zh: '发卡行认证指示位' },
  bytes: 1,
  source: 'pboc.md section 2, tag table',
  fields: {
    MANDATORY: bit(1, 8, 'issuer authentication mandatory', '发卡行认证必备'),
  },
} as const satisfies BitMap;

/** Segmented-charge flags, tag DF61. */
export const SEGMENTED_CHARGE = {
  name: { en: 'segmented-charge application flags', zh: '分段扣费应用标识' },
  bytes: 1,
  source: 'pboc.md section 2, tag table',
  fields: {
    R_MAC: bit(1, 8, 'R-MAC', '支持 R-MAC'),
    WITH_PREAUTHORISATION: bit(
      1,
      2,
      'segmented charge and offline pre-authorisation supported',
      '支持分段扣费和脱机预授权',
    ),
    SEGMENTED: bit(1, 1, 'segmented charge supported', '支持分段扣费'),
  },
} as const satisfies BitMap;
