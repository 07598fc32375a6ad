import type { CommandDescription } from './command-description.js';
import { APPEND_RECORD, READ_BINARY, READ_RECORD, UPDATE_BINARY, UPDATE_RECORD } from './file-target.js';
import {
  explainFileAccess,
  explainGetChallenge,
  explainGetResponse,
  explainKeyUse,
  explainSelect,
  explainVerify,
} from './iso-explain.js';
import { SELECT } from './select-coding.js';

const ISO_4 = 'ISO/IEC 7816-4:2005';
const ISO_9 = 'ISO/IEC 7816-9:2004';
const INTERINDUSTRY = [0x00] as const;
const WITH_MAC = [0x00, 0x04, 0x0c, 0x84] as const;

export const GET_RESPONSE = 0xc0;

/** What the decoder knows when the catalogue it was given does not have the command. */
export const ISO_COMMANDS: readonly CommandDescription[] = [
  {
    name: 'SELECT',
    ins: SELECT,
    classes: INTERINDUSTRY,
    clause: `${ISO_4}, 7.1.1`,
    summary: { en: 'selects an application, a directory or a file', zh: '选择应用、目录或文件' },
    explain: explainSelect,
  },
  {
    name: 'READ BINARY',
    ins: READ_BINARY,
    classes: WITH_MAC,
    clause: `${ISO_4}, 7.2.3`,
    summary: { en: 'reads bytes of a transparent file', zh: '读透明文件' },
    explain: explainFileAccess('READ BINARY', '读 '),
  },
  {
    name: 'READ RECORD',
    ins: READ_RECORD,
    classes: WITH_MAC,
    clause: `${ISO_4}, 7.3.3`,
    summary: { en: 'reads a record', zh: '读记录' },
    explain: explainFileAccess('READ RECORD', '读 '),
  },
  {
    name: 'UPDATE BINARY',
    ins: UPDATE_BINARY,
    classes: WITH_MAC,
    clause: `${ISO_4}, 7.2.5`,
    summary: { en: 'writes bytes of a transparent file', zh: '写透明文件' },
    explain: explainFileAccess('UPDATE BINARY', '写 '),
  },
  {
    name: 'UPDATE RECORD',
    ins: UPDATE_RECORD,
    classes: WITH_MAC,
    clause: `${ISO_4}, 7.3.5`,
    summary: { en: 'writes a record', zh: '写记录' },
    explain: explainFileAccess('UPDATE RECORD', '写 '),
  },
  {
    name: 'APPEND RECORD',
    ins: APPEND_RECORD,
    classes: WITH_MAC,
    clause: `${ISO_4}, 7.3.6`,
    summary: { en: 'adds a record', zh: '追加记录' },
    explain: explainFileAccess('APPEND RECORD', '追加 '),
  },
  {
    name: 'GET CHALLENGE',
    ins: 0x84,
    classes: INTERINDUSTRY,
    clause: `${ISO_4}, 7.5.3`,
    summary: { en: 'asks for a random number for one use', zh: '取随机数' },
    explain: explainGetChallenge,
  },
  {
    name: 'GET RESPONSE',
    ins: GET_RESPONSE,
    classes: INTERINDUSTRY,
    clause: `${ISO_4}, 7.6.1`,
    summary: { en: 'fetches the waiting bytes of the command before', zh: '取上一命令的响应数据' },
    explain: explainGetResponse,
  },
  {
    name: 'INTERNAL AUTHENTICATE',
    ins: 0x88,
    classes: INTERINDUSTRY,
    clause: `${ISO_4}, 7.5.2`,
    summary: { en: 'the card proves that it holds a key', zh: '内部认证' },
    explain: explainKeyUse('INTERNAL AUTHENTICATE', '内部认证', 'internal-authentication'),
  },
  {
    name: 'EXTERNAL AUTHENTICATE',
    ins: 0x82,
    classes: INTERINDUSTRY,
    clause: `${ISO_4}, 7.5.4`,
    summary: { en: 'the terminal proves that it holds a key', zh: '外部认证' },
    explain: explainKeyUse('EXTERNAL AUTHENTICATE', '外部认证', 'external-authentication'),
  },
  {
    name: 'VERIFY',
    ins: 0x20,
    classes: [0x00, 0x80, 0x84],
    clause: `${ISO_4}, 7.5.6`,
    summary: { en: 'the holder shows the PIN', zh: '校验密码' },
    secretData: true,
    explain: explainVerify,
  },
  {
    name: 'CHANGE REFERENCE DATA',
    ins: 0x24,
    classes: INTERINDUSTRY,
    clause: `${ISO_4}, 7.5.7`,
    summary: { en: 'replaces the PIN', zh: '修改密码' },
    secretData: true,
  },
  {
    name: 'CHANGE PIN',
    ins: 0x5e,
    classes: [0x80],
    clause: 'field programs of the card',
    summary: { en: 'replaces the PIN by a new one', zh: '修改密码' },
    secretData: true,
  },
  {
    name: 'RESET RETRY COUNTER',
    ins: 0x2c,
    classes: [0x00, 0x80, 0x84],
    clause: `${ISO_4}, 7.5.10`,
    summary: { en: 'restores the tries of the PIN', zh: '重置密码尝试次数' },
    secretData: true,
  },
  {
    name: 'WRITE KEY',
    ins: 0xd4,
    classes: [0x00, 0x80, 0x84],
    clause: 'field programs of the card',
    summary: { en: 'writes a key', zh: '写密钥' },
    secretData: true,
  },
  {
    name: 'ACTIVATE FILE',
    ins: 0x44,
    classes: INTERINDUSTRY,
    clause: ISO_9,
    summary: { en: 'activates the selected application or file', zh: '启用应用或文件' },
  },
  {
    name: 'DEACTIVATE FILE',
    ins: 0x04,
    classes: INTERINDUSTRY,
    clause: ISO_9,
    summary: { en: 'deactivates the selected application or file', zh: '停用应用或文件' },
  },
  {
    name: 'TERMINATE DF',
    ins: 0xe6,
    classes: INTERINDUSTRY,
    clause: ISO_9,
    summary: { en: 'ends the selected application for good', zh: '终止应用' },
  },
  {
    name: 'GET DATA',
    ins: 0xca,
    classes: [0x00, 0x80],
    clause: `${ISO_4}, 7.4.2`,
    summary: { en: 'reads one data object', zh: '取数据' },
  },
];
