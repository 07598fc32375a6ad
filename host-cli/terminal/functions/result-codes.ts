import type { Bilingual } from '../../../apdu/codec/bilingual.js';

export interface ResultCodeEntry {
  readonly code: number;
  readonly meaning: Bilingual;
}

/**
 * Results of the reader functions of LD/T 33; every other error is minus the status word. ssc-card.md 6, five sources.
 */
export const RESULT_CODES = {
  OK: { code: 0, meaning: { zh: '成功', en: 'done' } },
  WRONG_CARD_TYPE: { code: -1, meaning: { zh: '卡类型不对', en: 'wrong card type' } },
  NO_CARD: { code: -2, meaning: { zh: '无卡', en: 'no card' } },
  NOT_POWERED: { code: -3, meaning: { zh: '卡未上电', en: 'the card is not powered' } },
  NO_ANSWER: { code: -4, meaning: { zh: '卡无应答', en: 'the card gives no answer' } },
  LIBRARY_FAILED: { code: -5, meaning: { zh: '加载动态库错误', en: 'a dynamic library cannot be loaded' } },
  CONNECTION_FAILED: { code: -11, meaning: { zh: '读卡器连接错误', en: 'the reader cannot be connected' } },
  NOT_CONNECTED: { code: -12, meaning: { zh: '未建立连接', en: 'the reader is not connected' } },
  NOT_SUPPORTED: {
    code: -13,
    meaning: { zh: '不支持该命令', en: 'the reader does not support the command' },
  },
  BAD_PARAMETER: { code: -14, meaning: { zh: '命令参数错', en: 'a parameter is wrong' } },
  CHECKSUM_WRONG: { code: -15, meaning: { zh: '信息校验和出错', en: 'the checksum is wrong' } },
  IDENTIFICATION_FORMAT: {
    code: -20,
    meaning: { zh: '卡识别码格式错', en: 'the 卡识别码 has a wrong format' },
  },
  NOT_GENUINE: {
    code: -21,
    meaning: {
      zh: '内部认证失败（卡不是真卡）',
      en: 'internal authentication failed: the card is not genuine',
    },
  },
  CARD_DIFFERS: {
    code: -22,
    meaning: { zh: '传入数据与卡内不符', en: 'the data given are not those of the card' },
  },
  DATA_ILLEGAL: { code: -23, meaning: { zh: '传入数据不合法', en: 'the data given are not legal' } },
  PSAM_LEVEL: {
    code: -24,
    meaning: { zh: 'PSAM 卡密钥级别不够', en: 'the keys of the PSAM are of too low a level' },
  },
  INTERNAL_DIFFERS: {
    code: -25,
    meaning: {
      zh: '内部认证与加密机结果不符',
      en: 'internal authentication differs from the encryption machine',
    },
  },
  PIN_CANCELLED: { code: -31, meaning: { zh: '用户取消密码输入', en: 'the holder cancelled the PIN entry' } },
  PIN_TIMEOUT: { code: -32, meaning: { zh: '密码输入超时', en: 'the PIN entry took too long' } },
  PIN_LENGTH: { code: -33, meaning: { zh: '密码长度错', en: 'the PIN has a wrong length' } },
  PIN_ENTRIES_DIFFER: { code: -34, meaning: { zh: '两次输入密码不一致', en: 'the two PIN entries differ' } },
  PIN_INITIAL: {
    code: -35,
    meaning: { zh: '初始密码不能交易', en: 'the initial PIN cannot be used for transactions' },
  },
  PIN_TO_INITIAL: {
    code: -36,
    meaning: { zh: '不能改为初始密码', en: 'the PIN cannot be changed to the initial one' },
  },
  ILLEGAL_CHARACTERS: { code: -41, meaning: { zh: '含非法字符', en: 'illegal characters' } },
  DATA_LENGTH: { code: -42, meaning: { zh: '数据长度错', en: 'the data have a wrong length' } },
  PIN_WRONG: { code: -51, meaning: { zh: 'PIN 验证失败', en: 'the PIN is wrong' } },
  PIN_BLOCKED: { code: -52, meaning: { zh: 'PIN 已锁定', en: 'the PIN is blocked' } },
  NO_PSAM: { code: -2201, meaning: { zh: '未找到 PSAM 卡', en: 'there is no PSAM' } },
  ALGORITHM: { code: -2202, meaning: { zh: '不支持的算法', en: 'the algorithm is not supported' } },
  RK_SSSE_MISSING: {
    code: -2203,
    meaning: {
      zh: '3.0 卡读个人基本信息需要 RKssse 密钥外部认证',
      en: 'a card of generation 3 gives the data of the holder only after external authentication with RK_SSSE',
    },
  },
  HSM_NOT_NEEDED: { code: -2204, meaning: { zh: '不需要加密机', en: 'no encryption machine is needed' } },
} as const satisfies Record<string, ResultCodeEntry>;

export type ResultCodeName = keyof typeof RESULT_CODES;

/** What the function returned: its code, and what stands in its output buffer: data, or the error in Chinese. */
export interface FunctionResult {
  readonly code: number;
  readonly text: string;
}
