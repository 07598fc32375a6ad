import { expect, test } from 'vitest';
import { bilingual, directoryName, fileName, hexByte, hexWord, keyName } from '../../../apdu/trace/names.js';
import { DEMO } from './demo-dictionary.js';

test('names in both languages', () => {
  const directory = DEMO.directories[1]!;
  expect(directoryName(directory, 'zh')).toBe('社会保障应用环境 (SSSE)');
  expect(fileName(directory.files![0]!, 'en')).toBe('EF05 issuer data');
  expect(keyName(0x0a, directory.keys![2], 'zh')).toBe('0A RK_SSSE 读密钥');
  expect(keyName(0x07, undefined, 'zh')).toBe('07');
  expect([hexByte(5), hexWord(5)]).toEqual(['05', '0005']);
  expect(bilingual((language) => language)).toEqual({ en: 'en', zh: 'zh' });
});

test('numbers of any size in hexadecimal', () => {
  expect([hexByte(0), hexByte(0xab), hexByte(0x1ff)]).toEqual(['00', 'AB', '1FF']);
  expect([hexWord(0), hexWord(0xab), hexWord(0xffff), hexWord(0x10000)]).toEqual([
    '0000',
    '00AB',
    'FFFF',
    '10000',
  ]);
});
