import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
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

test('a weak PIN is refused by file and field, and taken when allowed', async () => {
  const data = JSON.parse(readFileSync(DEMONSTRATION, 'utf8'));
  data.pins.social.value = '123456';
  writeFileSync(folder.path('weak.json'), JSON.stringify(data));
  const failure = newCardContents(gen3, folder.path('weak.json'), 'ACTIVATED');
  await expect(failure).rejects.toThrow(
    /weak\.json: pins\.social\.value: is easy to guess: its digits count up/,
  );
  const allowed = newCardContents(gen3, folder.path('weak.json'), 'ACTIVATED', { allowWeakPin: true });
  expect((await allowed).masterFile.directories[0]?.pin?.value).toEqual(bytes('123456'));
});

describe('YAML that reads quoted text as something else is told what to do', () => {
  const whole = stringify(JSON.parse(readFileSync(DEMONSTRATION, 'utf8')));
  const replaced = (from: string | RegExp, to: string): string => {
    const text = whole.replace(from, to);
    expect(text).not.toBe(whole);
    return text;
  };
  test.each<[what: string, text: string, message: RegExp]>([
    [
      'a tag with a leading zero',
      replaced('"05":', '05:'),
      /social\.EF05\.5: .*two hexadecimal digits, in YAML in quotes/,
    ],
    [
      'a date',
      replaced('value: "20260101"', 'value: 20260101'),
      /social\.EF05\.05: 20260101 is a number; .*quotes/,
    ],
    [
      'a date with signs',
      replaced('value: "20260101"', 'value: 2026-01-01'),
      /EF05\.05: "2026-01-01" .*YYYYMMDD/,
    ],
    [
      'a date of YAML 1.1',
      `%YAML 1.1\n---\n${replaced('value: "20260101"', 'value: 2026-01-01')}`,
      /EF05\.05: this date is not allowed; .*text in quotes/,
    ],
    [
      'a long number',
      replaced('value: "915100000000510100000001"', 'value: 915100000000510100000001'),
      /EF05\.04: .* is a number; .*quotes/,
    ],
    ['民族 with a leading zero', replaced('value: "01"', 'value: 01'), /EF06\.0B: 1 is a number; .*quotes/],
    ['an area code', replaced('areaCode: "510100"', 'areaCode: 510100'), /areaCode: must be text, in quotes/],
    ['a PIN', replaced('value: "246813"', 'value: 046813'), /pins\.social\.value: must be text, in quotes$/],
    ['nothing', replaced('value: 测试持卡人', 'value:'), /EF06\.09: this empty value is not allowed/],
    ['yes or no', replaced('value: 测试持卡人', 'value: true'), /EF06\.09: this boolean is not allowed/],
  ])('%s', async (_what, text, message) => {
    writeFileSync(folder.path('data.yaml'), text);
    await expect(newCardContents(gen3, folder.path('data.yaml'), 'ACTIVATED')).rejects.toThrow(message);
  });
});

test('data that are not allowed are told by file and field', async () => {
  writeFileSync(folder.path('bad.json'), '{"areaCode": "51"}');
  const failure = newCardContents(gen3, folder.path('bad.json'), 'ACTIVATED');
  await expect(failure).rejects.toMatchObject({ name: 'FileError', code: 'CARD_DATA_INVALID' });
  await expect(failure).rejects.toThrow(/bad\.json: areaCode: must be an area code of 6 digits/);
});
