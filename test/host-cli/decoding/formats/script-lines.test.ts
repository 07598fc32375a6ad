import { expect, test } from 'vitest';
import { hiddenParts, ScriptLines } from '../../../../host-cli/decoding/formats/script-lines.js';
import { readAll } from '../entry-text.js';

const told = (text: string) => readAll(new ScriptLines(), text);

test.each([
  ['an exact expectation is the answer', 'send 00 A4 00 00\nexpect 6A82', ['00A40000 6A82']],
  ['empty data', 'send 00A40000\nexpect empty 9000 # words', ['00A40000 9000']],
  ['data', 'send 00 B0 00 00 02\nexpect 11 22 9000', ['00B0000002 11229000']],
  ['an expectation that leaves something open', 'send 00A40000\nexpect 61xx or 9000', ['00A40000 alone']],
  ['wildcards in the data', 'send 00B00000\nexpect 11 ... 9000', ['00B00000 alone']],
  ['no expectation', 'send 00A40000\nsend 00840008\nexpect 9000', ['00A40000 alone', '00840008 9000']],
  ['any', 'send 00A40000\nexpect any', ['00A40000 alone']],
  [
    'resets',
    'reset\nreset contact\nexpect atr 3B 00\nsend 00A40000',
    ['reset', 'reset 3B00', '00A40000 alone'],
  ],
  ['an answer to reset that may be another', 'reset\nexpect optional atr 3B00', ['reset 3B00']],
  ['what a script computes', 'send 00 A4 $fid', ['remark send 00 A4 ...']],
  [
    'titles, cases, notes',
    'title One\ncase Two\n  note three\nend',
    ['remark One', 'remark Two', 'remark three'],
  ],
  ['a line that goes on', 'send 00 A4 \\\n  00 00\nexpect 9000', ['00A40000 9000']],
  ['hidden bytes', 'send 00 20 00 00 02 ** **\nexpect 9000', ['00200000020000 9000 hidden data']],
  ['hidden answers', 'send 00B0000002\nexpect ?? ?? 9000', ['00B0000002 00009000 hidden answer']],
  ['a hidden status word is none', 'send 00B0000002\nexpect 1122 90??', ['00B0000002 alone']],
  ['other lines', 'clause X\nset a = 00\nwait 10\n# comment\n\nexpect 9000', []],
])('%s', (_title, text, expected) => {
  expect(told(text)).toEqual(expected);
});

test('nothing is told where nothing is hidden', () => {
  expect(hiddenParts({ data: false, answer: false })).toEqual({});
  expect(hiddenParts({ data: true, answer: false })).toEqual({ hidden: { data: true, answer: false } });
});
