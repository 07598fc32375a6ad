import { expect, test } from 'vitest';
import { fromHex } from '../../../apdu/bytes.js';
import { decodeCommand } from '../../../apdu/codec/command-apdu.js';
import { readFileTarget } from '../../../apdu/trace/file-target.js';
import { recordFields } from '../../../apdu/trace/record-fields.js';
import { Selection } from '../../../apdu/trace/selection.js';
import { DEMO } from './demo-dictionary.js';

const selection = new Selection(DEMO);
selection.directory = selection.labelled('SSSE');
const file = selection.fileBySfi(5);

function fieldsOf(command: string, data: string) {
  const target = readFileTarget(decodeCommand(fromHex(command)))!;
  return recordFields(fromHex(data), target, file, selection, 'en')?.map(({ label }) => label);
}

test.each([
  ['by number', '00B2032C00', '0304332E3030', ['03 version']],
  ['by tag', '00B2052800', '050420211203', ['05 issue date']],
  ['the tag goes before the number', '00B2012C00', '050420211203', ['05 issue date']],
  ['nothing is known of the tag', '00B2012C00', '77020000', undefined],
  ['no data', '00B2012C00', '', undefined],
  ['bytes of a file', '00B0850000', '0304', undefined],
])('%s', (_title, command, data, labels) => {
  expect(fieldsOf(command, data)).toEqual(labels);
});
