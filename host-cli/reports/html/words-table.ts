import type { Bilingual, Language } from '../../../apdu/codec/bilingual.js';

/** What the page itself says. `#` stands for a count or a name. */
const HTML_WORDS = {
  report: { en: 'Card test report', zh: '卡片测试报告' },
  contents: { en: 'Contents', zh: '目录' },
  summary: { en: 'Summary', zh: '概要' },
  failures: { en: 'What did not pass', zh: '未通过的测试项' },
  scripts: { en: 'Scripts', zh: '测试脚本' },
  cards: { en: 'Cards', zh: '被测卡片' },
  coverage: { en: 'Coverage', zh: '覆盖情况' },
  cases: { en: 'Cases', zh: '测试项' },
  about: { en: 'About this report', zh: '关于本报告' },

  caseTotal: { en: 'Cases', zh: '测试项' },
  passed: { en: 'Passed', zh: '通过' },
  failed: { en: 'Failed', zh: '失败' },
  error: { en: 'Errors', zh: '错误' },
  skipped: { en: 'Skipped', zh: '跳过' },
  outcomeBar: {
    en: 'Of # cases: # passed, # failed, # errors, # skipped',
    zh: '共 # 项：通过 # 项，失败 # 项，错误 # 项，跳过 # 项',
  },

  started: { en: 'Started', zh: '开始时间' },
  duration: { en: 'Duration', zh: '用时' },
  time: { en: 'Time', zh: '用时' },
  steps: { en: 'Steps', zh: '步骤数' },
  exchanges: { en: 'Exchanges', zh: '指令交互数' },
  scriptRuns: { en: 'Script runs', zh: '脚本执行次数' },
  seed: { en: 'Seed', zh: '随机种子' },
  program: { en: 'Program', zh: '测试程序' },
  noSeed: { en: 'none given', zh: '未指定' },

  script: { en: 'Script', zh: '脚本' },
  card: { en: 'Card', zh: '卡片' },
  place: { en: 'Place', zh: '位置' },
  attempt: { en: 'Attempt', zh: '尝试' },
  superseded: { en: 'does not count: tried again', zh: '不计入：已重试' },
  scriptHash: { en: 'SHA-256 of the script', zh: '脚本 SHA-256' },

  profile: { en: 'Profile', zh: '卡片类型' },
  version: { en: 'Version', zh: '规范版本' },
  protocol: { en: 'Protocol', zh: '传输协议' },
  contactless: { en: 'contactless', zh: '非接触' },
  imageHash: { en: 'SHA-256 of the card image before the run', zh: '执行前卡片映像 SHA-256' },
  noImage: { en: 'none: not a stored card', zh: '无：不是卡片映像文件' },
  unknown: { en: 'not known', zh: '未知' },
  answerToReset: { en: 'Answer to reset', zh: '复位应答 (ATR)' },
  elements: { en: 'Element by element', zh: '逐项解析' },
  element: { en: 'Element', zh: '元素' },
  bytes: { en: 'Bytes', zh: '字节' },
  meaning: { en: 'Meaning', zh: '含义' },

  exercised: { en: '# of # exercised', zh: '已执行 # 项，共 # 项' },
  item: { en: 'Item', zh: '项目' },
  count: { en: 'Times', zh: '次数' },
  notExercised: { en: 'not exercised', zh: '未执行' },

  show: { en: 'Show', zh: '显示' },
  showAll: { en: 'all cases', zh: '全部' },
  showProblems: { en: 'failed and errors', zh: '失败和错误' },
  showSkipped: { en: 'skipped', zh: '跳过' },
  clauses: { en: 'Clauses', zh: '条款' },
  tags: { en: 'Tags', zh: '标签' },
  needs: { en: 'Needs', zh: '前提条件' },
  destructive: { en: 'Changes the card', zh: '改变卡片' },
  notShown: {
    en: 'Not shown in detail: # steps with # exchanges.',
    zh: '未列出明细：# 个步骤，# 次指令交互。',
  },
  gap: {
    en: '# steps with # exchanges are left out here.',
    zh: '此处省略 # 个步骤，# 次指令交互。',
  },

  expected: { en: 'Expected', zh: '预期' },
  received: { en: 'Received', zh: '实际' },
  command: { en: 'Command', zh: '命令' },
  answer: { en: 'Answer', zh: '应答' },
  clause: { en: 'Clause', zh: '条款' },
  next: { en: 'Next', zh: '建议' },
  selected: { en: 'Selected now', zh: '当前选择' },
  hidden: { en: 'hidden', zh: '已隐藏' },

  aboutBytes: {
    en: 'Bytes are hexadecimal. In a comparison, ? is any half byte and ... any bytes; bytes that differ are underlined.',
    zh: '字节均为十六进制。比较时 ? 表示任意半字节，... 表示任意字节；不一致的字节带下划线。',
  },
  aboutSecrets: {
    en: 'PINs, keys and the contents of key files are shown as ** and are not part of this file.',
    zh: 'PIN、密钥及密钥文件内容以 ** 表示，本文件不包含其值。',
  },
  aboutHolder: {
    en: 'Answers of the card may contain personal data of its holder; keep this file accordingly.',
    zh: '卡片应答可能含有持卡人个人信息，请妥善保管本文件。',
  },
  aboutTimes: {
    en: 'Times were taken by the test program, between sending and receiving; instants are in UTC.',
    zh: '用时由测试程序在发送与接收之间测得；时刻均为协调世界时 (UTC)。',
  },
  aboutAttempts: {
    en: 'An attempt that was followed by another on the same card is shown in full and does not count in the summary.',
    zh: '同一卡片上被再次执行的脚本，其先前各次均完整列出，但不计入概要。',
  },
  aboutFile: {
    en: 'This file is complete in itself: it loads nothing and runs no program.',
    zh: '本文件自成一体：不加载任何外部内容，也不运行任何程序。',
  },
  aboutWhole: {
    en: 'All # exchanges are shown.',
    zh: '全部 # 次指令交互均已列出。',
  },
  aboutLeftOut: {
    en: '# of # exchanges are left out, as the campaign has more than 5,000 steps: passing cases show their first and last steps, failing ones the steps around the failure. The JSON Lines report holds every exchange.',
    zh: '本页省略 # 次指令交互（共 # 次）：测试活动超过 5,000 个步骤时，通过的测试项只列出首末步骤，失败的测试项只列出失败前后的步骤。JSON Lines 报告包含全部交互。',
  },
} as const satisfies Record<string, Bilingual>;

export type HtmlWord = keyof typeof HTML_WORDS;

/** The words of one language; each further argument takes the place of a `#`. */
export type Say = (word: HtmlWord, ...fillings: readonly (string | number)[]) => string;

export function sayIn(language: Language): Say {
  return (word, ...fillings) => {
    let index = 0;
    return HTML_WORDS[word][language].replace(/#/g, () => String(fillings[index++] ?? ''));
  };
}
