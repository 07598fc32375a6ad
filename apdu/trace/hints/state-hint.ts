import type { Bilingual } from '../../codec/bilingual.js';
import { SW } from '../../codec/status-word.js';
import type { FileKind } from '../card-dictionary.js';
import { READ_BINARY, UPDATE_BINARY } from '../file-target.js';
import { bilingual, fileName } from '../names.js';
import { SESSION_INS } from '../session-state.js';
import { keyText } from './key-text.js';
import { directoryAt, type Refusal } from './refusal.js';

/** 63Cx after an empty VERIFY: it was a question. */
export function triesLeftHint({ command }: Refusal): Bilingual | undefined {
  if (command.ins !== SESSION_INS.VERIFY || command.data.length > 0) return undefined;
  return {
    en: 'this only asked: the PIN is not verified now, and no try was spent',
    zh: '仅为查询：PIN 目前未校验，未消耗尝试次数',
  };
}

/** 6984: what became of the challenge. */
export function challengeHint({ session: { challenge }, dictionary }: Refusal): Bilingual | undefined {
  const wanted = dictionary?.challengeBytes;
  if (wanted === undefined) return undefined;
  if (challenge === undefined) {
    return {
      en: `no challenge was asked for: send GET CHALLENGE for ${wanted} bytes right before`,
      zh: `尚未取随机数：请先取 ${wanted} 字节随机数`,
    };
  }
  const { usedBy, bytes } = challenge;
  if (usedBy !== undefined) {
    return {
      en: `${usedBy} used the challenge up: send GET CHALLENGE for ${wanted} bytes again`,
      zh: `随机数已被 ${usedBy} 用掉：请重新取 ${wanted} 字节随机数`,
    };
  }
  if (bytes === wanted) return undefined;
  return {
    en: `the last challenge has ${bytes} bytes; only one of ${wanted} bytes counts`,
    zh: `最近的随机数为 ${bytes} 字节；须为 ${wanted} 字节`,
  };
}

/** 6985: the application is out of service, or a step is missing. */
export function conditionsHint({ session, target }: Refusal): Bilingual | undefined {
  if (session.building) return undefined;
  if (session.selectedWith === SW.SELECTED_FILE_DEACTIVATED) {
    return {
      en: 'the SELECT answered 6283: the application is deactivated or blocked; ACTIVATE or APPLICATION UNBLOCK comes first',
      zh: '选择时回送 6283：应用已停用或锁定，请先启用或应用解锁',
    };
  }
  if (session.selectedWith === SW.FILE_TERMINATED) {
    return {
      en: 'the SELECT answered 6285: the application is terminated',
      zh: '选择时回送 6285：应用已终止',
    };
  }
  if (target === undefined) return undefined;
  return {
    en: 'the application may not be activated: SELECT it with P2 04 and look at tag 8A, the life cycle',
    zh: '应用可能尚未启用：以 P2 = 04 选择应用，查看标签 8A（生命周期）',
  };
}

const KIND_NAMES: Readonly<Record<FileKind, Bilingual>> = {
  transparent: { en: 'a transparent file', zh: '透明文件' },
  'linear-fixed': { en: 'a file of records', zh: '记录文件' },
  'linear-variable': { en: 'a file of records', zh: '记录文件' },
  cyclic: { en: 'a cyclic file', zh: '循环记录文件' },
  internal: { en: 'an internal file', zh: '内部文件' },
};

/** 6981: what the file is, where that does not fit the command. */
export function fileKindHint({ command, file }: Refusal): Bilingual | undefined {
  if (file === undefined || file.kind === 'internal') return undefined;
  const binary = command.ins === READ_BINARY || command.ins === UPDATE_BINARY;
  if (binary !== (file.kind !== 'transparent')) return undefined;
  const fitting = binary ? 'READ RECORD' : 'READ BINARY';
  return bilingual((language) => {
    const name = fileName(file, language);
    const kind = KIND_NAMES[file.kind][language];
    return language === 'en'
      ? `${name} is ${kind}: ${fitting} reads it`
      : `${name} 是${kind}：请用 ${fitting}`;
  });
}

/** 6988: whose MAC it has to be. */
export function macHint({ entry, selection }: Refusal): Bilingual | undefined {
  const macKey = entry?.macKey;
  if (macKey === undefined) return undefined;
  const owner = directoryAt(selection, macKey.of);
  const key = owner?.keys?.find(
    ({ purpose, reference }) =>
      purpose === macKey.purpose && (macKey.reference === undefined || reference === macKey.reference),
  );
  if (key === undefined) return undefined;
  return bilingual((language) => {
    const name = keyText(key.reference, key, language, true);
    return language === 'en'
      ? `the MAC is that of ${name}: over CLA INS P1 P2 Lc and the data, with the process key of the last challenge`
      : `MAC 应由 ${name} 计算：覆盖 CLA INS P1 P2 Lc 及数据，使用最近随机数的过程密钥`;
  });
}
