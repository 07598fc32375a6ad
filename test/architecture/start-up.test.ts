import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, read } from './sources.js';

/** What a file loads when it is loaded: its imports and re-exports, without types and without `import()`. */
function loadedBy(path: string): string[] {
  const pattern = /^(?:import|export)\s+(?!type\b)(?:[^;'"]*?\sfrom\s+)?'(\.[^']+)\.js'/gm;
  return [...read(path).matchAll(pattern)]
    .map((match) => posix.join(posix.dirname(path), `${match[1]}.ts`))
    .filter((file) => existsSync(join(ROOT, file)));
}

function withAllBehind(...roots: string[]): Set<string> {
  const loaded = new Set<string>();
  const waiting = [...roots];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (loaded.has(path)) continue;
    loaded.add(path);
    waiting.push(...loadedBy(path));
  }
  return loaded;
}

/**
 * A bundler splits by file: the list of all that a room offers, imported for one name, brings the whole room with it.
 * crypto/index.ts is let pass: behind every primitive of it stands the same suite.
 */
const NOT_FOR_READING =
  /^((host-cli\/terminal|card-model|apdu)\/index\.ts$|host-cli\/terminal\/(payment|debit|personalising)\/|host-cli\/(locking|issuer|serving\/pcsc)\/|card-model\/issuing\/)/;

test('sscard read loads neither payment, issuing nor files of cards', () => {
  const loaded = withAllBehind(
    'host-cli/main.ts',
    'host-cli/program/run-program.ts',
    'host-cli/commands/read.ts',
  );
  expect(loaded).toContain('host-cli/terminal/reading/read-holder.ts');
  expect(loaded).toContain('card-model/applications/pboc/application.ts');
  expect([...loaded].filter((path) => NOT_FOR_READING.test(path))).toEqual([]);
});
