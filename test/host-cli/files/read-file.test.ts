import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readBytes, readText } from '../../../host-cli/files/read-file.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();

test('gives bytes and text', () => {
  writeFileSync(folder.path('a'), '\uFEFF卡');
  expect(readBytes(folder.path('a'))).toHaveLength(6);
  expect(readText(folder.path('a'))).toBe('卡');
});

test('tells a missing file, a folder and a path with a NUL apart', () => {
  mkdirSync(folder.path('d'));
  expect(() => readBytes(folder.path('none'))).toThrow(expect.objectContaining({ code: 'FILE_MISSING' }));
  expect(() => readBytes(folder.path('d'))).toThrow(expect.objectContaining({ code: 'FILE_UNREADABLE' }));
  expect(() => readBytes('a\0b')).toThrow(expect.objectContaining({ code: 'FILE_UNREADABLE' }));
});

test('refuses what would fill the memory', () => {
  writeFileSync(folder.path('huge'), '');
  truncateSync(folder.path('huge'), 64 * 1024 * 1024 + 1);
  expect(() => readBytes(folder.path('huge'))).toThrow(/too large/);
});

test('refuses bytes that are no UTF-8 as text', () => {
  writeFileSync(folder.path('gbk'), Uint8Array.of(0xc9, 0xe7));
  expect(() => readText(folder.path('gbk'))).toThrow(
    expect.objectContaining({ code: 'FILE_NOT_UNDERSTOOD' }),
  );
});
