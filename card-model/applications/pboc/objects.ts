import type { Bilingual } from '../../../apdu/codec/bilingual.js';

/** A data object of the bank application: what stands in `directory.objects`, or is computed where `computed` is set. */
export interface ObjectEntry {
  readonly tag: number;
  /** Length of the value; absent where it varies. */
  readonly bytes?: number;
  readonly meaning: Bilingual;
  readonly source: string;
  /** GET DATA answers it. */
  readonly get?: true;
  /** PUT DATA of an issuer script may write it. */
  readonly put?: true;
  /** Made when it is asked for; never stored. */
  readonly computed?: true;
}

const TAGS = 'pboc.md 2, tag table';
const GROUPS = 'pboc.md 4, personalisation groups';
const STATE = 'pboc.md 2 to 4; tag: convention';

const entry = (
  tag: number,
  bytes: number | undefined,
  en: string,
  zh: string,
  source: string,
  more: Partial<Pick<ObjectEntry, 'get' | 'put' | 'computed'>> = {},
): ObjectEntry => ({ tag, ...(bytes !== undefined && { bytes }), meaning: { en, zh }, source, ...more });

const READ = { get: true } as const;
const LIMIT = { get: true, put: true } as const;
const COMPUTED = { get: true, computed: true } as const;

/**
 * Every data object of the application, by name. Tags of the standard where there is one; groups of the personalisation
 * keep their number; C0xx is state that no command names.
 */
export const OBJECT = {
  TRACK_2: entry(0x57, undefined, 'track 2 equivalent data', '磁道 2 等效数据', TAGS),
  CARDHOLDER_NAME: entry(0x5f20, undefined, 'cardholder name', '持卡人姓名', TAGS),
  PAN_SEQUENCE: entry(0x5f34, 1, 'PAN sequence number', '应用主账号序列号', TAGS),
  CDOL1: entry(0x8c, undefined, 'CDOL1, as in the records', '卡片风险管理数据对象列表 1', 'pboc.md 1'),
  CDOL2: entry(0x8d, undefined, 'CDOL2, as in the records', '卡片风险管理数据对象列表 2', 'pboc.md 1'),
  DDOL: entry(0x9f49, undefined, 'DDOL, as in the records', '动态数据认证数据对象列表', 'pboc.md 1'),
  VERSION: entry(0x9f08, 2, 'application version number', '应用版本号', 'pboc.md 1, 3'),
  PRODUCT: entry(0x9f63, 16, 'product identification', '卡产品标识信息', TAGS),
  TRANSACTION_QUALIFIERS: entry(0x9f6c, 2, 'card transaction qualifiers, CTQ', '卡片交易属性', TAGS),

  LAST_ONLINE_ATC: entry(0x9f13, 2, 'last online ATC', '上次联机应用交易计数器', TAGS, READ),
  PIN_TRIES: entry(0x9f17, 1, 'PIN tries left', 'PIN 重试计数器', TAGS, COMPUTED),
  ATC: entry(0x9f36, 2, 'application transaction counter', '应用交易计数器', TAGS, READ),
  LOG_FORMAT: entry(0x9f4f, undefined, 'log format', '日志格式', TAGS, READ),
  LOAD_LOG_FORMAT: entry(0xdf4f, undefined, 'load-log format', '圈存日志格式', TAGS, READ),
  CURRENCY: entry(0x9f51, 2, 'application currency', '应用货币代码', TAGS, READ),
  DEFAULT_ACTION: entry(0x9f52, 2, 'application default action, ADA', '应用缺省行为', TAGS, READ),
  FOREIGN_CURRENCY_LIMIT: entry(
    0x9f53,
    1,
    'consecutive offline limit, foreign currency',
    '连续脱机交易限制数（国际-货币）',
    TAGS,
    LIMIT,
  ),
  CUMULATIVE_LIMIT: entry(
    0x9f54,
    6,
    'cumulative offline amount limit, CTTAL',
    '累计脱机交易金额限制数',
    TAGS,
    LIMIT,
  ),
  ISSUER_AUTHENTICATION: entry(0x9f56, 1, 'issuer authentication indicator', '发卡行认证指示位', TAGS, READ),
  ISSUER_COUNTRY: entry(0x9f57, 2, 'issuer country', '发卡行国家代码', TAGS, READ),
  LOWER_LIMIT: entry(0x9f58, 1, 'lower consecutive offline limit', '连续脱机交易下限', TAGS, LIMIT),
  UPPER_LIMIT: entry(0x9f59, 1, 'upper consecutive offline limit', '连续脱机交易上限', TAGS, LIMIT),
  CUMULATIVE_UPPER_LIMIT: entry(
    0x9f5c,
    6,
    'cumulative offline upper limit, CTTAUL',
    '累计脱机交易金额上限',
    TAGS,
    LIMIT,
  ),
  AVAILABLE_AMOUNT: entry(0x9f5d, 6, 'available offline amount', '可用脱机消费金额', TAGS, COMPUTED),
  PROCESSES: entry(0x9f68, 4, 'card additional processes', '卡片附加处理', TAGS, READ),
  CVM_LIMIT: entry(0x9f6b, 6, 'card CVM limit', '卡片 CVM 限额', TAGS, LIMIT),
  RESET_THRESHOLD: entry(0x9f6d, 6, 'EC reset threshold', '电子现金重置阈值', TAGS, LIMIT),
  FOREIGN_COUNTRY_LIMIT: entry(
    0x9f72,
    1,
    'consecutive offline limit, foreign country',
    '连续脱机交易限制数（国际-国家）',
    TAGS,
    LIMIT,
  ),
  CONVERSION_FACTOR: entry(0x9f73, 4, 'currency conversion factor', '货币转换因子', TAGS, LIMIT),
  DUAL_CURRENCY_LIMIT: entry(
    0x9f75,
    6,
    'dual-currency cumulative limit',
    '累计脱机交易金额限制数（双货币）',
    TAGS,
    LIMIT,
  ),
  SECOND_CURRENCY: entry(0x9f76, 2, 'second application currency', '第二应用货币代码', TAGS, READ),
  BALANCE_LIMIT: entry(0x9f77, 6, 'EC balance limit', '电子现金余额上限', TAGS, LIMIT),
  SINGLE_LIMIT: entry(0x9f78, 6, 'EC single-transaction limit', '电子现金单笔交易限额', TAGS, LIMIT),
  BALANCE: entry(0x9f79, 6, 'EC balance', '电子现金余额', TAGS, LIMIT),
  SEGMENTED_CHARGE: entry(0xdf61, 1, 'segmented-charge flags', '分段扣费应用标识', TAGS, LIMIT),
  DEPOSIT_LIMIT: entry(0xdf62, 6, 'deposit limit', '分段扣费抵扣限额', TAGS, LIMIT),
  DEPOSIT_USED: entry(0xdf63, 6, 'deposit used', '分段扣费已抵扣额', TAGS, READ),
  SECOND_CASH_CURRENCY: entry(0xdf71, 2, 'second EC: currency', '第二币种电子现金货币代码', TAGS, READ),
  SECOND_CVM_LIMIT: entry(0xdf72, 6, 'second EC: CVM limit', '第二币种卡片 CVM 限额', TAGS, LIMIT),
  SECOND_RESET_THRESHOLD: entry(
    0xdf76,
    6,
    'second EC: reset threshold',
    '第二币种电子现金重置阈值',
    TAGS,
    LIMIT,
  ),
  SECOND_BALANCE_LIMIT: entry(0xdf77, 6, 'second EC: balance limit', '第二币种电子现金余额上限', TAGS, LIMIT),
  SECOND_SINGLE_LIMIT: entry(0xdf78, 6, 'second EC: single limit', '第二币种电子现金单笔限额', TAGS, LIMIT),
  SECOND_BALANCE: entry(0xdf79, 6, 'second EC: balance', '第二币种电子现金余额', TAGS, LIMIT),

  RSA_Q_INVERSE: entry(0x8201, undefined, 'RSA, q^-1 mod p', 'RSA CRT 常数', GROUPS),
  RSA_D_Q: entry(0x8202, undefined, 'RSA, d mod (q - 1)', 'RSA CRT 指数 2', GROUPS),
  RSA_D_P: entry(0x8203, undefined, 'RSA, d mod (p - 1)', 'RSA CRT 指数 1', GROUPS),
  RSA_Q: entry(0x8204, undefined, 'RSA, q', 'RSA 素因子 2', GROUPS),
  RSA_P: entry(0x8205, undefined, 'RSA, p', 'RSA 素因子 1', GROUPS),
  SM2_PRIVATE_KEY: entry(0x8402, 32, 'SM2 private key', 'SM2 私钥', GROUPS),
  FCI_CONTACT: entry(0x9102, undefined, 'contents of A5, contact', '接触式 FCI 专用数据', GROUPS),
  FCI_CONTACTLESS: entry(0x9103, undefined, 'contents of A5, contactless', '非接触式 FCI 专用数据', GROUPS),
  OPTIONS: entry(0x9104, undefined, 'AIP and AFL, debit/credit', '借贷记 AIP、AFL', GROUPS),
  OPTIONS_SM: entry(0x9105, undefined, 'AIP and AFL, debit/credit, SM', '借贷记 AIP、AFL（国密）', GROUPS),
  ISSUER_DATA: entry(0x9200, undefined, '9F10 template, 3DES', '9F10 模板（3DES）', GROUPS),
  ISSUER_DATA_SM: entry(0x9201, undefined, '9F10 template, SM4', '9F10 模板（SM4）', GROUPS),
  CASH_OPTIONS: entry(0x9203, undefined, 'AIP and AFL, electronic cash', '电子现金 AIP、AFL', GROUPS),
  CASH_OPTIONS_SM: entry(
    0x9204,
    undefined,
    'AIP and AFL, electronic cash, SM',
    '电子现金 AIP、AFL（国密）',
    GROUPS,
  ),
  FAST_OPTIONS: entry(0x9207, undefined, 'AIP and AFL, qPBOC', 'qPBOC AIP、AFL', GROUPS),
  FAST_OPTIONS_SM: entry(0x9208, undefined, 'AIP and AFL, qPBOC, SM', 'qPBOC AIP、AFL（国密）', GROUPS),

  CUMULATIVE_AMOUNT: entry(0xc001, 6, 'cumulative offline amount, CTTA', '累计脱机交易金额', STATE),
  DUAL_CUMULATIVE_AMOUNT: entry(
    0xc002,
    6,
    'cumulative offline amount of both currencies',
    '累计脱机交易金额（双货币）',
    STATE,
  ),
  FOREIGN_CURRENCY_COUNT: entry(
    0xc003,
    1,
    'consecutive offline transactions, foreign currency',
    '连续脱机交易计数器（国际-货币）',
    STATE,
  ),
  FOREIGN_COUNTRY_COUNT: entry(
    0xc004,
    1,
    'consecutive offline transactions, foreign country',
    '连续脱机交易计数器（国际-国家）',
    STATE,
  ),
  HISTORY: entry(0xc005, 1, 'what earlier transactions left, see history.ts', '历史交易标志', STATE),
  SCRIPT_COUNT: entry(
    0xc006,
    1,
    'issuer script commands of the last transaction',
    '发卡行脚本命令计数器',
    STATE,
  ),
  /** The last transaction of qPBOC, kept until the next one, so that a torn end can be read again: contactless/. */
  LAST_FAST_PAYMENT: entry(
    0xc007,
    undefined,
    'last records of the last fast payment',
    '上次小额支付的最后记录',
    STATE,
  ),
} as const satisfies Record<string, ObjectEntry>;

export type ObjectName = keyof typeof OBJECT;

/** The entry of a tag; undefined for a tag that the application does not know. */
export function objectOfTag(tag: number): ObjectEntry | undefined {
  byTag ??= new Map(Object.values(OBJECT).map((object) => [object.tag, object]));
  return byTag.get(tag);
}

let byTag: Map<number, ObjectEntry> | undefined;
