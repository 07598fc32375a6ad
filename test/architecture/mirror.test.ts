import { existsSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { ROOMS, ROOT, read, sourceFiles } from './sources.js';

/** Whether anything is left of a file when its types are taken away. */
function runs(path: string): boolean {
  const { outputText } = ts.transpileModule(read(path), {
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2022,
      verbatimModuleSyntax: true,
    },
  });
  const withoutImports = outputText.replace(/^import .*$/gm, '').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  return !/^\s*(export \{\s*\};?\s*)*$/.test(withoutImports);
}

/** Files that only pass names on are tested where the names are made. */
const isDoor = (path: string): boolean => path.endsWith('/index.ts');

const expectedTest = (path: string): string => `test/${path.replace(/\.ts$/, '.test.ts')}`;

describe.each(ROOMS)('every file of %s has its test', (room) => {
  const files = sourceFiles(room).filter((path) => !isDoor(path) && runs(path));

  test.each(files)('%s', (path) => {
    expect(existsSync(join(ROOT, expectedTest(path))), `${expectedTest(path)} is missing`).toBe(true);
  });
});
