import { expect, test } from 'vitest';
import { fromHex } from '../../../apdu/bytes.js';
import { NO_COLOURS, renderText } from '../../../apdu/trace/render-text.js';
import { TraceDecoder } from '../../../apdu/trace/trace-decoder.js';
import { DEMO } from './demo-dictionary.js';

function decoded(language: 'en' | 'zh', command: string, response: string) {
  const decoder = new TraceDecoder([], DEMO, language);
  decoder.decode(fromHex('00A404000F7378312E73682EC9E7BBE1B1A3D5CF'), fromHex('9000'));
  return decoder.decode(fromHex(command), fromHex(response));
}

test('lines in English', () => {
  expect(renderText(decoded('en', '00B2032C00', '0304332E30309000'))).toEqual([
    'READ RECORD number 3 of EF05 issuer data: version',
    '  > 00B2032C00',
    '      Le 00  256',
    '  < 0304332E30309000',
    '      03 version 332E3030  3.00',
    '    9000 SUCCESS: done',
  ]);
});

test('lines in Chinese, with a hint and a hidden PIN', () => {
  expect(renderText(decoded('zh', '0020000003918273', '6983'))).toEqual([
    '校验密码，引用 00',
    '  > 0020000003******',
    '      Lc 03  3',
    '      数据 3 字节，已隐藏',
    '  < 6983',
    '    6983 METHOD_BLOCKED: 密码或密钥已锁定',
    '    建议：密码可解锁或重装；密钥锁定不可恢复',
  ]);
});

test('brief leaves the fields out', () => {
  expect(renderText(decoded('en', '00B2032C00', '0304332E30309000'), { detail: 'brief' })).toHaveLength(4);
});

test('colours are put around the parts they are for', () => {
  const mark = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
  const colours = { ...NO_COLOURS, refusal: mark('red'), hint: mark('dim'), hidden: mark('secret') };
  const lines = renderText(decoded('en', '0020000003918273', '63C1'), { colours });
  expect(lines).toContain('    <red>63C1 TRIES_LEFT</red>: not verified, 1 try left');
  expect(lines.join('\n')).toContain('<secret>3 bytes, hidden</secret>');
  expect(lines.at(-1)).toMatch(/^ {4}<dim>next: /);
});

test('control characters of card data do not reach the terminal', () => {
  const lines = renderText(decoded('en', '00B2032C00', '03041B5B324A9000'));
  expect(lines.join('')).not.toContain('\u001b');
});

test('answers and commands that are none are told', () => {
  const lines = renderText(decoded('en', '00', '90'));
  expect(lines[0]).toContain('no command');
  expect(lines.at(-1)).toContain('status word');
});

test('what a value says in several lines stands below it', () => {
  const exchange = decoded('en', '00B2032C00', '0304332E30309000');
  const field = { label: '95 TVR', hex: '04', notes: ['byte 1, bit 3: CDA failed', 'a\u001b[2Jb'] };
  const lines = renderText({ ...exchange, command: { ...exchange.command, fields: [field] } });
  expect(lines.slice(2, 5)).toEqual([
    '      95 TVR 04',
    '        byte 1, bit 3: CDA failed',
    '        a\uFFFD[2Jb',
  ]);
});

test('what would help here goes before what the status word says anywhere', () => {
  const exchange = decoded('en', '0020000003918273', '6983');
  const withHint = { ...exchange, response: { ...exchange.response, hint: 'do this' } };
  expect(renderText(withHint).at(-1)).toBe('    next: do this');
  const waits = decoded('en', '00B2032C00', '6106');
  expect(renderText(waits).at(-1)).toBe('    next: fetch it with 00C0000006, before any other command');
  expect(renderText(waits, { detail: 'brief' }).join()).not.toContain('fetch it');
});

test('a command alone has no answer', () => {
  const decoder = new TraceDecoder([], DEMO);
  expect(renderText(decoder.decodeCommand(fromHex('00A40000')))).toEqual([
    'SELECT the master file (MF)',
    '  > 00A40000',
  ]);
});
