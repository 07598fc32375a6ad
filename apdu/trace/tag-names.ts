import type { TagName } from './card-dictionary.js';

/** Templates of file control information: inside them a tag has its interindustry meaning. ISO/IEC 7816-4:2005, 5.3.3. */
const FILE_CONTROL = [0x62, 0x64, 0x6f];

/** Tags of ISO/IEC 7816-4:2005, table 12 and 8.2.1, and of the card's own FCI (field programs). */
export const TAG_NAMES: readonly TagName[] = [
  { tag: 0x4f, name: { en: 'application identifier', zh: '应用标识符' } },
  { tag: 0x50, name: { en: 'application label', zh: '应用标签' }, type: 'an' },
  { tag: 0x61, name: { en: 'application template', zh: '应用模板' } },
  { tag: 0x62, name: { en: 'FCP template', zh: '文件控制参数模板' } },
  { tag: 0x64, name: { en: 'FMD template', zh: '文件管理数据模板' } },
  { tag: 0x6f, name: { en: 'FCI template', zh: '文件控制信息模板' } },
  { tag: 0x70, name: { en: 'record template', zh: '记录模板' } },
  { tag: 0x73, name: { en: 'discretionary data objects', zh: '自定义数据对象' } },
  { tag: 0x80, name: { en: 'file size in bytes', zh: '文件字节数' }, type: 'dec', within: FILE_CONTROL },
  { tag: 0x82, name: { en: 'file descriptor', zh: '文件描述符' }, within: FILE_CONTROL },
  { tag: 0x83, name: { en: 'file identifier', zh: '文件标识符' }, within: FILE_CONTROL },
  { tag: 0x84, name: { en: 'DF name', zh: 'DF 名' }, type: 'an' },
  { tag: 0x85, name: { en: 'proprietary information', zh: '专有信息' }, within: FILE_CONTROL },
  { tag: 0x87, name: { en: 'application priority', zh: '应用优先级' } },
  { tag: 0x88, name: { en: 'short file identifier', zh: '短文件标识符' } },
  { tag: 0x8a, name: { en: 'life cycle status', zh: '生命周期状态' }, within: FILE_CONTROL },
  { tag: 0xa5, name: { en: 'proprietary template', zh: '专有数据模板' } },
  { tag: 0x5f2d, name: { en: 'language preference', zh: '首选语言' }, type: 'an' },
  { tag: 0x9f0c, name: { en: 'issuer data', zh: '发卡方自定义数据' } },
  { tag: 0xbf0c, name: { en: 'issuer discretionary data', zh: '发卡方自定义数据' } },
];
