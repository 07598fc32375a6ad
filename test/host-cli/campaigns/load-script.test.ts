import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadScript, scriptHash } from '../../../host-cli/campaigns/load-script.js';
import { scriptFiles } from '../../../host-cli/script-functions/script-files.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();

function written(name: string, text: string): string {
  writeFileSync(folder.path(name), text);
  return folder.path(name);
}

test('a script of this language asks the card itself', () => {
  const { script, fetchesAnswers } = loadScript(written('a.apdu', 'send 00A4000002EF05\nexpect 9000\n'), {});
  expect(fetchesAnswers).toBe(false);
  expect(script.body.items.map(({ kind }) => kind)).toEqual(['send', 'expect']);
});

test('a script of another program is recognised', () => {
  const { script } = loadScript(written('a.ledger', '=> 00A4000002EF05\n<= 9000\n'), {});
  expect(script.body.items.map(({ kind }) => kind)).toContain('send');
});

test('an error in it names its own place', () => {
  const path = written('a.ledger', '=> 00A4000002EF05\n<= 9000\n=> 00A\n');
  expect(() => loadScript(path, {})).toThrow(`${path}:3:`);
});

test('the hash covers all that is included', () => {
  const block = written('block.apdu', 'block b\n  send 00\nend\n');
  const main = written('main.apdu', 'include block.apdu\ndo b\n');
  const { script } = loadScript(main, { files: scriptFiles });
  const expected = createHash('sha256').update(readFileSync(main)).update(readFileSync(block)).digest('hex');
  expect(scriptHash(script, readFileSync)).toBe(expected);
});
