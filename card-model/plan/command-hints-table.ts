import type { CommandEntry } from '../../apdu/trace/card-dictionary.js';
import { MASTER_KEY } from '../security/key-reference.js';

/** conventions, PIN commands: the key whose holder may unblock and reload the PIN. */
const PUK = 0x06;

const FREE_OF_THE_TRANSPORT_KEY = {
  en: 'only while the card is built: before END PRE-ISSUE (80 E0 02)',
  zh: '仅限发卡前：在结束发卡前阶段（80 E0 02）之前',
};

const ADMINISTRATOR = {
  en: 'it needs the MK of the directory, key 00; on a card that is not issued yet, the transport key (80 E0 03)',
  zh: '需要该目录的主控密钥（密钥 00）；尚未发行的卡需要传输密钥（80 E0 03）',
};

const PIN_BLOCKED = {
  en: 'the PIN is blocked: authenticate the PUK (key 06), then PIN UNBLOCK (84 24 00 00) or PIN RELOAD (84 24 00 01)',
  zh: 'PIN 已锁定：先认证 PUK（密钥 06），再解锁（84 24 00 00）或重装 PIN（84 24 00 01）',
};

const WRONG_PIN = {
  en: 'the PIN was wrong; at 0 tries it is blocked until it is unblocked or reloaded (tries left: {tries})',
  zh: 'PIN 错误，剩余 {tries} 次；为 0 时锁定，须解锁或重装',
};

/** Master keys are kept with those of external authentication. */
const BY_MASTER_KEY = { purpose: 'EXTERNAL', reference: MASTER_KEY, of: 'directory' } as const;

/**
 * What the commands of the card ask for in their effect, and what their refusals mean there. By the names of their
 * descriptions; clauses as those give them.
 */
export const COMMAND_HINTS: readonly CommandEntry[] = [
  {
    name: 'SELECT',
    refusals: {
      WRONG_LENGTH: {
        en: 'a file identifier has 2 bytes, a DF name 5 to 16',
        zh: '文件标识符为 2 字节，DF 名为 5 至 16 字节',
      },
      FUNCTION_NOT_SUPPORTED: {
        en: 'the card is blocked for good (CARD BLOCK)',
        zh: '卡片已永久锁定（CARD BLOCK）',
      },
    },
  },
  {
    name: 'READ RECORD',
    refusals: {
      WRONG_LENGTH: {
        en: 'READ RECORD has no data and always an Le; 00 takes the whole record',
        zh: '读记录无数据域，必须有 Le；00 表示整条记录',
      },
    },
  },
  {
    name: 'READ BINARY',
    refusals: {
      WRONG_LENGTH: {
        en: 'READ BINARY has no data and always an Le',
        zh: '读二进制无数据域，必须有 Le',
      },
    },
  },
  {
    name: 'UPDATE RECORD',
    refusals: {
      WRONG_LENGTH: { en: 'UPDATE RECORD needs the record as data', zh: '修改记录须在数据域给出整条记录' },
    },
  },
  {
    name: 'GET CHALLENGE',
    refusals: {
      WRONG_LENGTH: {
        en: 'Le is 04, 08 or 10, or 00 for 8 bytes, and there are no data',
        zh: 'Le 为 04、08 或 10，00 表示 8 字节；无数据域',
      },
    },
  },
  {
    name: 'GET RESPONSE',
    refusals: {
      CONDITIONS_NOT_SATISFIED: {
        en: 'nothing waits: GET RESPONSE comes right after 61xx, any other command drops the data',
        zh: '没有待取数据：须紧接 61xx 发送，其他命令会丢弃数据',
      },
    },
  },
  {
    name: 'VERIFY',
    refusals: {
      TRIES_LEFT: WRONG_PIN,
      METHOD_BLOCKED: PIN_BLOCKED,
      WRONG_LENGTH: {
        en: 'the PIN has 4 to 12 digits, 2 to 6 bytes of BCD; no try was spent',
        zh: 'PIN 为 4 至 12 位数字（2 至 6 字节 BCD）；未消耗尝试次数',
      },
    },
  },
  {
    name: 'CHANGE PIN',
    refusals: {
      TRIES_LEFT: WRONG_PIN,
      METHOD_BLOCKED: PIN_BLOCKED,
      WRONG_DATA: { en: 'the data are: old PIN, FF, new PIN', zh: '数据为：旧 PIN、FF、新 PIN' },
    },
  },
  {
    name: 'PIN UNBLOCK / RELOAD',
    needs: { rule: { key: PUK }, of: 'pin' },
    macKey: { purpose: 'PIN_RELOAD', of: 'pin' },
  },
  {
    name: 'EXTERNAL AUTHENTICATE',
    refusals: {
      TRIES_LEFT: {
        en: 'the cryptogram does not fit {key}: compare master key, diversification by area and card, key version and the challenge, which is the last one of 8 bytes (tries left: {tries})',
        zh: '密文与 {key} 不符（剩余 {tries} 次）：请核对主密钥、地区与卡片分散因子、密钥版本，以及最近一次 8 字节随机数',
      },
      METHOD_BLOCKED: {
        en: '{key} is blocked after too many wrong cryptograms; only WRITE KEY under the MK of its directory replaces it',
        zh: '{key} 因密文错误过多已锁定，只能在该目录主控密钥下用写密钥命令更换',
      },
      WRONG_LENGTH: {
        en: 'Lc is 10 (cryptogram and data, 8 bytes each) or 11 (with the key version)',
        zh: 'Lc 为 10（密文与数据各 8 字节）或 11（另加密钥版本）',
      },
    },
  },
  {
    name: 'INTERNAL AUTHENTICATE',
    refusals: {
      WRONG_LENGTH: {
        en: 'Lc is 10: a factor and data, 8 bytes each',
        zh: 'Lc 为 10：因子与数据各 8 字节',
      },
    },
  },
  { name: 'APPLICATION BLOCK', macKey: { purpose: 'LK', of: 'directory' } },
  {
    name: 'APPLICATION UNBLOCK',
    macKey: { purpose: 'LK', of: 'directory' },
    refusals: {
      CONDITIONS_NOT_SATISFIED: { en: 'the current directory is not blocked', zh: '当前目录未被锁定' },
    },
  },
  { name: 'CARD BLOCK', macKey: { purpose: 'BK', of: 'application' } },
  {
    name: 'ACTIVATE',
    refusals: {
      CONDITIONS_NOT_SATISFIED: {
        en: 'only an initialised or deactivated application can be activated',
        zh: '只有初始化或停用状态的应用可以启用',
      },
    },
  },
  {
    name: 'DEACTIVATE',
    refusals: {
      CONDITIONS_NOT_SATISFIED: {
        en: 'only an activated application can be deactivated',
        zh: '只有已启用的应用可以停用',
      },
    },
  },
  {
    name: 'INITIALISE DEBIT',
    refusals: {
      CONDITIONS_NOT_SATISFIED: {
        en: 'offline settlement is not allowed (tag 90 of EF06 is not 1), or EF06 was never written',
        zh: '不允许脱网结算（EF06 标签 90 不为 1），或 EF06 尚未写入',
      },
      REFERENCE_NOT_FOUND: {
        en: 'DF04 must be selected, and hold DPK and DTK in the version that the first data byte names',
        zh: '须已选择 DF04，且其中有首字节所指版本的 DPK 与 DTK',
      },
      AMOUNT_OVER_LIMIT: {
        en: 'the three amounts together are above tag 92 of EF06',
        zh: '三项金额合计超过 EF06 标签 92 的限额',
      },
      DEBIT_COUNT_EXHAUSTED: {
        en: 'tag 93 of EF06 is 00: no debits are left',
        zh: 'EF06 标签 93 为 00：次数已用完',
      },
    },
  },
  {
    name: 'DEBIT',
    refusals: {
      CONDITIONS_NOT_SATISFIED: {
        en: 'INITIALISE DEBIT (80 50) must come before, without a SELECT in between; it serves one DEBIT',
        zh: '之前须先消费初始化（80 50），其间不可选择目录；一次初始化只用于一次消费',
      },
    },
  },
  { name: 'WRITE KEY', refusals: { CONDITIONS_NOT_SATISFIED: FREE_OF_THE_TRANSPORT_KEY } },
  { name: 'WRITE KEY (enciphered)', refusals: { CONDITIONS_NOT_SATISFIED: FREE_OF_THE_TRANSPORT_KEY } },
  {
    name: 'WRITE KEY (secured)',
    needs: { rule: { key: MASTER_KEY }, of: 'directory' },
    macKey: BY_MASTER_KEY,
  },
  { name: 'CREATE FILE', refusals: { SECURITY_STATUS_NOT_SATISFIED: ADMINISTRATOR } },
  { name: 'DELETE FILE', refusals: { SECURITY_STATUS_NOT_SATISFIED: ADMINISTRATOR } },
  {
    name: 'SHOW TRANSPORT KEY',
    building: 'begins',
    refusals: { CONDITIONS_NOT_SATISFIED: FREE_OF_THE_TRANSPORT_KEY },
  },
  { name: 'SET SERIAL NUMBER', building: 'begins' },
  { name: 'SET ATR HEAD', building: 'begins' },
  { name: 'END PRE-ISSUE', building: 'ends' },
];
