import { describe, expect, it } from 'vitest';
import { SW } from '../../../../../apdu/codec/status-word.js';
import { findAllowance } from '../../../../../card-model/applications/social/debit/spending-control.js';
import { Directory } from '../../../../../card-model/files/directory.js';
import { NonVolatileMemory } from '../../../../../card-model/kernel/non-volatile-memory.js';
import { gen3 } from '../../../../../card-model/profiles/gen3.js';
import { debitContents, EXAMPLE, medicalDirectory, type ProfileId } from '../../../../support/debit.js';
import { bytes, hex } from '../../../../support/hex.js';

const RECORD = bytes(EXAMPLE.record);
const directoryOf = (profile: ProfileId): Directory =>
  new Directory(medicalDirectory(debitContents(profile)), undefined, (id) => gen3.application(id));

function recordsOf(directory: Directory, fid: number): string[] {
  const file = directory.fileByFid(fid);
  if (file?.kind !== 'linear-variable' && file?.kind !== 'cyclic') throw new Error('no records');
  return Array.from({ length: file.recordCount }, (_, index) => hex(file.record(index + 1)!));
}

describe.each([
  ['gen1', '90040000000192040000C350', '93040000000A', '930400000009'],
  ['gen3', '90013192040000C350', '93023130', '93023039'],
] as const)('%s', (profile, others, before, after) => {
  it('an allowance is used up as a whole or, when the command fails, not at all', () => {
    const directory = directoryOf(profile);
    const memory = new NonVolatileMemory();
    const allowance = findAllowance(directory, 1000);
    if (typeof allowance === 'number') throw new Error('refused');
    expect(allowance).toMatchObject({ ceiling: 50000, sequence: 1 });
    expect(recordsOf(directory, 0xef06).at(-1)).toBe(before);

    allowance.use(memory, RECORD);
    memory.rollback();
    expect(recordsOf(directory, 0xef06).at(-1)).toBe(before);
    expect(recordsOf(directory, 0xef08)).toEqual([]);

    allowance.use(memory, RECORD);
    memory.commit();
    expect(recordsOf(directory, 0xef06).join('')).toBe(`${others}${after}`);
    expect(recordsOf(directory, 0xef08)).toEqual([hex(RECORD)]);
    expect(findAllowance(directory, 1000)).toMatchObject({ sequence: 2 });
  });
});

it('where a refusal is due it says which', () => {
  expect(findAllowance(directoryOf('gen3'), 50001)).toBe(SW.AMOUNT_OVER_LIMIT);
});
