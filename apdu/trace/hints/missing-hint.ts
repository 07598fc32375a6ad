import { toHex } from '../../bytes.js';
import type { Bilingual, Language } from '../../codec/bilingual.js';
import type { DirectoryEntry, FileEntry } from '../card-dictionary.js';
import { bilingual, hexByte, hexWord } from '../names.js';
import { readSelect, SELECT } from '../select-coding.js';
import { ONLY_PIN, SESSION_INS } from '../session-state.js';
import { externalKey, keyText } from './key-text.js';
import { directoryAt, type Refusal } from './refusal.js';

/** More than so many names are no help. */
const MOST_NAMES = 8;

/** 6A82: where a file or directory of that name lies, when it is not here. */
export function fileNotFoundHint(refusal: Refusal): Bilingual | undefined {
  const { command, selection, target, file } = refusal;
  if (command.ins === SELECT && command.cla < 0x80) return selectHint(refusal);
  const { directory } = selection;
  if (target === undefined || target.sfi === 0 || file !== undefined || directory === undefined)
    return undefined;
  const files = directory.files ?? [];
  const holders = selection.directories.filter((other) => other.files?.some(({ sfi }) => sfi === target.sfi));
  return bilingual((language) => {
    const sfi = hexByte(target.sfi);
    const here = files.map(({ fid, sfi: own }) => `${hexWord(fid)} (${hexByte(own ?? 0)})`);
    const known = here.length === 0 ? '' : LISTS[language].has(directory.label, namesText(here, language));
    return `${LISTS[language].noSfi(directory.label, sfi)}${known}${elsewhereText(holders, directory, language)}`;
  });
}

const LISTS = {
  en: {
    noSfi: (place: string, sfi: string) => `${place} has no file with the short identifier ${sfi}`,
    has: (_place: string, names: string) => `; it has ${names}`,
    elsewhere: (places: string) => `; ${places} would: SELECT that directory first`,
  },
  zh: {
    noSfi: (place: string, sfi: string) => `${place} 中没有短标识为 ${sfi} 的文件`,
    has: (_place: string, names: string) => `；其中有 ${names}`,
    elsewhere: (places: string) => `；${places} 中有：请先选择该目录`,
  },
};

function elsewhereText(holders: readonly DirectoryEntry[], here: DirectoryEntry, language: Language): string {
  const labels = holders.filter((holder) => holder !== here).map(({ label }) => label);
  return labels.length === 0 ? '' : LISTS[language].elsewhere(namesText(labels, language, 'or'));
}

function selectHint({ command, selection, dictionary }: Refusal): Bilingual | undefined {
  const target = readSelect(command);
  if (dictionary === undefined) return undefined;
  if (target.kind === 'name') {
    if (target.aid.length === 0 || selection.directoryByAid(target.aid) !== undefined) return undefined;
    const top = selection.directories.filter(
      ({ aid, parent }) => aid !== undefined && isTop(parent, selection),
    );
    if (top.length === 0) return undefined;
    return bilingual((language) => {
      const names = namesText(
        top.map(({ label, aid }) => `${label} ${aid}`),
        language,
      );
      const asked = toHex(target.aid);
      return language === 'en'
        ? `no application of the ${dictionary.title.en} begins with ${asked}; there are ${names}`
        : `${dictionary.title.zh}没有以 ${asked} 开头的应用；有 ${names}`;
    });
  }
  if (target.kind !== 'identifier') return undefined;
  return target.among === 'directories'
    ? directoryHint(target.fid, selection)
    : (fileHint(target.fid, selection) ?? directoryHint(target.fid, selection));
}

const isTop = (parent: string | undefined, { directories }: Refusal['selection']): boolean =>
  directories.find(({ label }) => label === parent)?.parent === undefined;

/** A file of another directory than the current one. */
function fileHint(fid: number, selection: Refusal['selection']): Bilingual | undefined {
  const { directory } = selection;
  if (directory === undefined || selection.fileByFid(fid) !== undefined) return undefined;
  const holders = selection.directories.filter(({ files = [] }) => files.some((file) => file.fid === fid));
  if (holders.length === 0) return undefined;
  const labels = holders.map(({ label }) => label);
  return bilingual((language) =>
    language === 'en'
      ? `${directory.label} is selected, and ${hexWord(fid)} lies in ${namesText(labels, language, 'or')}: SELECT that directory first`
      : `当前为 ${directory.label}，${hexWord(fid)} 位于 ${namesText(labels, language, 'or')}：请先选择该目录`,
  );
}

/** A directory that is not near enough to be selected by its identifier. */
function directoryHint(fid: number, selection: Refusal['selection']): Bilingual | undefined {
  const { directory, directories } = selection;
  if (directory === undefined || selection.directoryByFid(fid) !== undefined) return undefined;
  const named = directories.filter((other) => other.fid === fid && other.parent !== undefined);
  if (named.length === 0) return undefined;
  return bilingual((language) => {
    const above = namesText([...new Set(named.map(({ parent }) => parent!))], language, 'or');
    return language === 'en'
      ? `${directory.label} is selected, and ${hexWord(fid)} lies below ${above}: SELECT that directory first`
      : `当前为 ${directory.label}，${hexWord(fid)} 位于 ${above} 之下：请先选择该目录`;
  });
}

/** 6A83: which records there are. */
export function recordNotFoundHint({ target, file, selection }: Refusal): Bilingual | undefined {
  if (file === undefined || target === undefined) return undefined;
  const { part } = target;
  const name = hexWord(file.fid);
  if (file.kind === 'cyclic') {
    return {
      en: `fewer records were written to ${name}: record 1 is the newest`,
      zh: `${name} 已写入的记录不足：1 号为最新记录`,
    };
  }
  const { records = [] } = file;
  if (records.length === 0) return undefined;
  if (part.kind === 'record-number' && part.number > records.length) {
    return {
      en: `${name} has records 1 to ${records.length}`,
      zh: `${name} 的记录号为 1 至 ${records.length}`,
    };
  }
  if (part.kind !== 'record-tag' || part.tag === 0 || selection.recordByTag(part.tag, file) !== undefined)
    return undefined;
  const holder = (selection.directory?.files ?? []).find((other) => hasTag(other, part.tag));
  const tags = records.flatMap(({ tag }) => (tag === undefined ? [] : [hexByte(tag)]));
  return bilingual((language) => {
    const known = namesText(tags, language);
    const place =
      holder === undefined
        ? ''
        : language === 'en'
          ? `; tag ${hexByte(part.tag)} stands in ${hexWord(holder.fid)}`
          : `；标签 ${hexByte(part.tag)} 在 ${hexWord(holder.fid)} 中`;
    return language === 'en' ? `${name} has the tags ${known}${place}` : `${name} 的标签有 ${known}${place}`;
  });
}

const hasTag = ({ records = [] }: FileEntry, wanted: number): boolean =>
  records.some(({ tag }) => tag === wanted);

/** 6A88: which keys there are, and where the one that was named is. */
export function referenceNotFoundHint(refusal: Refusal): Bilingual | undefined {
  const { command, selection, entry } = refusal;
  const { directory } = selection;
  if (directory === undefined) return undefined;
  if (command.ins === SESSION_INS.EXTERNAL_AUTHENTICATE && command.cla < 0x80)
    return keyHint(refusal, directory);
  if (command.ins === SESSION_INS.VERIFY && command.cla < 0x80) return pinHint(refusal, directory);
  const macKey = entry?.macKey;
  if (macKey === undefined) return undefined;
  const owner = directoryAt(selection, macKey.of);
  if (owner?.keys?.some(({ purpose }) => purpose === macKey.purpose)) return undefined;
  return {
    en: `${directory.label} has no key for this command (${macKey.purpose}): SELECT the directory that has it`,
    zh: `${directory.label} 没有该命令所需的密钥（${macKey.purpose}）：请选择含有该密钥的目录`,
  };
}

const USUAL_VERSION = 0x01;
const PLAIN_BYTES = 16;

function keyHint({ command, selection }: Refusal, directory: DirectoryEntry): Bilingual | undefined {
  const { p2, data } = command;
  const key = externalKey(directory, p2);
  if (key !== undefined) {
    const version = data.length > PLAIN_BYTES ? data[PLAIN_BYTES]! : USUAL_VERSION;
    return bilingual((language) => {
      const name = keyText(p2, key, language, true);
      return language === 'en'
        ? `the card has no version ${hexByte(version)} of ${name}: Lc 10 means version 01, Lc 11 names another in the last byte`
        : `卡中没有 ${name} 的版本 ${hexByte(version)}：Lc = 10 为版本 01，Lc = 11 由末字节指定版本`;
    });
  }
  const keys = directory.keys ?? [];
  if (keys.length === 0) return undefined;
  const own = keys.filter((other) => externalKey(directory, other.reference) === other);
  const holders = selection.directories.filter((other) => externalKey(other, p2) !== undefined);
  return bilingual((language) => {
    const known = namesText(
      own.map(({ reference, label }) => `${hexByte(reference)} ${label}`),
      language,
    );
    const none =
      language === 'en'
        ? `${directory.label} has no key ${hexByte(p2)} to authenticate with; it has ${known}`
        : `${directory.label} 没有可认证的密钥 ${hexByte(p2)}；有 ${known}`;
    return `${none}${elsewhereText(holders, directory, language)}`;
  });
}

function pinHint({ command, selection }: Refusal, directory: DirectoryEntry): Bilingual | undefined {
  const owners = selection.directories.filter(({ hasPin }) => hasPin);
  if (owners.length === 0) return undefined;
  if (selection.pinOwner() === undefined) {
    const labels = owners.map(({ label }) => label);
    return bilingual((language) =>
      language === 'en'
        ? `${directory.label} has no PIN: SELECT ${namesText(labels, language, 'or')} first`
        : `${directory.label} 没有 PIN：请先选择 ${namesText(labels, language, 'or')}`,
    );
  }
  if (command.p2 === ONLY_PIN) return undefined;
  return { en: 'the PIN has the reference 00 (P2)', zh: 'PIN 的引用为 00（P2）' };
}

/** `EF05, EF06 and 3 more` */
function namesText(names: readonly string[], language: Language, last?: 'or'): string {
  const shown = names.slice(0, MOST_NAMES);
  const left = names.length - shown.length;
  const comma = language === 'en' ? ', ' : '、';
  if (left > 0)
    return `${shown.join(comma)}${language === 'en' ? ` and ${left} more` : ` 等 ${names.length} 个`}`;
  if (last === undefined || shown.length < 2) return shown.join(comma);
  return `${shown.slice(0, -1).join(comma)}${language === 'en' ? ' or ' : ' 或 '}${shown.at(-1)}`;
}
