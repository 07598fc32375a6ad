import { toHex } from '../../../apdu/bytes.js';
import type { DirectoryPlan, FilePlan, KeyPlan } from '../../plan/file-plan.js';
import { elements } from '../../plan/notation.js';
import { UDK_REFERENCE } from './payment-keys.js';
import {
  fillBankApplication,
  fillPaymentDirectory,
  fillProximityDirectory,
} from './personalisation/fill-bank.js';
import { fidOfSfi, LOG_RECORDS, SFI } from './sfi.js';

/** Longest template 70 in one record: what one command brings. */
const RECORD_BYTES = 0xfe;

/** Records that are free to read and changed by scripts of the issuer only. pboc.md 1 */
const templates = (sfi: number, maximumRecords: number, zh: string, en: string): FilePlan => ({
  kind: 'templates',
  fid: fidOfSfi(sfi),
  name: { zh, en },
  maximumRecords,
  recordBytes: RECORD_BYTES,
  rules: { read: 'always', update: 'never' },
});

const log = (sfi: number, zh: string, en: string, fields: readonly string[]): FilePlan => ({
  kind: 'cyclic',
  fid: fidOfSfi(sfi),
  name: { zh, en },
  maximumRecords: LOG_RECORDS,
  fields: elements(...fields),
  rules: { read: 'always', update: 'never' },
});

/** Of a directory; the data of a card have no MK of the bank's: that of their MF stands for it. */
const masterKey = (label: string): KeyPlan => ({
  name: `${label}.MK`,
  type: 'MK',
  reference: 0x00,
  orElse: 'MF.MK',
  purpose: { en: 'writes keys and data while the card is built', zh: '发卡时写密钥与数据' },
});

const udk = (type: 'UDK_AC' | 'UDK_MAC' | 'UDK_ENC', en: string, zh: string): KeyPlan[] =>
  (['3DES', 'SM4'] as const).map((algorithm) => ({
    name: `PBOC.${type}_${algorithm}`,
    type,
    reference: UDK_REFERENCE[algorithm],
    purpose: { en: `${en}, ${algorithm}`, zh: `${zh}（${algorithm}）` },
  }));

const nameInHex = (name: string): string => toHex(new TextEncoder().encode(name));

/** Payment system environment: which payment applications there are, for terminals with contacts. pboc.md 1 */
function contactEnvironment(): DirectoryPlan {
  return {
    label: 'PSE',
    name: { zh: '支付系统环境', en: 'payment system environment' },
    fid: 0x5051,
    aid: nameInHex('1PAY.SYS.DDF01'),
    application: 'payment-directory',
    keys: [masterKey('PSE')],
    files: [templates(SFI.TRACK, 1, '应用目录', 'directory of applications')],
    directories: [],
    fill: fillPaymentDirectory,
  };
}

/** The same for contactless terminals, in the FCI itself. */
function proximityEnvironment(): DirectoryPlan {
  return {
    label: 'PPSE',
    name: { zh: '近距离支付系统环境', en: 'proximity payment system environment' },
    fid: 0x5052,
    aid: nameInHex('2PAY.SYS.DDF01'),
    application: 'payment-directory',
    keys: [masterKey('PPSE')],
    files: [],
    directories: [],
    fill: fillProximityDirectory,
  };
}

const TRANSACTION_FIELDS = [
  'cn 03 交易日期 | date',
  'cn 03 交易时间 | time',
  'cn 06 授权金额 | amount authorised',
  'cn 06 其他金额 | other amount',
  'cn 02 终端国家代码 | country of the terminal',
  'cn 02 交易货币代码 | currency',
  'an 14 商户名称 | merchant',
  'cn 01 交易类型 | transaction type',
  'b 02 应用交易计数器 | ATC',
];

const LOAD_FIELDS = [
  'b 02 写入的标签 | P1 P2 of PUT DATA',
  'cn 06 之前余额 | amount before',
  'cn 06 之后余额 | amount after',
  'cn 03 交易日期 | date',
  'cn 03 交易时间 | time',
  'cn 02 终端国家代码 | country of the terminal',
  'an 14 商户名称 | merchant',
  'b 02 应用交易计数器 | ATC',
];

/** The bank application: debit/credit, electronic cash, contactless fast payment. pboc.md 1 to 4 */
function bankApplication(): DirectoryPlan {
  return {
    label: 'PBOC',
    name: { zh: '金融应用（借贷记、电子现金、小额快速支付）', en: 'bank application' },
    fid: 0xdfa1,
    aid: 'A000000333010101',
    application: 'pboc',
    hasPin: true,
    blockedUntilActive: true,
    keys: [
      masterKey('PBOC'),
      ...udk('UDK_AC', 'application cryptogram', '应用密文密钥'),
      ...udk('UDK_MAC', 'MAC of scripts', '脚本 MAC 密钥'),
      ...udk('UDK_ENC', 'encipherment of scripts', '脚本加密密钥'),
    ],
    files: [
      templates(SFI.TRACK, 2, '磁道与持卡人', 'track 2 and cardholder'),
      templates(SFI.CERTIFICATES, 5, '国际算法证书', 'certificates, international algorithms'),
      templates(SFI.SIGNED, 2, '签名数据与处理选项', 'signed data and processing options'),
      templates(SFI.VELOCITY, 1, '频度控制', 'velocity limits'),
      templates(SFI.CASH_AUTHORISATION, 1, '电子现金发卡行授权码', 'electronic cash authorisation'),
      templates(SFI.SIGNATURE, 1, '动态签名', 'dynamic signature of a long RSA key'),
      templates(SFI.FAST_SIGNED, 2, '小额支付签名数据', 'signed data of electronic cash and fast payment'),
      templates(SFI.CERTIFICATES_SM, 3, '国密证书', 'certificates, SM algorithms'),
      templates(
        SFI.FAST_CERTIFICATES_SM,
        2,
        '国密小额支付证书',
        'certificates of fast payment, SM algorithms',
      ),
      templates(SFI.FAST_CERTIFICATES, 3, '国际算法小额支付证书', 'certificates of fast payment'),
      log(SFI.TRANSACTIONS, '交易日志', 'transaction log', TRANSACTION_FIELDS),
      log(SFI.LOADS, '圈存日志', 'load log', LOAD_FIELDS),
    ],
    directories: [],
    fill: fillBankApplication,
  };
}

/** What stands below the MF of a card with a bank application. */
export function bankDirectories(): DirectoryPlan[] {
  return [contactEnvironment(), proximityEnvironment(), bankApplication()];
}
