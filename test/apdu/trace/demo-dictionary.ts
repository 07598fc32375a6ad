import type { CardDictionary } from '../../../apdu/trace/card-dictionary.js';

/** A small part of the social security card, for the decoder's own tests. */
export const DEMO: CardDictionary = {
  title: { en: 'demonstration', zh: '演示' },
  directories: [
    { label: 'MF', fid: 0x3f00, name: { en: 'master file', zh: '主文件' } },
    {
      label: 'SSSE',
      aid: '7378312E73682EC9E7BBE1B1A3D5CF',
      fid: 0xddf1,
      parent: 'MF',
      name: { en: 'social security environment', zh: '社会保障应用环境' },
      keys: [
        {
          reference: 0x00,
          label: 'IRK',
          name: { en: 'internal authentication', zh: '内部认证' },
          purpose: 'internal-authentication',
        },
        {
          reference: 0x00,
          label: 'MK',
          name: { en: 'master key', zh: '主控密钥' },
          purpose: 'external-authentication',
        },
        { reference: 0x0a, label: 'RK_SSSE', name: { en: 'read key', zh: '读密钥' } },
      ],
      files: [
        {
          fid: 0xef05,
          sfi: 5,
          kind: 'linear-variable',
          name: { en: 'issuer data', zh: '发卡机构数据' },
          records: [
            {
              number: 1,
              tag: 0x01,
              name: { en: 'card identification', zh: '卡识别码' },
              type: 'b',
              length: 16,
            },
            { number: 3, tag: 0x03, name: { en: 'version', zh: '规范版本' }, type: 'an', length: 4 },
            { number: 5, tag: 0x05, name: { en: 'issue date', zh: '发卡日期' }, type: 'cn', length: 4 },
          ],
        },
        { fid: 0xef08, sfi: 8, kind: 'transparent', name: { en: 'photo', zh: '照片' } },
        { fid: 0x0001, sfi: 1, kind: 'internal', name: { en: 'keys', zh: '密钥文件' }, secret: true },
      ],
    },
    {
      label: 'DF04',
      aid: 'D15600000503',
      fid: 0xdf04,
      parent: 'SSSE',
      name: { en: 'medical insurance', zh: '医疗保险' },
      files: [
        {
          fid: 0xef06,
          sfi: 6,
          kind: 'linear-variable',
          name: { en: 'settlement', zh: '结算信息' },
          records: [
            { number: 2, tag: 0x92, name: { en: 'ceiling', zh: '限额' }, type: 'dec', length: 4 },
            {
              number: 8,
              tag: 0x4a,
              name: { en: 'assessment', zh: '鉴定' },
              type: 'tlv',
              length: 7,
              fields: [
                { tag: 0x13, name: { en: 'degree', zh: '等级' }, type: 'an', length: 1 },
                { tag: 0x1f, name: { en: 'month', zh: '月份' }, type: 'cn', length: 2 },
              ],
            },
          ],
        },
        {
          fid: 0xef15,
          sfi: 21,
          kind: 'cyclic',
          name: { en: 'log', zh: '明细' },
          records: [
            {
              name: { en: 'entry', zh: '明细' },
              type: 'b',
              length: 3,
              fields: [
                { name: { en: 'sequence', zh: '序号' }, type: 'dec', length: 2 },
                { name: { en: 'kind', zh: '类型' }, type: 'an', length: 1 },
              ],
            },
          ],
        },
      ],
    },
    { label: 'PKI', aid: '504B492EC9E7BBE1B1A3D5CF', parent: 'MF', name: { en: 'PKI', zh: 'PKI' } },
    { label: 'PKI-DF04', fid: 0xdf04, parent: 'PKI', name: { en: 'certificates', zh: '证书' } },
  ],
};
