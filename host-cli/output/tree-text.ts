import type { Language } from '../../apdu/codec/bilingual.js';
import type { TraceColours } from '../../apdu/trace/render-text.js';
import { LIFE_CYCLE } from '../../card-model/files/life-cycle.js';
import type { Profile } from '../../card-model/kernel/profile.js';
import type {
  ExploredCard,
  ExploredDirectory,
  ExploredFile,
  Presence,
} from '../terminal/exploring/explore-card.js';
import { alignedRows } from './table.js';

const count = (unit: string) => (n: number) => `${n} ${unit}${n === 1 ? '' : 's'}`;

const WORDS = {
  en: {
    file: 'file',
    size: 'size',
    read: 'read',
    update: 'update',
    bytes: count('byte'),
    records: count('record'),
    absent: 'not on the card',
  },
  zh: {
    file: '文件',
    size: '大小',
    read: '读',
    update: '写',
    bytes: (n: number) => `${n} 字节`,
    records: (n: number) => `${n} 条记录`,
    absent: '卡上没有',
  },
} as const;

/** The tree with a line for each directory and file: size, who may read, who may update. */
export async function treeLines(
  { root, answerToReset }: ExploredCard,
  profile: Profile,
  language: Language,
  colours: TraceColours,
): Promise<string[]> {
  const words = WORDS[language];
  const header = [words.file, words.size, words.read, words.update].map((word) => colours.label(word));
  const rows = await alignedRows([header, ...directoryRows(root, '', '', language, colours)]);
  return [`${profile.title[language]} (${profile.id})  ${colours.bytes(answerToReset)}`, '', ...rows];
}

function directoryRows(
  directory: ExploredDirectory,
  branch: string,
  below: string,
  language: Language,
  colours: TraceColours,
): string[][] {
  const { label, name, lifeCycle, presence, files, directories } = directory;
  const state = lifeCycle === undefined ? '' : LIFE_CYCLE[lifeCycle].meaning[language];
  const title = `${branch}${colours.sentence(label)} ${name[language]}`;
  const children = files.length + directories.length;
  const rows = [[title, presence === 'present' ? state : missing(presence, language, colours), '', '']];
  for (const [index, file] of files.entries()) {
    rows.push(fileRow(file, `${below}${index === children - 1 ? '└ ' : '├ '}`, language, colours));
  }
  for (const [index, child] of directories.entries()) {
    const last = files.length + index === children - 1;
    rows.push(
      ...directoryRows(
        child,
        `${below}${last ? '└ ' : '├ '}`,
        `${below}${last ? '  ' : '│ '}`,
        language,
        colours,
      ),
    );
  }
  return rows;
}

function fileRow(file: ExploredFile, branch: string, language: Language, colours: TraceColours): string[] {
  const { label, name, presence, read, update } = file;
  const size = presence === 'present' ? sizeOf(file, language) : missing(presence, language, colours);
  return [`${branch}${colours.label(label)} ${name[language]}`, size, read[language], update[language]];
}

function sizeOf({ bytes, recordCount }: ExploredFile, language: Language): string {
  const words = WORDS[language];
  if (recordCount !== undefined) return words.records(recordCount);
  return bytes === undefined ? '' : words.bytes(bytes);
}

function missing(presence: Presence, language: Language, { warning, refusal }: TraceColours): string {
  return presence === 'absent' ? warning(WORDS[language].absent) : refusal('?');
}
