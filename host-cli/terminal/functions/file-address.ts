import type { Profile } from '../../../card-model/kernel/profile.js';
import type { DirectoryPlan, FilePlan } from '../../../card-model/plan/file-plan.js';
import { socialDirectories } from '../keys/directories.js';
import { failure } from './function-result.js';

/** What iReadCard is to read of one file. */
export interface FileAddress {
  readonly directory: DirectoryPlan;
  readonly file: FilePlan;
  readonly items: readonly AddressItem[];
}

/** A record: by tag (with `turn` among equal tags, from 1), by number of a cyclic file, or the whole transparent file. */
export type AddressItem =
  | { readonly by: 'tag'; readonly tag: number; readonly turn: number }
  | { readonly by: 'number'; readonly number: number }
  | { readonly by: 'whole' };

/** Provinces call SSSE by different names. ssc-card.md 6. */
const DIRECTORY_ALIASES: Readonly<Record<string, string>> = { MF: 'SSSE', DDF1: 'SSSE', '3F00': 'SSSE' };

const FILE = /^(?<directory>SSSE|MF|DDF1|3F00|DF0[1-9])(?<file>EF[0-9A-F]{2})(?::(?<number>\d{2}))?$/i;
const ITEM = /^(?<tag>[0-9A-F]{2})(?::(?<turn>\d{2}))?$/i;

/**
 * File addresses as 'SSSEEF06|08|09|$DF02EF07:01$DF02EF15|99:01|$': files end with '$'; records by tag, equal tags by
 * ':turn', records of cyclic files by ':number'. A transparent file, and a file without records named, is read whole.
 * @throws FunctionFailure -14 with the part that is not understood
 */
export function parseFileAddresses(text: string, profile: Profile): FileAddress[] {
  const parts = text.split('$').filter((part) => part.trim() !== '');
  if (parts.length === 0) throw failure('BAD_PARAMETER', '文件地址为空');
  return parts.map((part) => parseOne(part.trim(), profile));
}

function parseOne(text: string, profile: Profile): FileAddress {
  const [head = '', ...items] = text.split('|').filter((part) => part !== '');
  const groups = FILE.exec(head)?.groups;
  if (!groups) throw failure('BAD_PARAMETER', `文件地址不正确：${head}`);
  const label = groups.directory!.toUpperCase();
  const wanted = DIRECTORY_ALIASES[label] ?? label;
  const directory = socialDirectories(profile).find((candidate) => candidate.label === wanted);
  const file = directory?.files.find(({ fid }) => fid === Number.parseInt(groups.file!, 16));
  if (!directory || !file) throw failure('BAD_PARAMETER', `卡上没有文件 ${head}`);
  if (groups.number !== undefined) {
    if (file.kind !== 'cyclic' || items.length > 0) throw failure('BAD_PARAMETER', `${head} 不是循环文件`);
    return { directory, file, items: [{ by: 'number', number: Number(groups.number) }] };
  }
  return { directory, file, items: items.length === 0 ? [{ by: 'whole' }] : items.map(parseItem) };
}

function parseItem(text: string): AddressItem {
  const groups = ITEM.exec(text)?.groups;
  if (!groups) throw failure('BAD_PARAMETER', `记录标识不正确：${text}`);
  return { by: 'tag', tag: Number.parseInt(groups.tag!, 16), turn: Number(groups.turn ?? 1) };
}
