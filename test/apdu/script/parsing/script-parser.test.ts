import { describe, expect, test } from 'vitest';
import { parseScript } from '../../../../apdu/script/parse-script.js';
import { ScriptParser } from '../../../../apdu/script/parsing/script-parser.js';
import { readLines } from '../../../../apdu/script/script-line.js';
import { expectScriptError, filesOf } from '../script-kit.js';

const parse = (text: string, files: Record<string, string> = {}) =>
  parseScript(text, 'main.apdu', { files: filesOf(files), needs: ['keys'] });

test('reads lines that come from anywhere', () => {
  const script = new ScriptParser({}).parse(readLines('title t\nsend 00', 'x'), 'x');
  expect(script).toMatchObject({ file: 'x', title: 't', files: ['x'], asksGeneration: false });
});

describe('include', () => {
  test('puts steps, blocks and variables of other files in its place', () => {
    const script = parse('note a\ninclude one.apdu\ndo choose $fid\nnote z', {
      'one.apdu': 'title of its own\ninclude two.apdu\nnote b',
      'two.apdu': 'set fid = EF05\nblock choose fid\n send 00 $fid\nend',
    });
    expect(script.files).toEqual(['main.apdu', 'one.apdu', 'two.apdu']);
    expect(script).not.toHaveProperty('title');
    expect(script.body.items.map(({ file, line, kind }) => [file, line, kind])).toEqual([
      ['main.apdu', 1, 'note'],
      ['two.apdu', 1, 'set'],
      ['one.apdu', 3, 'note'],
      ['main.apdu', 3, 'do'],
      ['main.apdu', 4, 'note'],
    ]);
  });

  test('errors name the place in the file they are of', () => {
    const files = { 'one.apdu': 'note a\n  send 0G' };
    expect(() => parse('include one.apdu', files)).toThrow(
      /^one\.apdu:2:9: not a hexadecimal digit\n {4}send 0G\n/,
    );
    expect(() => parse('send 00\ninclude two.apdu', files)).toThrow(
      /^main\.apdu:2:9: there is no file two\.apdu/,
    );
  });

  test('a block must be closed in its own file', () => {
    const files = { 'one.apdu': 'block a\nsend 00', 'two.apdu': 'end' };
    expect(() => parse('include one.apdu\nend\nsend 00', files)).toThrow(
      /^one\.apdu:1:1: this block is not closed/,
    );
    expect(() => parse('include two.apdu\nsend 00', files)).toThrow(/^two\.apdu:1:1: there is nothing open/);
  });

  test('circles are found', () => {
    const files = { 'one.apdu': 'include two.apdu', 'two.apdu': 'include one.apdu' };
    expect(() => parse('include one.apdu\nsend 00', files)).toThrow(
      /^two\.apdu:1:9: one\.apdu is being read already/,
    );
    expect(() => parse('include main.apdu\nsend 00', { 'main.apdu': '' })).toThrow('cannot include itself');
  });

  test('two files may share a third that only defines blocks', () => {
    const files = {
      'one.apdu': 'include common.apdu\nblock one\n do both\nend',
      'two.apdu': 'include common.apdu\nblock two\n do both\nend',
      'common.apdu': '# blocks\nblock both\n send 00\nend',
    };
    expect(parse('include one.apdu\ninclude two.apdu\ndo one\ndo two', files).files).toHaveLength(4);
    const steps = { ...files, 'common.apdu': `${files['common.apdu']}\nnote step` };
    expect(() => parse('include one.apdu\ninclude two.apdu\nsend 00', steps)).toThrow(
      /^two\.apdu:1:9: .*would run twice/,
    );
  });

  test('stands outside of everything', () => {
    expectScriptError(() => parse('case a\ninclude one.apdu\nend', { 'one.apdu': '' }), 'BLOCK_MISPLACED', 1);
  });
});

describe('heads', () => {
  test('of the script stand before its first step', () => {
    expect(parse('title t\nnote a\ntags x\nneeds keys\nblock b\nend\nclause y\nsend 00').head).toEqual({
      tags: ['x'],
      clauses: ['y'],
      needs: ['keys'],
    });
    expectScriptError(() => parse('send 00\ntags x'), 'BLOCK_MISPLACED', 1, 'tags stands at the beginning');
    expectScriptError(() => parse('case a\nsend 00\nneeds keys\nend'), 'BLOCK_MISPLACED', 1);
    expectScriptError(() => parse('for n in 1..2\ntags x\nend'), 'BLOCK_MISPLACED', 1);
    expectScriptError(() => parse('needs luck\nsend 00'), 'ARGUMENT_UNKNOWN', 7);
  });
});

describe('words for people mean nothing else', () => {
  test.each(['note a "quote', 'note a (bracket', 'note $x # y \\', 'title "t', 'took 1 "ms'])(
    '%s',
    (line) => {
      expect(() => parse(`${line}\nsend 00`)).not.toThrow();
    },
  );
});

describe('refused', () => {
  test.each([
    ['case a\ntitle t\nend', 'BLOCK_MISPLACED', 1, 'the title stands outside of everything'],
    [
      'block b\nsend 00\nend',
      'EMPTY_SCRIPT',
      1,
      'the script has no step; its blocks are for scripts that include it',
    ],
    ['note a', 'EMPTY_SCRIPT', 1, 'the script has no step'],
    ['00A40000', 'UNKNOWN_VERB', 1, "unknown verb '00A40000'; the bytes of a command stand behind send"],
    ['00 A4 00 00', 'UNKNOWN_VERB', 1, 'the bytes of a command stand behind send'],
    ['foreach n in 1', 'UNKNOWN_VERB', 1, "unknown verb 'foreach'; the verbs are title"],
    ['expct 9000', 'UNKNOWN_VERB', 1, "did you mean 'expect'?"],
    ['send 00 $x', 'UNKNOWN_VARIABLE', 9, '$x never gets a value'],
    ['send 00\nreset\nexpect torn', 'EXPECT_WITHOUT_ANSWER', 1, 'put a send before'],
    ['send 00\nreset\nnote x\nexpect fault NO_CARD', 'EXPECT_WITHOUT_ANSWER', 1, 'put a send before'],
    ['case a\nexpect 9000\nend', 'EXPECT_WITHOUT_ANSWER', 1, 'put a send before'],
  ] as const)('%j', (text, code, column, message) => {
    expectScriptError(() => parse(text), code, column, message);
  });

  test.each([
    'reset\nexpect atr 3B ...',
    'expect atr 3B ...\nsend 00',
    'reset\nexpect fault NO_CARD',
    'case a\nsend 00\nend\ncase b\nexpect atr ...\nend',
    'if interface contact\nexpect 9000\nend',
    'power on\nexpect any',
  ])('but not %j', (text) => {
    expect(() => parse(text)).not.toThrow();
  });
});
