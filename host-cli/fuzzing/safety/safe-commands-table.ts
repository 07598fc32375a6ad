import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import type { CommandView } from '../../../apdu/codec/command-view.js';

/** A command that may be sent to a card of somebody, however it is answered. */
export interface SafeCommand {
  readonly name: string;
  readonly ins: number;
  /** Class bytes; `reading` are those in which ISO/IEC 7816-4 fixes what the instruction means. */
  readonly classes: readonly number[] | 'reading';
  /** Only with these lengths and parameters; default: every one. */
  readonly only?: (view: CommandView) => boolean;
  /** Why it spends no try, writes nothing and blocks nothing. */
  readonly reason: Bilingual;
  readonly source: string;
}

const withoutData = ({ nc }: CommandView): boolean => nc === 0;

const ISO = 'ISO/IEC 7816-4:2005';

/** Everything that safe mode lets through. What has no row is never sent: VERIFY and authentication least of all. */
export const SAFE_COMMANDS: readonly SafeCommand[] = [
  {
    name: 'SELECT',
    ins: 0xa4,
    classes: 'reading',
    reason: { en: 'makes a file current; rights may fall, nothing is written', zh: '仅改变当前文件，不写入' },
    source: `${ISO}, 7.1.1`,
  },
  {
    name: 'READ BINARY',
    ins: 0xb0,
    classes: 'reading',
    only: withoutData,
    reason: { en: 'reads', zh: '只读' },
    source: `${ISO}, 7.2.3`,
  },
  {
    name: 'READ BINARY (odd instruction)',
    ins: 0xb1,
    classes: 'reading',
    reason: { en: 'reads; its data only say where', zh: '只读，数据仅指明位置' },
    source: `${ISO}, 7.2.3`,
  },
  {
    name: 'READ RECORD',
    ins: 0xb2,
    classes: 'reading',
    only: withoutData,
    reason: {
      en: 'reads; no payment is under way that the last record could complete, as none is ever begun',
      zh: '只读；从不启动交易，故末条记录不会完成支付',
    },
    source: `${ISO}, 7.3.3; pboc.md 3`,
  },
  {
    name: 'READ RECORD (odd instruction)',
    ins: 0xb3,
    classes: 'reading',
    reason: { en: 'reads; its data only say where', zh: '只读，数据仅指明位置' },
    source: `${ISO}, 7.3.3`,
  },
  {
    name: 'GET CHALLENGE',
    ins: 0x84,
    classes: 'reading',
    only: withoutData,
    reason: { en: 'gives random bytes; a challenge that nobody uses is forgotten', zh: '仅取随机数' },
    source: `${ISO}, 7.5.3`,
  },
  {
    name: 'GET RESPONSE',
    ins: 0xc0,
    classes: 'reading',
    only: withoutData,
    reason: { en: 'fetches what an earlier command has done already', zh: '仅取回已产生的数据' },
    source: `${ISO}, 7.6.1`,
  },
  {
    name: 'GET DATA',
    ins: 0xca,
    classes: 'reading',
    only: withoutData,
    reason: { en: 'reads', zh: '只读' },
    source: `${ISO}, 7.4.2`,
  },
  {
    name: 'GET DATA of the bank application',
    ins: 0xca,
    classes: [0x80],
    only: withoutData,
    reason: { en: 'reads', zh: '只读' },
    source: 'JR/T 0025.5; EMV 4.3 Book 3, 6.5.7',
  },
];

/** Instructions that safe mode never sends, and what each would do. Told in the help, and where a test looks. */
export const NEVER_SAFE: readonly {
  readonly ins: number;
  readonly name: string;
  readonly reason: Bilingual;
}[] = [
  { ins: 0x20, name: 'VERIFY', reason: { en: 'costs a PIN try', zh: '消耗 PIN 次数' } },
  {
    ins: 0x24,
    name: 'CHANGE or UNBLOCK PIN',
    reason: { en: 'costs a try or changes the PIN', zh: '消耗次数或修改 PIN' },
  },
  { ins: 0x5e, name: 'CHANGE PIN', reason: { en: 'costs a PIN try', zh: '消耗 PIN 次数' } },
  { ins: 0x82, name: 'EXTERNAL AUTHENTICATE', reason: { en: 'costs a key try', zh: '消耗密钥次数' } },
  {
    ins: 0x88,
    name: 'INTERNAL AUTHENTICATE',
    reason: { en: 'some cards count the uses of the key', zh: '部分卡片对密钥使用计数' },
  },
  { ins: 0x16, name: 'CARD BLOCK', reason: { en: 'blocks', zh: '锁卡' } },
  { ins: 0x18, name: 'APPLICATION UNBLOCK', reason: { en: 'costs a try', zh: '消耗次数' } },
  { ins: 0x1e, name: 'APPLICATION BLOCK', reason: { en: 'blocks', zh: '应用锁定' } },
  { ins: 0x04, name: 'DEACTIVATE', reason: { en: 'changes the life cycle', zh: '改变生命周期' } },
  { ins: 0x44, name: 'ACTIVATE', reason: { en: 'changes the life cycle', zh: '改变生命周期' } },
  { ins: 0xe6, name: 'TERMINATE', reason: { en: 'ends the application', zh: '注销应用' } },
  { ins: 0x50, name: 'INITIALISE DEBIT', reason: { en: 'begins a payment', zh: '启动消费' } },
  { ins: 0x54, name: 'DEBIT', reason: { en: 'pays', zh: '消费' } },
  {
    ins: 0xa8,
    name: 'GET PROCESSING OPTIONS',
    reason: { en: 'raises the transaction counter', zh: '交易计数器加一' },
  },
  { ins: 0xae, name: 'GENERATE AC', reason: { en: 'ends a transaction', zh: '结束交易' } },
  { ins: 0xd4, name: 'WRITE KEY', reason: { en: 'writes', zh: '写密钥' } },
  { ins: 0xd6, name: 'UPDATE BINARY', reason: { en: 'writes', zh: '写入' } },
  { ins: 0xd2, name: 'WRITE RECORD', reason: { en: 'writes', zh: '写入' } },
  { ins: 0xdc, name: 'UPDATE RECORD', reason: { en: 'writes', zh: '写入' } },
  { ins: 0xe2, name: 'APPEND RECORD', reason: { en: 'writes', zh: '写入' } },
  { ins: 0xda, name: 'PUT DATA', reason: { en: 'writes', zh: '写入' } },
  { ins: 0xe0, name: 'CREATE FILE and pre-issue commands', reason: { en: 'personalises', zh: '发卡操作' } },
  { ins: 0xe1, name: 'DELETE FILE', reason: { en: 'deletes', zh: '删除文件' } },
  { ins: 0x14, name: 'SET ATR HEAD', reason: { en: 'personalises', zh: '发卡操作' } },
];
