import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { parseScript } from '../../../apdu/script/parse-script.js';
import { scriptFiles } from '../../../host-cli/script-functions/script-files.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();

function written(name: string, text: string): string {
  const path = folder.path(name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const rows = (path: string) => scriptFiles.table(path, folder.path('a.apdu')).rows;

test.each([
  ['rows.csv', '\uFEFFnumber, tag ,value\r\n# a comment\r\n1,01,"AA,BB"\r\n\r\n2,02,\r\n'],
  ['rows.json', '[{"number": 1, "tag": "01", "value": "AA,BB"}, {"number": "2", "tag": "02", "value": ""}]'],
])('%s is a table', (name, text) => {
  written(name, text);
  expect(rows(name)).toEqual([
    { number: '1', tag: '01', value: 'AA,BB' },
    { number: '2', tag: '02', value: '' },
  ]);
});

test.each([
  ['short.csv', 'a,b\n1\n', /short\.csv: .*line 2/],
  ['open.csv', 'a,b\n"1,2\n', /open\.csv: .*[Qq]uot/],
  ['wrong.json', '[{"a": ]', /wrong\.json: /],
  ['object.json', '{"a": 1}', /object\.json: a table is an array of objects/],
  ['deep.json', '[{"a": [1]}]', /deep\.json: 0\.a: a value is text/],
])('%s is refused', (name, text, message) => {
  written(name, text);
  expect(() => rows(name)).toThrow(message);
});

test('paths count from the script that names them', () => {
  written(
    'blocks/select.apdu',
    'block choose fid\n  for row in table ../files.csv\n    send 00A4 $row.x\n  end\nend\n',
  );
  written('files.csv', 'x\n0200\n');
  const main = written('main.apdu', 'include blocks/select.apdu\ndo choose 01\n');
  const script = parseScript('include blocks/select.apdu\ndo choose 01\n', main, { files: scriptFiles });
  expect(script.files).toEqual([main, folder.path('blocks/select.apdu'), folder.path('files.csv')]);
});

test('a missing file is told at the line that names it', () => {
  expect(() =>
    parseScript('send 00\ninclude none.apdu', folder.path('a.apdu'), { files: scriptFiles }),
  ).toThrow(/a\.apdu:2:9: .*none\.apdu: cannot be read: there is no such file/);
  expect(() =>
    parseScript('for r in table none.csv\nsend 00\nend', folder.path('a.apdu'), { files: scriptFiles }),
  ).toThrow(/a\.apdu:1:16: .*none\.csv: cannot be read: there is no such file/);
});
