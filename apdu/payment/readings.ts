import { toHex } from '../bytes.js';
import { tagToHex } from '../codec/ber-tlv.js';
import type { Bilingual } from '../codec/bilingual.js';
import { decodeText } from '../codec/text-field.js';
import { unlessDamaged } from '../codec/unless-damaged.js';
import { amountText, decodeAmount } from './amount.js';
import { parseAfl } from './application-file-locator.js';
import { describeBits } from './bit-field.js';
import { CID, CTQ, CVR, SEGMENTED_CHARGE } from './card-bits-table.js';
import {
  COUNTRIES,
  CRYPTOGRAM_ALGORITHMS,
  CURRENCIES,
  CVM_CONDITIONS,
  CVM_METHODS,
  DISCRETIONARY_KINDS,
  meaningOf,
  RESPONSE_CODES,
  SCRIPT_COMMANDS,
} from './codes-table.js';
import { type CvmRule, cvmRule, parseCvmList } from './cvm-list.js';
import { dolDataLength, parseDol } from './data-object-list.js';
import { decodeDiscretionaryData, decodeIssuerApplicationData } from './issuer-application-data.js';
import type { Reading } from './payment-tag.js';
import { paymentTag } from './tags-table.js';
import { CVM_RESULT } from './terminal-bits-table.js';
import { parseTrack2 } from './track2.js';
import { parseLogEntry } from './transaction-log.js';

const same = (text: string): Bilingual => ({ en: text, zh: text });
const hex = (value: number): string => value.toString(16).toUpperCase().padStart(2, '0');
const numberOf = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum * 256 + byte, 0);

/** How each form of value is put into words; each throws CodecError for bytes that do not have its form. */
export const READ_AS: Readonly<Record<Reading, (value: Uint8Array, tag: number) => Bilingual[]>> = {
  amount: (value) => [same(amountText(decodeAmount(value)))],
  date: (value) => [same(pairs(value, '-', '20'))],
  time: (value) => [same(pairs(value, ':'))],
  counter: (value) => [same(String(numberOf(value)))],
  currency: (value) => [meaningOf(CURRENCIES, toHex(value))],
  country: (value) => [meaningOf(COUNTRIES, toHex(value))],
  'service-code': (value) => [same(String(decodeAmount(value)).padStart(3, '0'))],
  'data-object-list': describeDol,
  'file-locator': describeAfl,
  'cvm-list': describeCvmList,
  'cvm-results': describeCvmResults,
  'issuer-application-data': describeIssuerData,
  'track-2': describeTrack2,
  'log-entry': describeLogEntry,
  priority: describePriority,
  name: describeName,
  certificate: describeCertificate,
  script: (value) => [meaningOf(SCRIPT_COMMANDS, hex(value[1] ?? 0))],
  values: describeValues,
  'authentication-data': describeAuthenticationData,
  'issuer-authentication': describeIssuerAuthentication,
};

function pairs(value: Uint8Array, separator: string, prefix = ''): string {
  decodeAmount(value);
  return prefix + toHex(value, separator);
}

function describeDol(value: Uint8Array): Bilingual[] {
  const dol = parseDol(value);
  const total = dolDataLength(dol);
  return [
    { en: `asks for ${total} bytes`, zh: `共 ${total} 字节` },
    ...dol.map(({ tag, length }) => {
      const name = paymentTag(tag)?.name;
      const code = tagToHex(tag);
      return {
        en: `${code} ${name?.en ?? 'not a known tag'}, ${length} ${length === 1 ? 'byte' : 'bytes'}`,
        zh: `${code} ${name?.zh ?? '未知标签'}，${length} 字节`,
      };
    }),
  ];
}

function describeAfl(value: Uint8Array): Bilingual[] {
  return parseAfl(value).map(({ sfi, first, last, signed }) => ({
    en: `SFI ${sfi}, records ${first} to ${last}, ${signed} of them signed`,
    zh: `SFI ${sfi}，记录 ${first} 至 ${last}，其中 ${signed} 条参与脱机数据认证`,
  }));
}

function describeCvmList(value: Uint8Array): Bilingual[] {
  const { amountX, amountY, rules } = parseCvmList(value);
  return [same(`X ${amountText(amountX)}, Y ${amountText(amountY)}`), ...rules.map(describeCvmRule)];
}

function describeCvmRule({ method, nextOnFailure, condition }: CvmRule): Bilingual {
  const what = meaningOf(CVM_METHODS, hex(method));
  const when = meaningOf(CVM_CONDITIONS, hex(condition));
  return {
    en: `${what.en}, ${when.en}; ${nextOnFailure ? 'else the next rule' : 'else fail'}`,
    zh: `${what.zh}，${when.zh}；失败则${nextOnFailure ? '应用后续规则' : '持卡人验证失败'}`,
  };
}

function describeCvmResults(value: Uint8Array): Bilingual[] {
  const [code = 0, condition = 0, result] = value;
  const method = meaningOf(CVM_METHODS, hex(cvmRule(code, condition).method));
  const when = meaningOf(CVM_CONDITIONS, hex(condition));
  const outcome = Object.values(CVM_RESULT.fields).find((field) => field.value === result)?.name;
  return [
    method,
    when,
    { en: `result: ${outcome?.en ?? 'not a known code'}`, zh: `结果：${outcome?.zh ?? '未知代码'}` },
  ];
}

function describeIssuerData(value: Uint8Array): Bilingual[] {
  const { keyIndex, cryptogramVersion, cvr, algorithm, discretionary } = decodeIssuerApplicationData(value);
  const cipher = meaningOf(CRYPTOGRAM_ALGORITHMS, hex(algorithm));
  const lines = [
    { en: `key derivation index ${hex(keyIndex)}`, zh: `分散密钥索引 ${hex(keyIndex)}` },
    { en: `cryptogram version ${cryptogramVersion}`, zh: `密文版本号 ${cryptogramVersion}` },
    { en: `algorithm ${hex(algorithm)}: ${cipher.en}`, zh: `算法标识 ${hex(algorithm)}：${cipher.zh}` },
    ...describeBits(cvr, CVR).map(({ en, zh }) => ({ en: `CVR ${en}`, zh: `CVR ${zh}` })),
  ];
  if (discretionary.length > 0) lines.push(...describeDiscretionary(discretionary));
  return lines;
}

function describeDiscretionary(bytes: Uint8Array): Bilingual[] {
  const { id, amounts, mac } = decodeDiscretionaryData(bytes);
  const kind = meaningOf(DISCRETIONARY_KINDS, hex(id));
  const text = amounts.map(amountText).join(', ');
  return [{ en: `${kind.en}: ${text}`, zh: `${kind.zh}：${text}` }, same(`MAC ${toHex(mac)}`)];
}

function describeTrack2(value: Uint8Array): Bilingual[] {
  const { pan, expiry, serviceCode } = parseTrack2(value);
  const date = `20${expiry.slice(0, 2)}-${expiry.slice(2)}`;
  return [
    {
      en: `PAN ${pan}, expires ${date}, service code ${serviceCode}`,
      zh: `主账号 ${pan}，有效期 ${date}，服务码 ${serviceCode}`,
    },
  ];
}

function describeLogEntry(value: Uint8Array): Bilingual[] {
  const { sfi, records } = parseLogEntry(value);
  return [{ en: `SFI ${sfi}, up to ${records} records`, zh: `SFI ${sfi}，最多 ${records} 条记录` }];
}

function describePriority(value: Uint8Array): Bilingual[] {
  const byte = value[0] ?? 0;
  const priority = byte & 0x0f;
  const confirm = (byte & 0x80) !== 0;
  return [
    {
      en: `${priority === 0 ? 'no priority' : `priority ${priority}`}${confirm ? ', only with confirmation' : ''}`,
      zh: `${priority === 0 ? '无优先级' : `优先级 ${priority}`}${confirm ? '，需持卡人确认' : ''}`,
    },
  ];
}

/** The names of environments are characters, those of applications are not. */
function describeName(value: Uint8Array): Bilingual[] {
  const text = decodeText(value);
  return /[\p{Cc}\uFFFD]/u.test(text) || value[0] === 0xa0 ? [] : [same(text)];
}

const SIGNATURE_BYTES = 64;

/** Objects that an SM2 key signed have a readable header and one length. pboc.md section 6. */
const SIGNED_FORMS: Readonly<
  Record<number, { header: number; name: Bilingual; length: (value: Uint8Array) => number }>
> = {
  144: { header: 0x12, name: { en: 'SM2 issuer certificate', zh: 'SM2 发卡行公钥证书' }, length: () => 142 },
  40774: { header: 0x14, name: { en: 'SM2 ICC certificate', zh: 'SM2 IC 卡公钥证书' }, length: () => 148 },
  147: { header: 0x13, name: { en: 'SM2 signed static data', zh: 'SM2 静态数据签名' }, length: () => 67 },
  40779: {
    header: 0x15,
    name: { en: 'SM2 signed dynamic data', zh: 'SM2 动态数据签名' },
    length: (value) => 2 + value[1]! + SIGNATURE_BYTES,
  },
};

/** What an RSA key signed is enciphered and tells only its length. */
function describeCertificate(value: Uint8Array, tag: number): Bilingual[] {
  const form = SIGNED_FORMS[tag];
  if (form === undefined || value[0] !== form.header || value.length !== form.length(value)) {
    const bits = value.length * 8;
    return [{ en: `RSA, ${bits} bits`, zh: `RSA，${bits} 位` }];
  }
  if (tag === 0x9f4b) {
    const data = toHex(value.subarray(2, value.length - SIGNATURE_BYTES));
    return [form.name, { en: `dynamic data ${data}`, zh: `IC 卡动态数据 ${data}` }];
  }
  if (tag === 0x93) {
    const code = toHex(value.subarray(1, 3));
    return [form.name, { en: `data authentication code ${code}`, zh: `数据认证码 ${code}` }];
  }
  const identifier = tag === 0x90 ? 4 : 10;
  const owner = toHex(value.subarray(1, 1 + identifier)).replace(/F+$/, '');
  const month = toHex(value.subarray(1 + identifier, 2 + identifier));
  const year = toHex(value.subarray(2 + identifier, 3 + identifier));
  const serial = toHex(value.subarray(3 + identifier, 6 + identifier));
  return [
    form.name,
    {
      en: `issued to ${owner}, expires 20${year}-${month}`,
      zh: `持有者 ${owner}，有效期 20${year}-${month}`,
    },
    { en: `serial number ${serial}`, zh: `序列号 ${serial}` },
  ];
}

const FIRST_AFL_BYTE = 2;
const LEAST_CRYPTOGRAM_ANSWER = 11;

/** Bare values of template 80 do not say which command they answer; an AFL is known by its shape. */
function describeValues(value: Uint8Array): Bilingual[] {
  if (value.length >= FIRST_AFL_BYTE + 4 && (value.length - FIRST_AFL_BYTE) % 4 === 0) {
    const records = unlessDamaged(() => describeAfl(value.subarray(FIRST_AFL_BYTE)));
    if (records !== undefined) {
      const profile = toHex(value.subarray(0, FIRST_AFL_BYTE));
      return [{ en: `AIP ${profile} and AFL`, zh: `AIP ${profile} 和 AFL` }, ...records];
    }
  }
  if (value.length < LEAST_CRYPTOGRAM_ANSWER) return [];
  const [information] = describeBits(value.subarray(0, 1), CID);
  const rest = value.subarray(LEAST_CRYPTOGRAM_ANSWER);
  const issuer = rest.length === 0 ? [] : unlessDamaged(() => describeIssuerData(rest));
  if (information === undefined || issuer === undefined) return [];
  const counter = numberOf(value.subarray(1, 3));
  const cryptogram = toHex(value.subarray(3, LEAST_CRYPTOGRAM_ANSWER));
  return [information, same(`ATC ${counter}`), same(`AC ${cryptogram}`), ...issuer];
}

function describeAuthenticationData(value: Uint8Array): Bilingual[] {
  const [version = 0] = value;
  const random = toHex(value.subarray(1, 5));
  return [
    { en: `fDDA version ${hex(version)}`, zh: `fDDA 版本 ${hex(version)}` },
    { en: `card's unpredictable number ${random}`, zh: `卡片不可预知数 ${random}` },
    ...describeBits(value.subarray(5, 7), CTQ).map(({ en, zh }) => ({ en: `CTQ ${en}`, zh: `CTQ ${zh}` })),
    ...describeBits(value.subarray(7, 8), SEGMENTED_CHARGE).map(({ en, zh }) => {
      return { en: `DF61 ${en}`, zh: `DF61 ${zh}` };
    }),
  ];
}

function describeIssuerAuthentication(value: Uint8Array): Bilingual[] {
  const code = meaningOf(RESPONSE_CODES, toHex(value.subarray(8, 10)));
  return [same(`ARPC ${toHex(value.subarray(0, 8))}`), { en: `ARC ${code.en}`, zh: `ARC ${code.zh}` }];
}
