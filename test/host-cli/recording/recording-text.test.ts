import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FileError } from '../../../host-cli/errors/file-error.js';
import { textParts } from '../../../host-cli/recording/recording-text.js';
import { bytes } from '../../support/hex.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();

function written(contents: string | Uint8Array): string {
  writeFileSync(folder.path('a.rec'), contents);
  return folder.path('a.rec');
}

describe('the text of a file', () => {
  test('comes in parts, characters whole', () => {
    const text = '社会保障卡 card '.repeat(20);
    for (const partBytes of [1, 2, 7, 64, 4096]) {
      const parts = [...textParts(written(text), partBytes)];
      expect(parts.join('')).toBe(text);
    }
  });

  test('has no byte order mark', () => {
    expect([...textParts(written('\uFEFFsend'))].join('')).toBe('send');
  });

  test('of an empty file is empty', () => {
    expect([...textParts(written(''))].join('')).toBe('');
  });

  test('a file is closed with the reading', () => {
    const free = (): number => {
      const handle = openSync(folder.path('a.rec'), 'r');
      closeSync(handle);
      return handle;
    };
    written('x'.repeat(1000));
    const before = free();
    for (const _ of textParts(folder.path('a.rec'), 10)) break;
    expect(free()).toBe(before);
  });
});

describe('what is no text', () => {
  test.each([
    ['a file that is not there', () => folder.path('none'), 'FILE_MISSING', /no such file/],
    [
      'a folder',
      () => {
        mkdirSync(folder.path('sub'));
        return folder.path('sub');
      },
      'FILE_UNREADABLE',
      /it is a folder/,
    ],
    [
      'bytes',
      () => written(bytes('00FF80')),
      'FILE_NOT_UNDERSTOOD',
      /is no recording: it is no text in UTF-8/,
    ],
    ['a cut character', () => written(bytes('E7A4')), 'FILE_NOT_UNDERSTOOD', /UTF-8/],
  ])('%s', (_what, path, code, message) => {
    const read = (): unknown => [...textParts(path())];
    let error: unknown;
    try {
      read();
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(FileError);
    expect(error).toMatchObject({ code });
    expect((error as Error).message).toMatch(message);
  });
});
