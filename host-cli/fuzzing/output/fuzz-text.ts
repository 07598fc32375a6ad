import { toHex } from '../../../apdu/bytes.js';
import type { Language } from '../../../apdu/codec/bilingual.js';
import type { TraceColours } from '../../../apdu/trace/render-text.js';
import type { Exploration, HiddenCommand } from '../explore.js';
import { type Finding, mayBeShown } from '../finding.js';
import { progressLine } from './fuzz-progress.js';

const WORDS = {
  en: {
    finding: 'Finding',
    right: 'right would be',
    steps: (before: number, after: number) => `${before} steps became ${after}`,
    written: 'written to',
    seed: 'seed',
    hidden: 'Commands outside the catalogue:',
    map: (looked: number, all: number) => `map of classes and instructions: ${looked} of ${all} looked at`,
    ended: {
      'all-done': 'done',
      interrupted: 'interrupted',
      'too-many-findings': 'ended: too many findings',
      'card-silent': 'ended: the card does not answer any more',
      'card-gone': 'ended: the link to the card was lost',
    },
    safe: 'safe mode: only commands that read',
    full: 'every command',
    copies: 'copies of the card; its image is not changed',
  },
  zh: {
    finding: '发现',
    right: '正确应答',
    steps: (before: number, after: number) => `${before} 步缩减为 ${after} 步`,
    written: '已写入',
    seed: '种子',
    hidden: '目录之外的命令：',
    map: (looked: number, all: number) => `类别与指令图：已探查 ${looked}/${all}`,
    ended: {
      'all-done': '完成',
      interrupted: '已中断',
      'too-many-findings': '发现过多，已停止',
      'card-silent': '卡片不再应答，已停止',
      'card-gone': '与卡片的连接中断，已停止',
    },
    safe: '安全模式：只发读取类命令',
    full: '全部命令',
    copies: '使用卡片副本，不改变卡片映像',
  },
} as const;

export interface FuzzStart {
  readonly address: string;
  readonly profile: string;
  readonly seed: number;
  readonly safe: boolean;
  readonly simulated: boolean;
}

/** What is about to be done. */
export function startLines(
  { address, profile, seed, safe, simulated }: FuzzStart,
  language: Language,
): readonly string[] {
  const words = WORDS[language];
  const how = safe ? words.safe : words.full;
  const where = simulated ? `; ${words.copies}` : '';
  return [`${address} (${profile}), ${words.seed} ${seed}: ${how}${where}`];
}

/** Where the script of a finding is, or its lines. */
export type FindingScript = { readonly path: string } | { readonly text: string };

export function findingLines(
  finding: Finding,
  script: FindingScript,
  language: Language,
  colours: TraceColours,
): readonly string[] {
  const words = WORDS[language];
  const { number, breach, stepsBefore, steps } = finding;
  const { invariant, what, right } = breach;
  const shown = 'path' in script ? [`  ${words.written} ${script.path}`] : indented(script.text);
  return [
    '',
    `${colours.refusal(`${words.finding} ${number}`)}  ${colours.sentence(invariant.name)}: ${invariant.meaning[language]}`,
    `  ${what[language]}; ${words.right} ${right} (${invariant.source})`,
    `  ${words.steps(stepsBefore, steps.length)}`,
    ...shown,
  ];
}

const indented = (text: string): string[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`.trimEnd());

/** The same as data; an answer that holds a secret is not among it. */
export function findingData(finding: Finding, script: FindingScript): unknown {
  const { number, breach, stepsBefore, steps, minimal, repeated, choice } = finding;
  const { invariant, what, right, command, answer } = breach;
  return {
    finding: {
      number,
      invariant: invariant.name,
      meaning: invariant.meaning,
      source: invariant.source,
      what,
      right,
      ...(command && { command: headerOf(command) }),
      ...(answer && mayBeShown(breach) && { answer }),
      interface: choice.cardInterface,
      stepsBefore,
      steps: steps.length,
      minimal,
      repeated,
      script,
    },
  };
}

/** CLA INS P1 P2: what follows may be a PIN. */
const headerOf = (command: Uint8Array): string => toHex(command.subarray(0, 4));

export function summaryLines(exploration: Exploration, language: Language): readonly string[] {
  const words = WORDS[language];
  const { hidden, instructions, seed, ended } = exploration;
  const found = hidden.length === 0 ? [] : ['', words.hidden, ...hidden.map(hiddenLine)];
  return [
    ...found,
    '',
    `${words.ended[ended]}: ${progressLine(exploration, language)}; ${words.seed} ${seed}`,
    words.map(instructions.looked, instructions.all),
  ];
}

const word = (value: number, digits: number): string =>
  value.toString(16).toUpperCase().padStart(digits, '0');

const hiddenLine = ({ cla, ins, statusWord, directory }: HiddenCommand): string =>
  `  ${word(cla, 2)} ${word(ins, 2)}  ${word(statusWord, 4)}  ${directory}`;

export function summaryData(exploration: Exploration): unknown {
  const { commands, lives, findings, durationMs, seed, hidden, instructions, ended } = exploration;
  return {
    summary: {
      ended,
      seed,
      commands,
      lives,
      findings,
      durationMs: Math.round(durationMs),
      instructions,
      hidden: hidden.map(({ cla, ins, statusWord, directory }) => ({
        command: `${word(cla, 2)}${word(ins, 2)}`,
        statusWord,
        directory,
      })),
    },
  };
}
