import { expect, test } from 'vitest';
import { fromHex } from '../../../apdu/bytes.js';
import { CORE_VERBS } from '../../../apdu/script/core-verbs.js';
import { readLines } from '../../../apdu/script/script-line.js';

function step(text: string) {
  const [line] = readLines(text, 'demo.apdu');
  return CORE_VERBS.get(line!.verb.text)!(line!, { line: line!.number, text });
}

test.each([
  ['note  EF05 # is free', { kind: 'note', note: 'EF05 # is free' }],
  ['note', { kind: 'note', note: '' }],
  ['reset', { kind: 'reset', resetKind: 'cold' }],
  ['reset contactless', { kind: 'reset', resetKind: 'cold', cardInterface: 'contactless' }],
  ['reset contact warm', { kind: 'reset', resetKind: 'warm', cardInterface: 'contact' }],
  ['reset warm', { kind: 'reset', resetKind: 'warm' }],
  ['send 00 a4 0400 # name', { kind: 'send', command: fromHex('00A40400') }],
  ['send 0084', { kind: 'send', command: fromHex('0084') }],
  ['send 00', { kind: 'send', command: fromHex('00') }],
  ['send\u300000A4\t0400', { kind: 'send', command: fromHex('00A40400') }],
])('%s', (text, expected) => {
  expect(step(text)).toEqual({ line: 1, text, ...expected });
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
