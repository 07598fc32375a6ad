import type { DirectoryPlan, ElementPlan, FilePlan } from '../../../plan/file-plan.js';
import { elements } from '../../../plan/notation.js';
import { type AccessRule, anyOf, key, PIN } from '../../../security/access-rule.js';
import { fileKeys, keyOfType, updatedWith } from './policy.js';

/** Keys of SSSE by reference. ssc-card.md 2.2; conventions, PIN commands and application states. */
export const SSSE_KEY = { RK: 0x0a, UK: 0x04, UK2: 0x0d, UK_EF0C: 0x07, PUK: 0x06 } as const;

/** What generations may set differently in SSSE. */
export interface SsseVariant {
  /** Who reads the basic data of the holder, EF06. */
  readonly readHolderData: AccessRule;
  /** 姓名扩展, record 3 of EF06; without it those that follow move up. */
  readonly hasNameExtension: boolean;
  readonly fingerprintBytes: number;
  /** EF08. */
  readonly hasPhotograph: boolean;
  readonly directories: readonly DirectoryPlan[];
}

/** EF06 from record 1. */
const holderRecords = ({ hasNameExtension }: SsseVariant): readonly ElementPlan[] =>
  elements(
    '08 an 12 社会保障号码 | social security number',
    '09 an 1E 姓名 | name',
    ...(hasNameExtension ? ['4E an 14 姓名扩展 | name, continued'] : []),
    '0A an 01 性别 | sex',
    '0B cn 01 民族 | ethnic group',
    '0C cn 03 出生地 | place of birth',
    '0D cn 04 出生日期 | date of birth',
  );

const photograph = (update: AccessRule): FilePlan => ({
  kind: 'transparent',
  fid: 0xef08,
  name: { zh: '照片', en: 'photograph' },
  bytes: 0x1000,
  rules: { read: key(SSSE_KEY.RK), update },
});

/** Files of SSSE. ssc-card.md 1.2 to 1.4, 2.1. */
function ssseFiles(variant: SsseVariant): readonly FilePlan[] {
  const update = updatedWith(SSSE_KEY.UK);
  return [
    {
      kind: 'linear-variable',
      fid: 0xef05,
      name: { zh: '发卡机构数据', en: 'issuer data' },
      issuerData: true,
      records: elements(
        '01 b 10 卡识别码 | card identification code',
        '02 an 01 卡的类别 | card type',
        '03 an 04 规范版本 | specification version',
        '04 cn 0C 初始化机构编号 | initialising body',
        '05 cn 04 发卡日期 | date of issue',
        '06 cn 04 卡有效期 | valid until',
        '07 an 09 卡号 | card number',
      ),
      rules: { read: 'always', update },
    },
    {
      kind: 'linear-variable',
      fid: 0xef06,
      name: { zh: '持卡人基本信息', en: 'basic data of the holder' },
      records: holderRecords(variant),
      rules: { read: variant.readHolderData, update },
    },
    {
      kind: 'transparent',
      fid: 0xef07,
      name: { zh: '指纹', en: 'fingerprint' },
      bytes: variant.fingerprintBytes,
      rules: { read: key(SSSE_KEY.RK), update },
    },
    ...(variant.hasPhotograph ? [photograph(update)] : []),
    {
      kind: 'linear-variable',
      fid: 0xef0c,
      name: { zh: '省内数据', en: 'provincial data' },
      records: elements('E0 an 10', 'E1 an 28'),
      rules: { read: anyOf(PIN, key(SSSE_KEY.UK_EF0C)), update: updatedWith(SSSE_KEY.UK_EF0C) },
    },
    {
      kind: 'linear-variable',
      fid: 0xef0d,
      name: { zh: '省内人员数据', en: 'provincial personal data' },
      records: elements(
        'EA an 0C 人员识别号 | personal identifier',
        'EB cn 03 初次申领地 | place of first application',
        'EC an 01',
        'ED an 01',
      ),
      rules: { read: 'always', update: updatedWith(SSSE_KEY.UK2) },
    },
  ];
}

/** 社会保障应用环境, the head of the social application. ssc-card.md 1, 2.2. */
export function ssse(variant: SsseVariant): DirectoryPlan {
  const files = ssseFiles(variant);
  return {
    label: 'SSSE',
    name: { zh: '社会保障应用环境', en: 'social security environment' },
    fid: 0xddf1,
    aid: '7378312E73682EC9E7BBE1B1A3D5CF',
    application: 'social',
    headOfApplication: true,
    hasPin: true,
    keys: [
      keyOfType('MK')('SSSE.MK', 0x00, 'creates files, writes keys; terminates', '建立文件、写密钥；注销'),
      keyOfType('IRK')(
        'SSSE.IRK',
        0x00,
        'proves the card genuine; MAC of the 卡识别码',
        '内部认证；卡识别码 MAC',
      ),
      keyOfType('BK')('SSSE.BK', 0x01, 'MAC of CARD BLOCK', '卡锁定的 MAC'),
      keyOfType('LK')('SSSE.LK', 0x02, 'MAC of APPLICATION BLOCK and UNBLOCK', '应用锁定与解锁的 MAC'),
      keyOfType('EXTERNAL')(
        'SSSE.PUK',
        SSSE_KEY.PUK,
        'unblocks and reloads the social PIN',
        '解锁、重装社保 PIN',
      ),
      keyOfType('PIN_RELOAD')(
        'SSSE.PIN_RELOAD',
        0x01,
        'secures PIN unblock and reload',
        'PIN 解锁与重装的安全报文',
      ),
      ...fileKeys(files, {
        'SSSE.RK': SSSE_KEY.RK,
        'SSSE.UK': SSSE_KEY.UK,
        'SSSE.UK2': SSSE_KEY.UK2,
        'SSSE.UK_EF0C': SSSE_KEY.UK_EF0C,
      }),
    ],
    files,
    directories: variant.directories,
  };
}
