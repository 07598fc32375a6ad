import { type BitMap, bit, choice } from './bit-field.js';

const EMV3 = 'EMV 4.3 Book 3, annex C';
const EMV4 = 'EMV 4.3 Book 4, annex A';
const PBOC = 'pboc.md section 2, bit maps';

/** Terminal verification results, tag 95; the issuer's and terminal's action codes have the same bits. */
export const TVR = {
  name: { en: 'terminal verification results', zh: '终端验证结果（TVR）' },
  bytes: 5,
  source: `${EMV3}5`,
  fields: {
    AUTHENTICATION_NOT_PERFORMED: bit(
      1,
      8,
      'offline data authentication was not performed',
      '未进行脱机数据认证',
    ),
    SDA_FAILED: bit(1, 7, 'SDA failed', '脱机静态数据认证（SDA）失败'),
    CARD_DATA_MISSING: bit(1, 6, 'ICC data missing', 'IC 卡数据缺失'),
    ON_EXCEPTION_FILE: bit(1, 5, 'card appears on terminal exception file', '卡片出现在终端异常文件中'),
    DDA_FAILED: bit(1, 4, 'DDA failed', '脱机动态数据认证（DDA）失败'),
    CDA_FAILED: bit(1, 3, 'CDA failed', '复合动态数据认证（CDA）失败'),
    SDA_SELECTED: bit(1, 2, 'SDA selected', '选择了 SDA'),

    VERSIONS_DIFFER: bit(
      2,
      8,
      'ICC and terminal have different application versions',
      'IC 卡和终端应用版本不一致',
    ),
    APPLICATION_EXPIRED: bit(2, 7, 'expired application', '应用已过期'),
    NOT_YET_EFFECTIVE: bit(2, 6, 'application not yet effective', '应用尚未生效'),
    SERVICE_NOT_ALLOWED: bit(
      2,
      5,
      'requested service not allowed for card product',
      '卡片产品不允许所请求的服务',
    ),
    NEW_CARD: bit(2, 4, 'new card', '新卡'),

    VERIFICATION_FAILED: bit(3, 8, 'cardholder verification was not successful', '持卡人验证失败'),
    UNKNOWN_CVM: bit(3, 7, 'unrecognised CVM', '未知的持卡人验证方法（CVM）'),
    PIN_TRIES_EXCEEDED: bit(3, 6, 'PIN try limit exceeded', 'PIN 重试次数超限'),
    PIN_PAD_ABSENT: bit(
      3,
      5,
      'PIN entry required and PIN pad not present or not working',
      '要求输入 PIN，但无密码键盘或密码键盘故障',
    ),
    PIN_NOT_ENTERED: bit(
      3,
      4,
      'PIN entry required, PIN pad present, but PIN was not entered',
      '要求输入 PIN，有密码键盘，但未输入 PIN',
    ),
    ONLINE_PIN_ENTERED: bit(3, 3, 'online PIN entered', '已输入联机 PIN'),

    OVER_FLOOR_LIMIT: bit(4, 8, 'transaction exceeds floor limit', '交易超过最低限额'),
    LOWER_LIMIT_EXCEEDED: bit(4, 7, 'lower consecutive offline limit exceeded', '超过连续脱机交易下限'),
    UPPER_LIMIT_EXCEEDED: bit(4, 6, 'upper consecutive offline limit exceeded', '超过连续脱机交易上限'),
    SELECTED_AT_RANDOM: bit(
      4,
      5,
      'transaction selected randomly for online processing',
      '交易被随机选择联机处理',
    ),
    FORCED_ONLINE: bit(4, 4, 'merchant forced transaction online', '商户要求联机交易'),

    DEFAULT_TDOL: bit(5, 8, 'default TDOL used', '使用缺省 TDOL'),
    ISSUER_AUTHENTICATION_FAILED: bit(5, 7, 'issuer authentication failed', '发卡行认证失败'),
    SCRIPT_FAILED_BEFORE: bit(
      5,
      6,
      'script processing failed before final GENERATE AC',
      '最后一次 GENERATE AC 命令之前脚本处理失败',
    ),
    SCRIPT_FAILED_AFTER: bit(
      5,
      5,
      'script processing failed after final GENERATE AC',
      '最后一次 GENERATE AC 命令之后脚本处理失败',
    ),
  },
} as const satisfies BitMap;

/** Transaction status information, tag 9B. */
export const TSI = {
  name: { en: 'transaction status information', zh: '交易状态信息（TSI）' },
  bytes: 2,
  source: `${EMV3}6`,
  fields: {
    AUTHENTICATION_PERFORMED: bit(1, 8, 'offline data authentication was performed', '脱机数据认证已进行'),
    VERIFICATION_PERFORMED: bit(1, 7, 'cardholder verification was performed', '持卡人验证已进行'),
    CARD_RISK_PERFORMED: bit(1, 6, 'card risk management was performed', '卡片风险管理已进行'),
    ISSUER_AUTHENTICATION_PERFORMED: bit(1, 5, 'issuer authentication was performed', '发卡行认证已进行'),
    TERMINAL_RISK_PERFORMED: bit(1, 4, 'terminal risk management was performed', '终端风险管理已进行'),
    SCRIPT_PERFORMED: bit(1, 3, 'script processing was performed', '脚本处理已进行'),
  },
} as const satisfies BitMap;

/** Terminal transaction qualifiers, tag 9F66. */
export const TTQ = {
  name: { en: 'terminal transaction qualifiers', zh: '终端交易属性（TTQ）' },
  bytes: 4,
  source: PBOC,
  fields: {
    CONTACTLESS_DEBIT_CREDIT: bit(
      1,
      7,
      'contactless PBOC debit/credit supported',
      '支持非接触式借记/贷记应用',
    ),
    FAST_PAYMENT: bit(1, 6, 'qPBOC supported', '支持 qPBOC'),
    CONTACT_DEBIT_CREDIT: bit(1, 5, 'contact PBOC debit/credit supported', '支持接触式借记/贷记应用'),
    OFFLINE_ONLY: bit(1, 4, 'offline-only reader', '读卡器仅支持脱机'),
    ONLINE_PIN: bit(1, 3, 'online PIN supported', '支持联机 PIN'),
    SIGNATURE: bit(1, 2, 'signature supported', '支持签名'),
    ONLINE_REQUIRED: bit(2, 8, 'online cryptogram required', '要求联机密文'),
    CVM_REQUIRED: bit(2, 7, 'CVM required', '要求 CVM'),
    FDDA_VERSION_01: bit(4, 8, 'fDDA version 01 supported', '支持 fDDA 版本 01'),
  },
} as const satisfies BitMap;

/** Terminal capabilities, tag 9F33. */
export const TERMINAL_CAPABILITIES = {
  name: { en: 'terminal capabilities', zh: '终端性能' },
  bytes: 3,
  source: `${EMV4}2`,
  fields: {
    MANUAL_ENTRY: bit(1, 8, 'manual key entry', '手工键盘输入'),
    MAGNETIC_STRIPE: bit(1, 7, 'magnetic stripe', '磁条'),
    CONTACT_CHIP: bit(1, 6, 'IC with contacts', '接触式 IC 卡'),
    PLAINTEXT_PIN: bit(2, 8, 'plaintext PIN for ICC verification', 'IC 卡明文 PIN 验证'),
    ONLINE_PIN: bit(2, 7, 'enciphered PIN for online verification', '联机加密 PIN 验证'),
    SIGNATURE: bit(2, 6, 'signature (paper)', '签名（纸）'),
    ENCIPHERED_PIN: bit(2, 5, 'enciphered PIN for offline verification', '脱机加密 PIN 验证'),
    NO_CVM: bit(2, 4, 'no CVM required', '无需 CVM'),
    HOLDER_CERTIFICATE: bit(
      2,
      1,
      "holder's identity document",
      '持卡人证件验证',
      'general knowledge of PBOC 3.0 ?',
    ),
    SDA: bit(3, 8, 'SDA', '静态数据认证（SDA）'),
    DDA: bit(3, 7, 'DDA', '动态数据认证（DDA）'),
    CARD_CAPTURE: bit(3, 6, 'card capture', '吞卡'),
    CDA: bit(3, 4, 'CDA', '复合动态数据认证（CDA）'),
  },
} as const satisfies BitMap;

/** Additional terminal capabilities, tag 9F40. */
export const ADDITIONAL_CAPABILITIES = {
  name: { en: 'additional terminal capabilities', zh: '终端附加性能' },
  bytes: 5,
  source: `${EMV4}3`,
  fields: {
    CASH: bit(1, 8, 'cash', '现金'),
    GOODS: bit(1, 7, 'goods', '商品'),
    SERVICES: bit(1, 6, 'services', '服务'),
    CASHBACK: bit(1, 5, 'cashback', '返现'),
    INQUIRY: bit(1, 4, 'inquiry', '查询'),
    TRANSFER: bit(1, 3, 'transfer', '转账'),
    PAYMENT: bit(1, 2, 'payment', '付款'),
    ADMINISTRATIVE: bit(1, 1, 'administrative', '管理'),
    CASH_DEPOSIT: bit(2, 8, 'cash deposit', '存款'),
    NUMERIC_KEYS: bit(3, 8, 'numeric keys', '数字键'),
    LETTER_KEYS: bit(3, 7, 'alphabetic and special character keys', '字母和特殊字符键'),
    COMMAND_KEYS: bit(3, 6, 'command keys', '命令键'),
    FUNCTION_KEYS: bit(3, 5, 'function keys', '功能键'),
    PRINT_ATTENDANT: bit(4, 8, 'print, attendant', '打印（服务员）'),
    PRINT_CARDHOLDER: bit(4, 7, 'print, cardholder', '打印（持卡人）'),
    DISPLAY_ATTENDANT: bit(4, 6, 'display, attendant', '显示（服务员）'),
    DISPLAY_CARDHOLDER: bit(4, 5, 'display, cardholder', '显示（持卡人）'),
    CODE_TABLE_10: bit(4, 2, 'code table 10', '代码表 10'),
    CODE_TABLE_9: bit(4, 1, 'code table 9', '代码表 9'),
    CODE_TABLE_8: bit(5, 8, 'code table 8', '代码表 8'),
    CODE_TABLE_7: bit(5, 7, 'code table 7', '代码表 7'),
    CODE_TABLE_6: bit(5, 6, 'code table 6', '代码表 6'),
    CODE_TABLE_5: bit(5, 5, 'code table 5', '代码表 5'),
    CODE_TABLE_4: bit(5, 4, 'code table 4', '代码表 4'),
    CODE_TABLE_3: bit(5, 3, 'code table 3', '代码表 3'),
    CODE_TABLE_2: bit(5, 2, 'code table 2', '代码表 2'),
    CODE_TABLE_1: bit(5, 1, 'code table 1', '代码表 1'),
  },
} as const satisfies BitMap;

/** CVM results, tag 9F34: the last byte; the first two are a rule of the CVM list. */
export const CVM_RESULT = {
  name: { en: 'CVM results', zh: 'CVM 结果' },
  bytes: 3,
  source: 'EMV 4.3 Book 4, annex A4',
  fields: {
    UNKNOWN: choice(3, 0xff, 0x00, 'result unknown (as for a signature)', '结果未知（如签名）'),
    FAILED: choice(3, 0xff, 0x01, 'failed', '失败'),
    SUCCESSFUL: choice(3, 0xff, 0x02, 'successful', '成功'),
  },
} as const satisfies BitMap;
