import { describe, expect, test } from 'vitest';
import { IncludedFiles } from '../../../../apdu/script/parsing/included-files.js';
import { expectScriptError, filesOf, lineOf } from '../script-kit.js';

const files = filesOf({ 'a.apdu': 'send 00', 'my own.apdu': 'send 01', 't.csv': 'a\n1' });
const opened = (text: string, included = new IncludedFiles(files)) => included.open(lineOf(text));

describe('include', () => {
  test.each([
    ['include a.apdu', 'a.apdu'],
    ['include a.apdu # why', 'a.apdu'],
    ['include my own.apdu', 'my own.apdu'],
    ['include "my own.apdu"', 'my own.apdu'],
  ])('%s', (text, file) => {
    expect(opened(text)).toMatchObject({ file, lines: [{ verb: { text: 'send' } }] });
  });

  test.each([
    ['include', 'ARGUMENT_MISSING', 8, 'include needs the path of a script'],
    ['include x.apdu', 'FILE_NOT_READ', 9, 'there is no file x.apdu'],
  ] as const)('%s is refused', (text, code, column, message) => {
    expectScriptError(() => opened(text), code, column, message);
  });

  test('needs something to read files with', () => {
    expectScriptError(
      () => opened('include a.apdu', new IncludedFiles(undefined)),
      'FILE_NOT_READ',
      9,
      'nothing can be included here',
    );
  });

  test('an error of the files with a place of its own stays as it is', () => {
    const own = lineOf('x').error('UNKNOWN_VERB', 'own');
    const failing = {
      ...files,
      script: () => {
        throw own;
      },
    };
    expect(() => opened('include a.apdu', new IncludedFiles(failing))).toThrow(own);
  });
});

describe('a file that is part of the script already', () => {
  test('is a circle while it is read', () => {
    const included = new IncludedFiles(files);
    included.begin('a.apdu');
    expectScriptError(
      () => opened('include a.apdu', included),
      'FILE_NOT_READ',
      9,
      'a script cannot include itself',
    );
  });

  test('is passed over when it only defines blocks', () => {
    const included = new IncludedFiles(files);
    included.begin('a.apdu');
    included.end('a.apdu', false);
    expect(opened('include a.apdu', included)).toBeUndefined();
  });

  test('is refused when its steps would run twice', () => {
    const included = new IncludedFiles(files);
    included.begin('a.apdu');
    included.end('a.apdu', true);
    expectScriptError(
      () => opened('include a.apdu', included),
      'FILE_NOT_READ',
      9,
      'its steps would run twice; make a block of them',
    );
  });
});

test('tables count as files of the script', () => {
  const included = new IncludedFiles(files);
  included.begin('main.apdu');
  expect(included.tables?.table('t.csv', 'main.apdu').rows).toEqual([{ a: '1' }]);
  included.tables?.table('t.csv', 'main.apdu');
  expect(included.tables?.script('a.apdu', 'main.apdu').file).toBe('a.apdu');
  expect(included.names).toEqual(['main.apdu', 't.csv']);
  expect(new IncludedFiles(undefined).tables).toBeUndefined();
});
