import { expect, it } from 'vitest';
import { bankDirectories } from '../../../../card-model/applications/pboc/directories.js';
import { checkPlan } from '../../../../card-model/plan/check-plan.js';
import { type CyclicPlan, recordBytes } from '../../../../card-model/plan/file-plan.js';

const [pse, ppse, bank] = bankDirectories();

it('three directories below the MF', () => {
  expect(
    [pse, ppse, bank].map((directory) => [directory!.label, directory!.fid, directory!.application]),
  ).toEqual([
    ['PSE', 0x5051, 'payment-directory'],
    ['PPSE', 0x5052, 'payment-directory'],
    ['PBOC', 0xdfa1, 'pboc'],
  ]);
  for (const plan of [pse, ppse, bank]) expect(() => checkPlan(plan!)).not.toThrow();
});

it('records of the logs have the lengths of the standard', () => {
  const logs = bank!.files.filter((file): file is CyclicPlan => file.kind === 'cyclic');
  expect(logs.map((log) => [log.fid & 0x1f, recordBytes(log.fields), log.maximumRecords])).toEqual([
    [0x0b, 45, 10],
    [0x0c, 44, 10],
  ]);
});

it('every file is free to read and changed by scripts only', () => {
  for (const { rules } of bank!.files) expect(rules).toEqual({ read: 'always', update: 'never' });
});

it('UDKs of two algorithms, and an MK for the building', () => {
  expect(bank!.keys.map(({ name, reference }) => [name, reference])).toEqual([
    ['PBOC.MK', 0],
    ['PBOC.UDK_AC_3DES', 0],
    ['PBOC.UDK_AC_SM4', 1],
    ['PBOC.UDK_MAC_3DES', 0],
    ['PBOC.UDK_MAC_SM4', 1],
    ['PBOC.UDK_ENC_3DES', 0],
    ['PBOC.UDK_ENC_SM4', 1],
  ]);
});
