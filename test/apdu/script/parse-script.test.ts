import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseForeignScript, parseScript } from '../../../apdu/script/parse-script.js';
import { runScript } from '../../../apdu/script/run-script.js';
import type { ScriptVerb } from '../../../apdu/script/script.js';
import { ScriptError } from '../../../apdu/script/script-error.js';
import { connectInProcess } from '../../../apdu/transport/in-process.js';
import { ScriptedCard } from '../scripted-card.js';
import { anyScript, anyWords } from './any-script.js';
import { filesOf } from './script-kit.js';

const authenticate: ScriptVerb = {
  name: 'authenticate',
  usage: 'authenticate NAME',
  summary: { en: 'proves a key', zh: '外部认证' },
  check: (line) => {
    if (line.words.length !== 1) throw line.error('ARGUMENT_MISSING', 'authenticate needs one name');
  },
  run: async () => ({ passed: true }),
};

describe('reading', () => {
  test('the lines become steps', () => {
    const script = parseScript(
      [
        'title Reading # one',
        'note first',
        'reset contactless',
        'send 00A40000',
        'expect 9000',
        'authenticate RK_SSSE # key',
        'expect any',
      ].join('\r\n'),
      'demo.apdu',
      { verbs: [authenticate] },
    );
    expect(script).toMatchObject({
      file: 'demo.apdu',
      title: 'Reading # one',
      body: {
        items: [
          { line: 2, kind: 'note', note: 'first' },
          { line: 3, kind: 'reset', cardInterface: 'contactless' },
          { line: 4, kind: 'send', text: 'send 00A40000' },
          { line: 5, kind: 'expect' },
          { line: 6, kind: 'verb', verb: 'authenticate', words: ['RK_SSSE'] },
          { line: 7, kind: 'expect' },
        ],
      },
    });
  });

  test('a script may do without a title', () => {
    expect(parseScript('send 00A40000', 'f')).not.toHaveProperty('title');
  });
});

describe('what cannot be read', () => {
  test.each([
    ['', 'EMPTY_SCRIPT', 1, 1],
    ['# only this\n\n', 'EMPTY_SCRIPT', 1, 1],
    ['title a\nnote b', 'EMPTY_SCRIPT', 1, 1],
    ['send 00A40000\n sned 00', 'UNKNOWN_VERB', 2, 2],
    ['SEND 00A40000', 'UNKNOWN_VERB', 1, 1],
    ['title a\ntitle b', 'TITLE_TWICE', 2, 1],
    ['expect 9000', 'EXPECT_WITHOUT_ANSWER', 1, 1],
    ['send 00A40000\nreset\nexpect 9000', 'EXPECT_WITHOUT_ANSWER', 3, 1],
    ['authenticate', 'ARGUMENT_MISSING', 1, 1],
  ])('%j', (text, code, line, column) => {
    expect(() => parseScript(text, 'demo.apdu', { verbs: [authenticate] })).toThrow(
      expect.objectContaining({ code, line, column }),
    );
  });

  test('an unknown verb is told with its line and the verb that was meant', () => {
    const message = "demo.apdu:1:1: unknown verb 'sned'; did you mean 'send'?\n  sned 00\n  ^";
    expect(() => parseScript('sned 00', 'demo.apdu')).toThrow(message);
  });

  test('or with all verbs when none is near', () => {
    const message =
      /unknown verb 'quux'; the verbs are title, tags, [a-z, -]*send, expect, [a-z, ]*authenticate\n/;
    expect(() => parseScript('quux 00', 'demo.apdu', { verbs: [authenticate] })).toThrow(message);
  });

  test('any text gives a script or a ScriptError', () => {
    const files = filesOf({ 't.csv': 'a,b\n1,2' });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), anyWords), (source) => {
        try {
          parseScript(source, 'f', { files });
        } catch (error) {
          expect(error).toBeInstanceOf(ScriptError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('scripts that are written untidily are read', () => {
    const files = filesOf({ 't.csv': 'a,b\n1,2' });
    fc.assert(
      fc.property(anyScript, (source) => {
        expect(parseScript(source, 'f', { files }).body.items.length).toBeGreaterThan(1);
      }),
    );
  });

  test('or cut anywhere refused with a place in them', () => {
    const files = filesOf({ 't.csv': 'a,b\n1,2' });
    fc.assert(
      fc.property(anyScript, fc.nat(), (source, at) => {
        const text = source.slice(0, at % source.length);
        try {
          parseScript(text, 'f', { files });
        } catch (error) {
          expect(error).toBeInstanceOf(ScriptError);
          const { line, column, lineText } = error as ScriptError;
          const lines = text.split(/\r\n|\n|\r/);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeLessThanOrEqual(lineText.length + 2);
          if (lineText !== '') expect(lines[line - 1]).toBe(lineText);
        }
      }),
      { numRuns: 500 },
    );
  });
});

test('the lines of another dialect become steps with the places of its file', async () => {
  const lines = [
    { text: 'reset', line: 3, column: 1 },
    { text: 'send 00A40000', line: 5, column: 9 },
    { text: 'expect 9000', line: 5, column: 30 },
  ];
  const script = parseForeignScript(lines, 'x.scr');
  expect(script.body.items).toMatchObject([
    { file: 'x.scr', line: 3 },
    { file: 'x.scr', line: 5, text: 'send 00A40000' },
    { file: 'x.scr', line: 5 },
  ]);
  const result = await runScript(script, connectInProcess(new ScriptedCard(() => '6A82')));
  expect(result.cases[0]!.reason).toBe('line 5: expected 9000, received 6A82');
  expect(() => parseForeignScript([{ text: 'send 0', line: 7, column: 4 }], 'x.scr')).toThrow(
    expect.objectContaining({ line: 7, column: 4, file: 'x.scr' }),
  );
});
