import { expect, it } from 'vitest';
import { chooseOptions } from '../../../../card-model/applications/pboc/processing-options.js';
import { prepareDol, TerminalValues } from '../../../../card-model/applications/pboc/terminal-values.js';
import { Directory } from '../../../../card-model/files/directory.js';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import { bytes, hex } from '../../../support/hex.js';
import { bankContents } from '../../../support/payment-card.js';

const bankOf = (algorithms: string): Directory =>
  new Directory(bankContents({ 'financial.algorithms': algorithms }).masterFile, undefined, (id) =>
    gen3.application(id),
  ).directories.find(({ fid }) => fid === 0xdfa1)!;

const sent = (list: string, data: string) => new TerminalValues(prepareDol(bytes(list)), bytes(data));

it.each([
  ['both', 'DF6901', '01', 'SM4'],
  ['both', 'DF6901', '00', '3DES'],
  ['both', 'DF6901', '02', '3DES'],
  ['both', 'DF6902', '0001', '3DES'],
  ['both', '', '', '3DES'],
  ['SM', 'DF6901', '00', 'SM4'],
  ['SM', '', '', 'SM4'],
  ['international', 'DF6901', '01', '3DES'],
] as const)('a card of %s, DF69 %s %s: %s', (algorithms, list, data, algorithm) => {
  const bank = bankOf(algorithms);
  for (const path of ['debit-credit', 'electronic-cash', 'fast-payment'] as const) {
    const options = chooseOptions(bank, path, sent(list, data))!;
    expect(options.algorithm).toBe(algorithm);
    expect(hex(options.interchangeProfile)).toBe(path === 'debit-credit' ? '7D00' : '7C00');
    expect(options.value.length).toBeGreaterThan(2);
  }
});

it('a directory that has nothing for the path has none', () => {
  const root = new Directory(bankContents().masterFile, undefined, (id) => gen3.application(id));
  expect(chooseOptions(root, 'debit-credit', sent('', ''))).toBeUndefined();
});
