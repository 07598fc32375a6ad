import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseScript } from '../../../apdu/script/parse-script.js';
import type { ScriptVerb } from '../../../apdu/script/script.js';
import { ScriptError } from '../../../apdu/script/script-error.js';

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

  test('an unknown verb is told with its line and all verbs', () => {
    const message =
      /^demo\.apdu:1:1: unknown verb 'sned'; the verbs are title, tags, [a-z, -]*send, expect, [a-z, ]*authenticate\n {2}sned 00\n {2}\^$/;
    expect(() => parseScript('sned 00', 'demo.apdu', { verbs: [authenticate] })).toThrow(message);
  });

  test('any text gives a script or a ScriptError', () => {
    const word = fc.constantFrom(
      'send',
      'expect',
      'reset',
      'note',
      'title',
      '00A40000',
      '9000',
      'or',
      '...',
      '#',
      'any',
      '\n',
      '\t',
      'x',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (source) => {
        try {
          parseScript(source, 'f');
        } catch (error) {
          expect(error).toBeInstanceOf(ScriptError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
