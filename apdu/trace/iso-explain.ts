import { toHex } from '../bytes.js';
import type { Bilingual, Language } from '../codec/bilingual.js';
import type { CommandApdu } from '../codec/command-apdu.js';
import { type FileTarget, readFileTarget } from './file-target.js';
import type { NameLookup } from './name-lookup.js';
import { bilingual, directoryName, fileName, hexByte, hexWord, keyName } from './names.js';
import { readSelect } from './select-coding.js';

/** Sentences for the commands of ISO/IEC 7816-4, usable by any command description with the same coding. */

export function explainSelect(command: CommandApdu, names: NameLookup): Bilingual {
  const target = readSelect(command);
  return bilingual((language) => {
    const zh = language === 'zh';
    switch (target.kind) {
      case 'name': {
        const found = names.directoryByAid(target.aid);
        if (target.aid.length === 0) return zh ? '按空名称选择' : 'SELECT by an empty name';
        const what = found ? directoryName(found, language) : toHex(target.aid);
        return zh ? `按名称选择 ${what}` : `SELECT ${what} by name`;
      }
      case 'identifier': {
        const file = target.among === 'directories' ? undefined : names.fileByFid(target.fid);
        // Readers of the field select directories as if they were files.
        const directory = file ? undefined : names.directoryByFid(target.fid);
        const name = file ? fileName(file, language) : directory && directoryName(directory, language);
        return `${zh ? '选择' : 'SELECT'} ${name ?? hexWord(target.fid)}`;
      }
      case 'master':
        return zh ? '选择主文件（MF）' : 'SELECT the master file (MF)';
      case 'parent':
        return zh ? '选择上级目录' : 'SELECT the directory above';
      case 'path': {
        const path = target.fids.map(hexWord).join('/');
        return zh ? `按路径选择 ${path}` : `SELECT by path ${path}`;
      }
      default:
        return zh ? '选择（P1 未知）' : 'SELECT in a way this decoder does not know';
    }
  });
}

/** READ and UPDATE of records and bytes, APPEND RECORD. */
export function explainFileAccess(name: string, zhVerb: string) {
  return (command: CommandApdu, names: NameLookup): Bilingual => {
    const target = readFileTarget(command);
    if (target === undefined) return { en: name, zh: zhVerb };
    const file = target.sfi === 0 ? names.file : names.fileBySfi(target.sfi);
    return bilingual((language) => {
      const place = file ? fileName(file, language) : unnamedFile(target.sfi, language);
      const part = partName(target, command, language);
      const record = recordOf(target, names, file)?.name[language];
      if (language === 'zh') return `${zhVerb}${place} 的${part}${record === undefined ? '' : `：${record}`}`;
      return `${name} ${part} of ${place}${record === undefined ? '' : `: ${record}`}`;
    });
  };
}

function recordOf(target: FileTarget, names: NameLookup, file: NameLookup['file']) {
  if (file === undefined) return undefined;
  if (target.part.kind === 'record-number') return names.recordByNumber(target.part.number, file);
  if (target.part.kind === 'record-tag') return names.recordByTag(target.part.tag, file);
  return undefined;
}

function unnamedFile(sfi: number, language: Language): string {
  if (sfi === 0) return language === 'zh' ? '当前文件' : 'the current file';
  return language === 'zh'
    ? `短标识 ${hexByte(sfi)} 的文件`
    : `the file with short identifier ${hexByte(sfi)}`;
}

function partName({ part }: FileTarget, command: CommandApdu, language: Language): string {
  const zh = language === 'zh';
  switch (part.kind) {
    case 'record-number':
      if (part.number === 0) return zh ? '当前记录' : 'the current record';
      return zh ? ` ${part.number} 号记录` : `number ${part.number}`;
    case 'record-tag':
      return zh ? `标签 ${hexByte(part.tag)} 的记录` : `with tag ${hexByte(part.tag)}`;
    case 'record-appended':
      return zh ? '新记录' : 'as a new record';
    case 'bytes': {
      const count = command.data.length || command.ne;
      return zh ? `第 ${part.offset} 字节起 ${count} 字节` : `${count} bytes from offset ${part.offset}`;
    }
  }
}

/** EXTERNAL and INTERNAL AUTHENTICATE: P2 names the key. */
export function explainKeyUse(name: string, zhVerb: string, purpose: string) {
  return ({ p2 }: CommandApdu, names: NameLookup): Bilingual => {
    const key = names.key(p2 & 0xff, purpose);
    return {
      en: `${name} with key ${keyName(p2, key, 'en')}`,
      zh: `${zhVerb}，密钥 ${keyName(p2, key, 'zh')}`,
    };
  };
}

export function explainVerify({ p2, data }: CommandApdu): Bilingual {
  const reference = hexByte(p2);
  if (data.length > 0)
    return { en: `VERIFY the PIN, reference ${reference}`, zh: `校验密码，引用 ${reference}` };
  return {
    en: `VERIFY without a PIN: ask for the tries left, reference ${reference}`,
    zh: `查询密码状态，引用 ${reference}`,
  };
}

export function explainGetChallenge({ ne }: CommandApdu): Bilingual {
  return { en: `GET CHALLENGE of ${count(ne, 'byte')}`, zh: `取 ${ne} 字节随机数` };
}

export function explainGetResponse({ ne }: CommandApdu): Bilingual {
  return { en: `GET RESPONSE: fetch up to ${count(ne, 'byte')}`, zh: `取响应数据，最多 ${ne} 字节` };
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}
