import type { DirectoryPlan, FilePlan } from '../../../plan/file-plan.js';
import { elements } from '../../../plan/notation.js';
import { allOf, key, PIN } from '../../../security/access-rule.js';
import {
  directoryKeys,
  fileKeys,
  holderData,
  keyOfType,
  PIN_OR_READ_KEY,
  type Policy,
  READ_KEY,
  updatedWith,
} from './policy.js';

const RK_EF06 = 0x84;
const UK_EF06_EF15 = 0x86;

/** Files of DF04 in generations 2 and 3; generation 1 has a table of its own. */
export function df04Files(policy: Policy): readonly FilePlan[] {
  return [
    {
      kind: 'linear-variable',
      fid: 0xef05,
      name: { zh: '医疗保险基本信息', en: 'medical insurance, basic data' },
      records: elements(
        '81 an 08',
        '84 cn 03',
        '87 an 11',
        '8C cn 01',
        '80 cn 04',
        '8B an 1D',
        '8A an 0F',
        '83 an 09',
        '86 an 09',
        '89 an 09',
        '7D an 09',
        '7E an 09',
        '7F an 09',
        '8D an 09',
        '8E an 09',
        '8F an 01',
      ),
      rules: holderData(policy, 0x85),
    },
    {
      kind: 'linear-variable',
      fid: 0xef06,
      name: { zh: '医保临时脱网结算信息', en: 'medical offline settlement' },
      records: elements(
        '90 an 01 允许脱网结算 | offline settlement allowed',
        '92 dec 04 单笔限额（分） | ceiling of one debit, fen',
        '93 an 02 剩余次数 | debits left',
      ),
      rules: {
        read: policy.reading(allOf(PIN, key(RK_EF06)), UK_EF06_EF15),
        update: updatedWith(UK_EF06_EF15),
      },
    },
    {
      kind: 'cyclic',
      fid: 0xef08,
      name: { zh: '医疗交易明细', en: 'medical transactions' },
      maximumRecords: 30,
      fields: elements(
        'b 02 交易序号 | sequence',
        'an 01 交易类型 | type',
        'cn 06 终端机编号 | terminal',
        'cn 07 日期时间 | date and time',
        'dec 04 个人账户（分） | personal account, fen',
        'dec 04 个人自付（分） | self pay, fen',
        'dec 04 统筹基金（分） | pooled fund, fen',
      ),
      // Written by the debit transaction of the card itself, by no command from outside.
      rules: { read: PIN_OR_READ_KEY, update: 'never' },
    },
    {
      kind: 'cyclic',
      fid: 0xef15,
      name: { zh: '特殊医疗结算记录', en: 'special medical settlements' },
      maximumRecords: 8,
      fields: elements('b 02 序号 | sequence', 'an 01 类型 | type'),
      rules: holderData(policy, UK_EF06_EF15),
    },
  ];
}

/** DF04 社会保险 (2), 医保. ssc-card.md 1.5, 2.1, 2.2, 2.3. */
export const df04 = (policy: Policy): DirectoryPlan => df04Holding(df04Files(policy));

/** DF04 with the files of one generation. */
export function df04Holding(files: readonly FilePlan[]): DirectoryPlan {
  return {
    label: 'DF04',
    name: { zh: '社会保险（二）医保', en: 'social insurance 2, medical' },
    fid: 0xdf04,
    aid: 'D15600000503',
    application: 'social',
    keys: [
      ...directoryKeys('DF04'),
      ...fileKeys(files, {
        'DF04.RK_EF06': RK_EF06,
        'DF04.UK_EF05': 0x85,
        'DF04.UK_EF06_EF15': UK_EF06_EF15,
        'DF04.RK': READ_KEY,
      }),
      keyOfType('DPK')('DF04.DPK', 0x01, 'session key of the medical debit', '医保消费过程密钥'),
      keyOfType('DTK')('DF04.DTK', 0x01, 'transaction certificate (TAC)', '交易验证码 TAC'),
    ],
    files,
    directories: [],
  };
}
