import { expect, test } from 'vitest';
import { fromHex } from '../../../apdu/bytes.js';
import { decodeCommand } from '../../../apdu/codec/command-apdu.js';
import { Catalogue } from '../../../apdu/trace/catalogue.js';
import { Selection } from '../../../apdu/trace/selection.js';
import { DEMO } from './demo-dictionary.js';

test.each([
  [
    '00A404000F7378312E73682EC9E7BBE1B1A3D5CF',
    'SELECT social security environment (SSSE) by name',
    '按名称选择 社会保障应用环境 (SSSE)',
  ],
  ['00A4040002AABB', 'SELECT AABB by name', '按名称选择 AABB'],
  ['00A4020002EF05', 'SELECT EF05 issuer data', '选择 EF05 发卡机构数据'],
  ['00A4000002DF04', 'SELECT medical insurance (DF04)', '选择 医疗保险 (DF04)'],
  ['00A4000002DF77', 'SELECT DF77', '选择 DF77'],
  ['00A40000', 'SELECT the master file (MF)', '选择主文件（MF）'],
  ['00A40300', 'SELECT the directory above', '选择上级目录'],
  ['00A4080004DF04EF06', 'SELECT by path DF04/EF06', '按路径选择 DF04/EF06'],
  ['00A40700', 'SELECT in a way this decoder does not know', '选择（P1 未知）'],
  [
    '00B2012C00',
    'READ RECORD number 1 of EF05 issuer data: card identification',
    '读 EF05 发卡机构数据 的 1 号记录：卡识别码',
  ],
  [
    '00B2052800',
    'READ RECORD with tag 05 of EF05 issuer data: issue date',
    '读 EF05 发卡机构数据 的标签 05 的记录：发卡日期',
  ],
  ['00B2000400', 'READ RECORD the current record of the current file', '读 当前文件 的当前记录'],
  [
    '00B2017C00',
    'READ RECORD number 1 of the file with short identifier 0F',
    '读 短标识 0F 的文件 的 1 号记录',
  ],
  ['00B0880280', 'READ BINARY 128 bytes from offset 2 of EF08 photo', '读 EF08 照片 的第 2 字节起 128 字节'],
  ['00DC00030101', 'UPDATE RECORD as a new record of the current file', '写 当前文件 的新记录'],
  [
    '0082000A10A1A2A3A4A5A6A7A8A1A2A3A4A5A6A7A8',
    'EXTERNAL AUTHENTICATE with key 0A RK_SSSE read key',
    '外部认证，密钥 0A RK_SSSE 读密钥',
  ],
  [
    '0088000001AA',
    'INTERNAL AUTHENTICATE with key 00 IRK internal authentication',
    '内部认证，密钥 00 IRK 内部认证',
  ],
  ['0020000003123456', 'VERIFY the PIN, reference 00', '校验密码，引用 00'],
  ['00200000', 'VERIFY without a PIN: ask for the tries left, reference 00', '查询密码状态，引用 00'],
  ['0084000008', 'GET CHALLENGE of 8 bytes', '取 8 字节随机数'],
  ['00C0000001', 'GET RESPONSE: fetch up to 1 byte', '取响应数据，最多 1 字节'],
])('%s', (hex, en, zh) => {
  const selection = new Selection(DEMO);
  selection.apply({ kind: 'name', aid: fromHex('7378312E73682EC9E7BBE1B1A3D5CF') });
  const command = decodeCommand(fromHex(hex));
  const description = new Catalogue([]).find(command.cla, command.ins);
  expect(description?.explain?.(command, selection)).toEqual({ en, zh });
});
