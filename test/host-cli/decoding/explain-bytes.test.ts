import { describe, expect, test } from 'vitest';
import { EXPLAIN, explainValue } from '../../../host-cli/decoding/explain-bytes.js';
import { SSSE_FCI } from '../../support/demonstration.js';
import { bytes } from '../../support/hex.js';

test('a command: sentence, clause, fields; a PIN is hidden', () => {
  const select = EXPLAIN.command(bytes('00A40000023F00'), 'en');
  expect(select.sentence).toMatch(/SELECT .*7816-4/);
  expect(select.fields.map(({ label }) => label)).toEqual(['CLA', 'INS', 'P1', 'P2', 'Lc', 'data']);
  expect(JSON.stringify(EXPLAIN.command(bytes('0020000003246813'), 'en'))).not.toContain('246813');
});

test('an answer: data objects and status word', () => {
  const { sentence, fields, status } = EXPLAIN.response(bytes(`${SSSE_FCI}9000`), 'en');
  expect(sentence).toBe('answer: 30 bytes and 9000');
  expect(fields[0]?.label).toBe('6F FCI template');
  expect(status?.kind).toBe('success');
  expect(EXPLAIN.response(bytes('11226A82'), 'en').fields).toEqual([{ label: 'data', hex: '1122' }]);
  expect(EXPLAIN.response(bytes('6A82'), 'en').fields).toEqual([]);
});

test('records of the card by their names', () => {
  const { fields } = EXPLAIN.tlv(bytes('0709413130303030303135'), 'zh');
  expect(fields).toEqual([{ label: '07 卡号', hex: '413130303030303135', text: 'A10000015' }]);
});

test('objects of the bank application, in words', () => {
  const { fields } = EXPLAIN.tlv(bytes('95050400008000'), 'en');
  expect(fields).toEqual([
    {
      label: '95 terminal verification results (TVR)',
      hex: '0400008000',
      notes: ['byte 1, bit 3: CDA failed', 'byte 4, bit 8: transaction exceeds floor limit'],
    },
  ]);
  const [template] = EXPLAIN.response(bytes('770D82027C009F79060000000100009000'), 'zh').fields;
  expect(template!.fields![1]).toMatchObject({ label: '9F79 电子现金余额', text: '100.00' });
});

test('commands of the bank application, without a SELECT before', () => {
  expect(EXPLAIN.command(bytes('80CA9F7900'), 'en').sentence).toMatch(
    /^GET DATA 9F79 electronic cash balance \(GET DATA: EMV/,
  );
  expect(EXPLAIN.command(bytes('80AE500000'), 'en').sentence).toContain('ask for a TC with CDA');
});

test('the value of a tag', () => {
  const explanation = explainValue(0x9f27, bytes('40'), 'en');
  expect(explanation).toMatchObject({ kind: 'tlv', hex: '40' });
  expect(explanation!.sentence).toContain('EMV 4.3 Book 3, 6.5.5.4');
  expect(explanation!.fields[0]!.text).toBe('byte 1, bits 8-7: TC: approved offline');
  expect(explainValue(0xdf01, bytes('40'), 'en')).toBeUndefined();
});

test('an ATR with its check byte', () => {
  const { sentence, fields } = EXPLAIN.atr(bytes('3BED000001008154435386605101000000019E'), 'en');
  expect(sentence).toBe('ATR, direct convention, T=1');
  expect(fields.map(({ label, text }) => `${label} ${text ?? ''}`)).toEqual([
    'TB1 ',
    'TC1 ',
    'historical bytes 13 bytes',
    'TCK right',
  ]);
  expect(EXPLAIN.atr(bytes('3BED000001008154435386605101000000019F'), 'en').fields.at(-1)?.text).toBe(
    'wrong',
  );
});

test('an ATS', () => {
  const { sentence, fields } = EXPLAIN.ats(bytes('127877810200815443538660510100000001'), 'en');
  expect(sentence).toMatch(/^ATS, frames of up to 256 bytes$/);
  expect(fields.map(({ label }) => label)).toEqual(['TA(1)', 'TB(1)', 'TC(1)', 'historical bytes']);
});

test('a status word in both languages', () => {
  expect(EXPLAIN.status(bytes('6A82'), 'en').status?.meaning).not.toBe(
    EXPLAIN.status(bytes('6A82'), 'zh').status?.meaning,
  );
});

describe('bytes of another kind are refused', () => {
  test.each([
    ['command', '00A4'],
    ['response', '90'],
    ['tlv', '0709'],
    ['atr', '00A40000'],
    ['ats', '00A40000'],
  ] as const)('%s %s', (kind, text) => {
    expect(() => EXPLAIN[kind](bytes(text), 'en')).toThrow(expect.objectContaining({ name: 'CodecError' }));
  });
});
