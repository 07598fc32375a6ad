import { encodeBcd } from '../../codec/bcd.js';
import { encodeTlv, findTlv, parseTlv, tagFromHex } from '../../codec/ber-tlv.js';
import { encodeCommand } from '../../codec/command-apdu.js';
import { encodeText, textLength } from '../../codec/text-field.js';
import type { FunctionParameter, GivenArguments, ScriptFunction } from '../script-function.js';
import { pad80, toLength } from './padding.js';

const bytes = (name: string): FunctionParameter => ({ name, kind: 'bytes' });
const number = (name: string): FunctionParameter => ({ name, kind: 'number' });
const text = (name: string): FunctionParameter => ({ name, kind: 'text' });
const optional = (parameter: FunctionParameter): FunctionParameter => ({ ...parameter, optional: true });

/** The functions that need no cryptography. */
export const CORE_FUNCTIONS: readonly ScriptFunction[] = [
  {
    name: 'part',
    parameters: [bytes('x'), number('offset'), optional(number('count'))],
    result: 'bytes',
    summary: { en: 'COUNT bytes from OFFSET (from 0), or all that follow', zh: '截取' },
    example: '(part 00112233 1 2) = 1122',
    apply: part,
  },
  {
    name: 'length',
    parameters: [bytes('x')],
    result: 'number',
    summary: { en: 'count of bytes', zh: '字节数' },
    secrecy: 'released',
    example: '(length 00112233) = 4',
    apply: (given) => given.bytes(0).length,
  },
  {
    name: 'byte',
    parameters: [number('n')],
    result: 'bytes',
    summary: { en: 'a number from 0 to 255 as one byte', zh: '单字节' },
    example: '(byte 16) = 10',
    apply: (given) => bigEndian(given.number(0), 1),
  },
  {
    name: 'bytes',
    parameters: [number('n'), number('count')],
    result: 'bytes',
    summary: { en: 'a number in COUNT bytes, big-endian', zh: '数值转字节（大端）' },
    example: '(bytes 258 4) = 00000102',
    apply: (given) => bigEndian(given.number(0), given.number(1)),
  },
  {
    name: 'number',
    parameters: [bytes('x')],
    result: 'number',
    summary: { en: 'bytes read as a number, big-endian, up to 6', zh: '字节转数值（大端）' },
    example: '(number 0102) = 258',
    apply: readNumber,
  },
  arithmetic('add', '(add 7 5) = 12', { en: 'A + B', zh: '加' }, (a, b) => a + b),
  arithmetic('subtract', '(subtract 7 5) = 2', { en: 'A - B', zh: '减' }, (a, b) => a - b),
  arithmetic('multiply', '(multiply 7 5) = 35', { en: 'A x B', zh: '乘' }, (a, b) => a * b),
  bitwise('xor', '(xor 0F0F 00FF) = 0FF0', { en: 'exclusive or, byte by byte', zh: '异或' }, (a, b) => a ^ b),
  bitwise('and', '(and 0F0F 00FF) = 000F', { en: 'and, byte by byte', zh: '与' }, (a, b) => a & b),
  bitwise('or', '(or 0F0F 00FF) = 0FFF', { en: 'or, byte by byte', zh: '或' }, (a, b) => a | b),
  {
    name: 'not',
    parameters: [bytes('x')],
    result: 'bytes',
    summary: { en: 'every bit turned over', zh: '取反' },
    example: '(not 00F0) = FF0F',
    apply: (given) => given.bytes(0).map((byte) => ~byte),
  },
  {
    name: 'join',
    parameters: [bytes('x')],
    result: 'bytes',
    summary: { en: 'all the words put together, as one argument', zh: '拼接' },
    example: '(length (join 01 02 03)) = 3',
    apply: (given) => given.bytes(0),
  },
  {
    name: 'repeat',
    parameters: [number('count'), bytes('x')],
    result: 'bytes',
    summary: { en: 'the same bytes COUNT times', zh: '重复' },
    example: '(repeat 3 A5) = A5A5A5',
    apply: (given) => repeated(given.number(0), given.bytes(1)),
  },
  {
    name: 'reverse',
    parameters: [bytes('x')],
    result: 'bytes',
    summary: { en: 'the last byte first', zh: '逆序' },
    example: '(reverse 010203) = 030201',
    apply: (given) => given.bytes(0).toReversed(),
  },
  {
    name: 'text',
    parameters: [text('x'), optional(number('count'))],
    result: 'bytes',
    summary: { en: 'characters in GB18030, filled with 00 up to COUNT bytes', zh: '文本转 GB18030' },
    example: '(text "张三" 6) = D5C5C8FD0000',
    apply: (given) =>
      encodeText(given.text(0), given.count === 2 ? given.number(1) : textLength(given.text(0))),
  },
  {
    name: 'bcd',
    parameters: [text('digits'), optional(number('count'))],
    result: 'bytes',
    summary: { en: 'decimal digits as BCD in COUNT bytes, zeros in front', zh: '十进制转 BCD' },
    example: '(bcd 1234 6) = 000000001234',
    apply: bcd,
  },
  {
    name: 'tlv',
    parameters: [text('path'), bytes('x')],
    result: 'bytes',
    summary: { en: 'the value of the BER-TLV object at a path of tags', zh: '按路径取 TLV 值' },
    example: '(tlv 6F/A5/50 6F06 A504 5002 4142) = 4142',
    apply: valueAt,
  },
  {
    name: 'tlv-build',
    parameters: [text('tag'), bytes('value')],
    result: 'bytes',
    summary: { en: 'a BER-TLV object', zh: '构造 TLV' },
    example: '(tlv-build 9F36 0001) = 9F36020001',
    apply: (given) => encodeTlv({ tag: tagFromHex(given.text(0)), value: given.bytes(1) }),
  },
  {
    name: 'command',
    parameters: [bytes('header-data')],
    result: 'bytes',
    summary: {
      en: 'a command of CLA INS P1 P2 and the data behind them, with Lc; extended when it must be',
      zh: '组成命令',
    },
    example: '(command 00A40200 EF05) = 00 A4 02 00 02 EF05',
    apply: command,
  },
  {
    name: 'pad80',
    parameters: [number('block'), bytes('x')],
    result: 'bytes',
    summary: { en: '80 and as many 00 as whole blocks need; always at least the 80', zh: '80 填充' },
    example: '(pad80 8 0102) = 0102800000000000',
    apply: (given) => pad80(given.bytes(1), given.number(0)),
  },
  {
    name: 'pad00',
    parameters: [number('block'), bytes('x')],
    result: 'bytes',
    summary: { en: 'as many 00 as whole blocks need, maybe none', zh: '00 填充' },
    example: '(pad00 4 0102) = 01020000',
    apply: (given) => toLength(given.bytes(1), given.number(0)),
  },
  {
    name: 'random',
    parameters: [number('count')],
    result: 'bytes',
    summary: { en: 'random bytes, the same again for the same --seed', zh: '随机数' },
    example: '(length (random 8)) = 8',
    apply: (given, world) => world.random(whole(given.number(0), 0, 0xffff, 'COUNT')),
  },
];

function part(given: GivenArguments): Uint8Array {
  const x = given.bytes(0);
  const offset = whole(given.number(1), 0, x.length, 'OFFSET');
  if (given.count < 3) return x.subarray(offset);
  return x.subarray(offset, offset + whole(given.number(2), 0, x.length - offset, 'COUNT'));
}

function whole(value: number, least: number, most: number, name: string): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`${name} is from ${least} to ${most}, not ${value}`);
}

function bigEndian(value: number, count: number): Uint8Array {
  whole(count, 1, 6, 'COUNT');
  let rest = whole(value, 0, 256 ** count - 1, 'N');
  const encoded = new Uint8Array(count);
  for (let index = count - 1; index >= 0; index--) {
    encoded[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return encoded;
}

function readNumber(given: GivenArguments): number {
  const x = given.bytes(0);
  whole(x.length, 1, 6, 'the length of X');
  return x.reduce((sum, byte) => sum * 256 + byte, 0);
}

function arithmetic(
  name: string,
  example: string,
  summary: ScriptFunction['summary'],
  compute: (a: number, b: number) => number,
): ScriptFunction {
  const apply = (given: GivenArguments) =>
    whole(compute(given.number(0), given.number(1)), 0, Number.MAX_SAFE_INTEGER, 'the result');
  return { name, parameters: [number('a'), number('b')], result: 'number', summary, example, apply };
}

function bitwise(
  name: string,
  example: string,
  summary: ScriptFunction['summary'],
  compute: (a: number, b: number) => number,
): ScriptFunction {
  const apply = (given: GivenArguments) => {
    const a = given.bytes(0);
    const b = given.bytes(1);
    if (a.length !== b.length) throw new Error(`both must be as long: ${a.length} and ${b.length} bytes`);
    return a.map((byte, index) => compute(byte, b[index]!));
  };
  return { name, parameters: [bytes('a'), bytes('b')], result: 'bytes', summary, example, apply };
}

/** More than any command holds; keeps a slip from filling the memory. */
const MAX_REPEATED = 0x20000;

function repeated(count: number, x: Uint8Array): Uint8Array {
  whole(count, 0, Math.floor(MAX_REPEATED / Math.max(1, x.length)), 'COUNT');
  const all = new Uint8Array(count * x.length);
  for (let index = 0; index < count; index++) all.set(x, index * x.length);
  return all;
}

function bcd(given: GivenArguments): Uint8Array {
  const digits = given.text(0);
  const even = digits.length % 2 === 0 ? digits : `0${digits}`;
  const count = given.count === 2 ? given.number(1) : even.length / 2;
  return encodeBcd(even.padStart(count * 2, '0'), count);
}

function valueAt(given: GivenArguments): Uint8Array {
  const path = given.text(0);
  const found = findTlv(parseTlv(given.bytes(1), { mode: 'lenient' }), path);
  if (found === undefined) throw new Error(`there is no ${path}`);
  return found.value;
}

function command(given: GivenArguments): Uint8Array {
  const all = given.bytes(0);
  if (all.length < 4) throw new Error(`a command begins with CLA INS P1 P2, not with ${all.length} bytes`);
  const [cla, ins, p1, p2] = [...all.subarray(0, 4)] as [number, number, number, number];
  return encodeCommand({ cla, ins, p1, p2, data: all.subarray(4) });
}
