import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { createCard, findProfile, type Profile } from '../../../card-model/index.js';
import { newCardContents } from '../../../host-cli/personalising/card-contents.js';
import { AID, demonstrationContents } from '../../support/demonstration.js';
import { bytes, hex } from '../../support/hex.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();
const gen3 = findProfile('gen3');
const DEMONSTRATION = 'fixtures/personalisation/gen3-demo.json';

test('the same data give the same card: built in, as JSON, as YAML', async () => {
  const yaml = folder.path('data.yaml');
  writeFileSync(yaml, stringify(JSON.parse(readFileSync(DEMONSTRATION, 'utf8'))));
  const expected = demonstrationContents();
  for (const path of [undefined, DEMONSTRATION, yaml]) {
    expect(await newCardContents(gen3, path, 'ACTIVATED')).toEqual(expected);
  }
});

test.each([undefined, DEMONSTRATION])('a card from %s can be left initialised', async (path) => {
  const card = createCard({ contents: await newCardContents(gen3, path, 'INITIALISED') });
  expect(hex(card.transmit(bytes(`00A404000F${AID.SSSE}`)))).toBe('611E');
  expect(hex(card.transmit(bytes('00200000')))).toBe('6985');
});

test('the demonstration data serve every profile', async () => {
  const other: Profile = { ...gen3, id: 'gen9' };
  expect((await newCardContents(other, undefined, 'ACTIVATED')).profile).toBe('gen9');
});

test('data that are not allowed are told by file and field', async () => {
  writeFileSync(folder.path('bad.json'), '{"areaCode": "51"}');
  const failure = newCardContents(gen3, folder.path('bad.json'), 'ACTIVATED');
  await expect(failure).rejects.toMatchObject({ name: 'FileError', code: 'CARD_DATA_INVALID' });
  await expect(failure).rejects.toThrow(/bad\.json: areaCode: must be an area code of 6 digits/);
});
