import { expect, test } from 'vitest';
import { fromHex } from '../../../../apdu/bytes.js';
import { ExpressionReader } from '../../../../apdu/script/expression.js';
import { readLines } from '../../../../apdu/script/script-line.js';
import { ScriptNames } from '../../../../apdu/script/script-names.js';
import { tokensOf } from '../../../../apdu/script/script-token.js';
import { STEPS_BY_NAME } from '../../../../apdu/script/steps/step-table.js';

function step(text: string) {
  const line = readLines(text, 'demo.apdu')[0]!;
  const names = new ScriptNames({});
  const reader = new ExpressionReader(line, tokensOf(line), names);
  const place = { file: line.file, line: line.number, text };
  return STEPS_BY_NAME.get(line.verb.text)!.parse({ line, place, reader, names, assigns: () => {} });
}

const sending = (hex: string) => ({
  kind: 'send',
  command: { constant: { kind: 'bytes', bytes: fromHex(hex) } },
});

test.each([
  ['note  EF05 # is free', { kind: 'note', note: 'EF05 # is free' }],
  ['note', { kind: 'note', note: '' }],
  ['reset', { kind: 'reset', resetKind: 'cold' }],
  ['reset contactless', { kind: 'reset', resetKind: 'cold', cardInterface: 'contactless' }],
  ['reset contact warm', { kind: 'reset', resetKind: 'warm', cardInterface: 'contact' }],
  ['reset warm', { kind: 'reset', resetKind: 'warm' }],
  ['send 00 a4 0400 # name', sending('00A40400')],
  ['send 0084', sending('0084')],
  ['send 00', sending('00')],
  ['send\u300000A4\t0400', sending('00A40400')],
])('%s', (text, expected) => {
  expect(step(text)).toMatchObject({ file: 'demo.apdu', line: 1, text, ...expected });
});

test.each([
  ['send', 'ARGUMENT_MISSING', 5],
  ['send   # nothing', 'ARGUMENT_MISSING', 17],
  ['send 00 A4 0G 00', 'COMMAND_INVALID', 13],
  ['send 00 A4 04 0', 'COMMAND_INVALID', 16],
  ['reset contactles', 'ARGUMENT_UNKNOWN', 7],
])('%s is refused at its column', (text, code, column) => {
  expect(() => step(text)).toThrow(expect.objectContaining({ code, column }));
});
