import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withFilesRead } from '../../../host-cli/personalising/file-references.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();

test('a file named in the data is read from the folder of the data file', () => {
  writeFileSync(folder.path('photo.jpg'), Uint8Array.of(0xff, 0xd8, 0x00));
  const data = {
    areaCode: '510100',
    social: { EF08: 'file:photo.jpg', EF05: { '02': '3' } },
    list: ['file:x'],
  };
  expect(withFilesRead(data, folder.path('data.yaml'))).toEqual({
    ...data,
    social: { EF08: 'base64:/9gA', EF05: { '02': '3' } },
  });
});

test('a file that is not there is named', () => {
  const missing = () => withFilesRead({ social: { EF08: 'file:none.jpg' } }, folder.path('data.json'));
  expect(missing).toThrow(expect.objectContaining({ code: 'FILE_MISSING' }));
  expect(missing).toThrow(/none\.jpg/);
});

test.each([[null], ['text'], [7], [['a']], [{ social: null }]])('%j stays as it is', (data) => {
  expect(withFilesRead(data, 'data.json')).toEqual(data);
});
