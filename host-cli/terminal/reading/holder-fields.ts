import type { Bilingual } from '../../../apdu/codec/bilingual.js';

export type HolderFieldId =
  | 'areaCode'
  | 'socialSecurityNumber'
  | 'cardNumber'
  | 'cardIdentificationCode'
  | 'name'
  | 'resetInformation'
  | 'specificationVersion'
  | 'dateOfIssue'
  | 'validUntil'
  | 'terminalNumber'
  | 'terminalDevice'
  | 'sex'
  | 'ethnicGroup'
  | 'placeOfBirth'
  | 'dateOfBirth';

interface HolderFieldEntry {
  readonly id: HolderFieldId;
  readonly name: Bilingual;
  /** 'EF05' or 'EF06' of SSSE; none for what is on no file of the card. */
  readonly file?: 'EF05' | 'EF06';
  readonly tags: readonly number[];
  /** One of the eleven fields of iReadCardBas, in its order. LD/T 33; ssc-card.md 6. */
  readonly listed: boolean;
}

/** Identity and holder data in the order of iReadCardBas, then what else EF06 has. */
export const HOLDER_FIELDS: readonly HolderFieldEntry[] = [
  {
    id: 'areaCode',
    name: { zh: '发卡地区行政区划代码', en: 'area code of issue' },
    file: 'EF05',
    tags: [0x01],
    listed: true,
  },
  {
    id: 'socialSecurityNumber',
    name: { zh: '社会保障号码', en: 'social security number' },
    file: 'EF06',
    tags: [0x08],
    listed: true,
  },
  { id: 'cardNumber', name: { zh: '卡号', en: 'card number' }, file: 'EF05', tags: [0x07], listed: true },
  {
    id: 'cardIdentificationCode',
    name: { zh: '卡识别码', en: 'card identification code' },
    file: 'EF05',
    tags: [0x01],
    listed: true,
  },
  { id: 'name', name: { zh: '姓名', en: 'name' }, file: 'EF06', tags: [0x09, 0x4e], listed: true },
  { id: 'resetInformation', name: { zh: '卡复位信息', en: 'historical bytes' }, tags: [], listed: true },
  {
    id: 'specificationVersion',
    name: { zh: '规范版本', en: 'specification version' },
    file: 'EF05',
    tags: [0x03],
    listed: true,
  },
  {
    id: 'dateOfIssue',
    name: { zh: '发卡日期', en: 'date of issue' },
    file: 'EF05',
    tags: [0x05],
    listed: true,
  },
  { id: 'validUntil', name: { zh: '卡有效期', en: 'valid until' }, file: 'EF05', tags: [0x06], listed: true },
  { id: 'terminalNumber', name: { zh: '终端机编号', en: 'terminal number' }, tags: [], listed: true },
  { id: 'terminalDevice', name: { zh: '终端设备号', en: 'terminal device' }, tags: [], listed: true },
  { id: 'sex', name: { zh: '性别', en: 'sex' }, file: 'EF06', tags: [0x0a], listed: false },
  { id: 'ethnicGroup', name: { zh: '民族', en: 'ethnic group' }, file: 'EF06', tags: [0x0b], listed: false },
  {
    id: 'placeOfBirth',
    name: { zh: '出生地', en: 'place of birth' },
    file: 'EF06',
    tags: [0x0c],
    listed: false,
  },
  {
    id: 'dateOfBirth',
    name: { zh: '出生日期', en: 'date of birth' },
    file: 'EF06',
    tags: [0x0d],
    listed: false,
  },
];
