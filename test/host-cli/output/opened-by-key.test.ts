import { expect, test } from 'vitest';
import { findProfile } from '../../../card-model/index.js';
import { openedByKey } from '../../../host-cli/output/opened-by-key.js';

const opened = (directory: string, reference: number) =>
  openedByKey(findProfile('gen3'), { directory, reference }, 'en').map(
    ({ act, file, rule }) => `${act} ${file}: ${rule}`,
  );

test('RK of SSSE reads the data of the holder', () => {
  expect(opened('SSSE', 0x0a)).toEqual(
    ['EF06', 'EF07', 'EF08'].map((file) => `read SSSE.${file}: SSSE.RK (0A)`),
  );
});

test('a rule that asks for more than the key is told whole', () => {
  expect(opened('DF04', 0x84)).toEqual([
    'read DF04.EF06: (PIN and DF04.RK_EF06 (84)) or DF04.UK_EF06_EF15 (86)',
  ]);
});

test('a reference means the key of its own directory', () => {
  expect(opened('DF01', 0x0a)).toEqual([]);
  expect(opened('DF05', 0x83)).toEqual([
    'read DF05.EF05: PIN or DF05.RK (81) or DF05.UK_EF05 (83)',
    'update DF05.EF05: contact and DF05.UK_EF05 (83)',
  ]);
});

test('names follow the language', () => {
  const [first] = openedByKey(findProfile('gen3'), { directory: 'SSSE', reference: 0x0a }, 'zh');
  expect(first?.title).toBe('持卡人基本信息');
});
