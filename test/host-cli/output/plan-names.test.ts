import { expect, test } from 'vitest';
import { findProfile } from '../../../card-model/index.js';
import { fileName, filePlans } from '../../../host-cli/output/plan-names.js';
import { REFERENCE_FILES } from '../../support/reference-files.js';

test('a file is called by its identifier', () => {
  expect([0xef05, 0x0001].map(fileName)).toEqual(['EF05', '0001']);
});

test('every file of the specification is listed with its directory', () => {
  const listed = filePlans(findProfile('gen3')).map(
    ({ directory, file }) => `${directory.label}.${fileName(file.fid)}`,
  );
  const expected = Object.entries(REFERENCE_FILES).flatMap(([label, files]) =>
    Object.keys(files).map((file) => `${label}.${file}`),
  );
  // Those of the bank application stand in no table of the social one.
  const social = listed.filter((name) => !/^(PSE|PPSE|PBOC)\./.test(name));
  expect(social.sort()).toEqual(expected.sort());
  expect(listed).toContain('PBOC.EF0B');
});
