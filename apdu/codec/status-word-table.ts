import type { Bilingual } from './bilingual.js';

/** One status word, or with `mask` a family whose other bits carry a count. */
export interface StatusWordEntry {
  value: number;
  /** Bits that must equal `value`; absent for a single status word. */
  mask?: number;
  meaning: Bilingual;
  /** What to try next. */
  hint?: Bilingual;
  source: string;
}

const ISO = 'ISO/IEC 7816-4:2005, 5.1.3';
const PURSE = 'field programs of the card; numbers of the electronic purse';

/** Every status word by name. Values stand here and nowhere else. */
export const STATUS_WORDS = {
  SUCCESS: { value: 0x9000, meaning: { en: 'done', zh: '成功' }, source: ISO },
  BYTES_AVAILABLE: {
    value: 0x6100,
    mask: 0xff00,
    meaning: { en: 'done, more bytes wait', zh: '成功，还有数据待取' },
    hint: { en: 'fetch them with GET RESPONSE (INS C0)', zh: '用 GET RESPONSE（INS C0）取回' },
    source: ISO,
  },

  WARNING_NO_INFORMATION: {
    value: 0x6200,
    meaning: { en: 'warning without details, nothing changed', zh: '警告，无信息，状态未变' },
    source: ISO,
  },
  DATA_MAY_BE_CORRUPTED: {
    value: 0x6281,
    meaning: { en: 'part of the returned data may be corrupted', zh: '回送的数据可能有错' },
    source: ISO,
  },
  END_OF_FILE: {
    value: 0x6282,
    meaning: { en: 'end of file or record before Ne bytes were read', zh: '文件或记录长度小于 Le' },
    source: ISO,
  },
  SELECTED_FILE_DEACTIVATED: {
    value: 0x6283,
    meaning: {
      en: 'the selected file or application is deactivated',
      zh: '选择的文件或应用无效（未启用或已锁定）',
    },
    hint: {
      en: 'activate it (ACTIVATE), or unblock the application (APPLICATION UNBLOCK)',
      zh: '先启用（ACTIVATE）或应用解锁（APPLICATION UNBLOCK）',
    },
    source: ISO,
  },
  CONTROL_INFORMATION_WRONG: {
    value: 0x6284,
    meaning: { en: 'file control information is not formatted correctly', zh: '文件控制信息格式不正确' },
    source: ISO,
  },
  FILE_TERMINATED: {
    value: 0x6285,
    meaning: { en: 'the selected file or application is terminated for good', zh: '选择的文件或应用已终止' },
    hint: { en: 'nothing revives it; use another card', zh: '不可恢复，请更换卡片' },
    source: ISO,
  },

  NOT_VERIFIED: {
    value: 0x6300,
    meaning: { en: 'authentication failed, no details', zh: '认证失败，无进一步信息' },
    hint: { en: 'check the key, the challenge and the diversification', zh: '检查密钥、随机数和分散因子' },
    source: ISO,
  },
  FILE_FILLED: {
    value: 0x6381,
    meaning: { en: 'file filled up by the last write', zh: '文件已被最后一次写入装满' },
    source: ISO,
  },
  TRIES_LEFT: {
    value: 0x63c0,
    mask: 0xfff0,
    meaning: { en: 'not verified', zh: '未通过验证' },
    hint: { en: 'stop and check the value before the counter reaches 0', zh: '计数归零前请核对后再试' },
    source: ISO,
  },

  EXECUTION_ERROR: {
    value: 0x6400,
    meaning: { en: 'execution error, nothing changed', zh: '执行出错，状态未变' },
    source: ISO,
  },
  EXECUTION_ERROR_STATE_CHANGED: {
    value: 0x6500,
    meaning: { en: 'execution error, non-volatile memory changed', zh: '执行出错，存储器已改变' },
    source: ISO,
  },
  MEMORY_FAILURE: {
    value: 0x6581,
    meaning: { en: 'memory failure', zh: '存储器故障' },
    hint: {
      en: 'the card may be worn out; read it out and replace it',
      zh: '卡片可能已损坏，请读出数据后换卡',
    },
    source: ISO,
  },

  WRONG_LENGTH: {
    value: 0x6700,
    meaning: { en: 'wrong length (Lc or Le)', zh: '长度错误（Lc 或 Le）' },
    hint: { en: 'compare Lc and Le with the command definition', zh: '核对命令定义中的 Lc 与 Le' },
    source: ISO,
  },

  CLASS_FUNCTION_NOT_SUPPORTED: {
    value: 0x6800,
    meaning: { en: 'function in CLA not supported', zh: '不支持 CLA 中的功能' },
    source: ISO,
  },
  CHANNEL_NOT_SUPPORTED: {
    value: 0x6881,
    meaning: { en: 'logical channel not supported', zh: '不支持该逻辑通道' },
    hint: { en: 'use channel 0: clear the channel bits of CLA', zh: '使用通道 0：清除 CLA 的通道位' },
    source: ISO,
  },
  SECURE_MESSAGING_NOT_SUPPORTED: {
    value: 0x6882,
    meaning: { en: 'secure messaging not supported', zh: '不支持安全报文' },
    hint: {
      en: 'send the command without the secure messaging bits of CLA',
      zh: '去掉 CLA 的安全报文位后重发',
    },
    source: ISO,
  },
  LAST_OF_CHAIN_EXPECTED: {
    value: 0x6883,
    meaning: { en: 'last command of the chain expected', zh: '期待命令链的最后一条' },
    source: ISO,
  },
  CHAINING_NOT_SUPPORTED: {
    value: 0x6884,
    meaning: { en: 'command chaining not supported', zh: '不支持命令链' },
    source: ISO,
  },

  COMMAND_NOT_ALLOWED: {
    value: 0x6900,
    meaning: { en: 'command not allowed', zh: '不允许该命令' },
    source: ISO,
  },
  COMMAND_NOT_ACCEPTED: {
    value: 0x6901,
    meaning: { en: 'command not accepted in this state', zh: '命令不接受（无效状态）' },
    source: PURSE,
  },
  FILE_KIND_WRONG: {
    value: 0x6981,
    meaning: { en: 'command does not fit the kind of file', zh: '命令与文件结构不相容' },
    hint: {
      en: 'READ RECORD for record files, READ BINARY for transparent ones',
      zh: '记录文件用 READ RECORD，透明文件用 READ BINARY',
    },
    source: ISO,
  },
  SECURITY_STATUS_NOT_SATISFIED: {
    value: 0x6982,
    meaning: { en: 'a right is missing', zh: '不满足安全状态' },
    hint: {
      en: 'verify the PIN or authenticate the key of this file first, in its directory; some commands need the contact interface',
      zh: '先在所在目录中校验密码或做外部认证；部分命令仅限接触式',
    },
    source: ISO,
  },
  METHOD_BLOCKED: {
    value: 0x6983,
    meaning: { en: 'the PIN or key is blocked', zh: '密码或密钥已锁定' },
    hint: {
      en: 'unblock or reload the PIN; a blocked key stays blocked',
      zh: '密码可解锁或重装；密钥锁定不可恢复',
    },
    source: ISO,
  },
  NO_VALID_CHALLENGE: {
    value: 0x6984,
    meaning: {
      en: 'no valid challenge, or (bank PIN) tries used up in an earlier transaction',
      zh: '随机数无效，或（金融 PIN）尝试次数在此前交易中已用尽',
    },
    hint: {
      en: 'send GET CHALLENGE right before, each challenge serves once; the bank frees its PIN by issuer script',
      zh: '请先取随机数，每个随机数只能用一次；金融 PIN 由发卡行脚本解锁',
    },
    source: `${ISO}; pboc.md 4, VERIFY`,
  },
  CONDITIONS_NOT_SATISFIED: {
    value: 0x6985,
    meaning: { en: 'conditions of use not satisfied', zh: '使用条件不满足' },
    hint: {
      en: 'a step before is missing, or the application is not activated',
      zh: '缺少前一步，或应用尚未启用',
    },
    source: ISO,
  },
  NO_CURRENT_EF: {
    value: 0x6986,
    meaning: { en: 'no file is selected', zh: '未选择当前 EF' },
    hint: {
      en: 'SELECT the EF first, or give its short file identifier',
      zh: '先选择 EF，或使用短文件标识符',
    },
    source: ISO,
  },
  SECURE_MESSAGING_DATA_MISSING: {
    value: 0x6987,
    meaning: { en: 'secure messaging data missing', zh: '安全报文数据项丢失' },
    source: ISO,
  },
  MAC_WRONG: {
    value: 0x6988,
    meaning: { en: 'secure messaging data (MAC) wrong', zh: '安全报文数据项（MAC）不正确' },
    hint: {
      en: 'the MAC covers CLA INS P1 P2 Lc and the data, under the process key of the last challenge',
      zh: 'MAC 覆盖 CLA INS P1 P2 Lc 及数据，使用最近随机数的过程密钥',
    },
    source: ISO,
  },

  WRONG_PARAMETERS: {
    value: 0x6a00,
    meaning: { en: 'wrong P1 or P2, no details', zh: 'P1 P2 错误，无信息' },
    source: ISO,
  },
  WRONG_DATA: {
    value: 0x6a80,
    meaning: { en: 'wrong command data', zh: '数据域参数不正确' },
    hint: { en: 'a record is written whole, with its own tag and length', zh: '写记录须含完整的标签和长度' },
    source: ISO,
  },
  FUNCTION_NOT_SUPPORTED: {
    value: 0x6a81,
    meaning: { en: 'function not supported, or card blocked', zh: '不支持此功能，或卡片已锁定' },
    source: ISO,
  },
  FILE_NOT_FOUND: {
    value: 0x6a82,
    meaning: { en: 'file or application not found', zh: '未找到文件或应用' },
    hint: {
      en: 'select the application by AID first; then its DF; then the EF',
      zh: '先按 AID 选择应用，再选 DF，再选 EF',
    },
    source: ISO,
  },
  RECORD_NOT_FOUND: {
    value: 0x6a83,
    meaning: { en: 'record not found', zh: '未找到记录' },
    hint: {
      en: 'records count from 1; P2 04 means by number, P2 00 by tag',
      zh: '记录号从 1 起；P2 为 04 按记录号，00 按标签',
    },
    source: ISO,
  },
  NOT_ENOUGH_SPACE: {
    value: 0x6a84,
    meaning: { en: 'not enough space in the file', zh: '文件存储空间不够' },
    source: ISO,
  },
  LENGTH_AGAINST_TLV: {
    value: 0x6a85,
    meaning: { en: 'Nc does not agree with the TLV structure', zh: 'Lc 与 TLV 结构不一致' },
    source: ISO,
  },
  WRONG_P1_P2: {
    value: 0x6a86,
    meaning: { en: 'wrong P1 or P2', zh: 'P1 或 P2 不正确' },
    source: ISO,
  },
  LENGTH_AGAINST_P1_P2: {
    value: 0x6a87,
    meaning: { en: 'Nc does not agree with P1 P2', zh: 'Lc 与 P1 P2 不一致' },
    source: ISO,
  },
  REFERENCE_NOT_FOUND: {
    value: 0x6a88,
    meaning: { en: 'key, PIN or data object not found', zh: '未找到引用的密钥、密码或数据' },
    hint: {
      en: 'check the key reference and version, and the current directory',
      zh: '核对密钥标识、版本和当前目录',
    },
    source: ISO,
  },
  FILE_EXISTS: {
    value: 0x6a89,
    meaning: { en: 'file exists already', zh: '文件已存在' },
    source: ISO,
  },
  DF_NAME_EXISTS: {
    value: 0x6a8a,
    meaning: { en: 'DF name exists already', zh: 'DF 名已存在' },
    source: ISO,
  },
  WRONG_OFFSET: {
    value: 0x6b00,
    meaning: { en: 'offset outside the file, or wrong P1 P2', zh: '偏移量超出文件，或 P1 P2 错误' },
    hint: { en: 'read less far: the offset is P1 P2 in bytes', zh: '偏移量为 P1 P2（字节），请减小' },
    source: ISO,
  },
  EXACT_LENGTH: {
    value: 0x6c00,
    mask: 0xff00,
    meaning: { en: 'wrong Le', zh: 'Le 错误' },
    hint: { en: 'send the command again with this Le', zh: '用该长度作 Le 重发命令' },
    source: ISO,
  },
  INSTRUCTION_UNKNOWN: {
    value: 0x6d00,
    meaning: { en: 'instruction not supported or invalid', zh: 'INS 不支持或错误' },
    hint: {
      en: 'is the right application selected? the same INS may exist only there, or with another CLA',
      zh: '是否已选择正确的应用？该命令可能只在其中，或使用其他 CLA',
    },
    source: ISO,
  },
  CLASS_UNKNOWN: {
    value: 0x6e00,
    meaning: { en: 'class not supported', zh: 'CLA 不支持' },
    hint: { en: 'try CLA 00, 80 or 84', zh: '请尝试 CLA 00、80 或 84' },
    source: ISO,
  },
  NO_PRECISE_DIAGNOSIS: {
    value: 0x6f00,
    meaning: { en: 'no precise diagnosis', zh: '无确切诊断' },
    hint: {
      en: 'reset the card; if it stays, the card or its data are faulty',
      zh: '复位卡片；若仍出现则卡片有故障',
    },
    source: ISO,
  },

  MAC_INVALID_DEBIT: {
    value: 0x9302,
    meaning: { en: 'MAC of the transaction is wrong', zh: '交易 MAC 无效' },
    hint: { en: 'start again with INITIALISE; the session has ended', zh: '本次交易已结束，请重新初始化' },
    source: PURSE,
  },
  APPLICATION_PERMANENTLY_BLOCKED: {
    value: 0x9303,
    meaning: { en: 'application permanently blocked', zh: '应用永久锁定' },
    hint: { en: 'nothing unblocks it; use another card', zh: '不可解锁，请更换卡片' },
    source: PURSE,
  },
  AMOUNT_OVER_LIMIT: {
    value: 0x9401,
    meaning: { en: 'amount over the limit or the balance', zh: '金额超限或余额不足' },
    source: PURSE,
  },
  DEBIT_COUNT_EXHAUSTED: {
    value: 0x9402,
    meaning: { en: 'transaction counter exhausted', zh: '交易计数器已达上限' },
    source: PURSE,
  },
  KEY_INDEX_NOT_SUPPORTED: {
    value: 0x9403,
    meaning: { en: 'key index not supported', zh: '密钥索引不支持' },
    source: PURSE,
  },
  MAC_NOT_AVAILABLE: {
    value: 0x9406,
    meaning: { en: 'the wanted MAC is not available', zh: '所需 MAC 不可用' },
    source: PURSE,
  },
} as const satisfies Record<string, StatusWordEntry>;

/** What the first byte alone says, for status words without a row of their own. ISO/IEC 7816-4:2005, table 5. */
export const STATUS_WORD_CLASSES: Readonly<Record<number, { name: string; meaning: Bilingual }>> = {
  98: { name: 'WARNING', meaning: { en: 'warning, nothing changed', zh: '警告，状态未变' } },
  99: { name: 'WARNING_STATE_CHANGED', meaning: { en: 'warning, memory changed', zh: '警告，存储器已改变' } },
  100: {
    name: 'EXECUTION_ERROR',
    meaning: { en: 'execution error, nothing changed', zh: '执行出错，状态未变' },
  },
  101: {
    name: 'EXECUTION_ERROR_STATE_CHANGED',
    meaning: { en: 'execution error, memory changed', zh: '执行出错，存储器已改变' },
  },
  102: { name: 'SECURITY_ISSUE', meaning: { en: 'security-related issue', zh: '与安全有关的错误' } },
  103: { name: 'WRONG_LENGTH', meaning: { en: 'wrong length', zh: '长度错误' } },
  104: {
    name: 'CLASS_FUNCTION_NOT_SUPPORTED',
    meaning: { en: 'function in CLA not supported', zh: '不支持 CLA 中的功能' },
  },
  105: { name: 'COMMAND_NOT_ALLOWED', meaning: { en: 'command not allowed', zh: '不允许该命令' } },
  106: { name: 'WRONG_PARAMETERS', meaning: { en: 'wrong parameters', zh: '参数错误' } },
  107: { name: 'WRONG_OFFSET', meaning: { en: 'wrong P1 P2', zh: 'P1 P2 错误' } },
  109: {
    name: 'INSTRUCTION_UNKNOWN',
    meaning: { en: 'instruction not supported or invalid', zh: 'INS 不支持或错误' },
  },
  110: { name: 'CLASS_UNKNOWN', meaning: { en: 'class not supported', zh: 'CLA 不支持' } },
  111: { name: 'NO_PRECISE_DIAGNOSIS', meaning: { en: 'no precise diagnosis', zh: '无确切诊断' } },
};
