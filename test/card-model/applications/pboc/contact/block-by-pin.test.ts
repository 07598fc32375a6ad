import { expect, it } from 'vitest';
import { CardVerificationResults } from '../../../../../card-model/applications/pboc/card-verification-results.js';
import { blockByPin } from '../../../../../card-model/applications/pboc/contact/block-by-pin.js';
import { BankCore } from '../../../../support/bank-core.js';
import { hex } from '../../../../support/hex.js';

const NOTHING_TOLD = '03800000';

it('blocks as part of the command, with the reason for this CVR and the next ones', () => {
  const { core, directory } = new BankCore();
  const results = new CardVerificationResults();
  blockByPin(core.memory, directory, results);
  expect([directory.blockState, hex(directory.objects.get(0xc005)!), hex(results.bytes)]).toEqual([
    ...['blocked', '04', '03800200'],
  ]);
  core.memory.rollback();
  expect([directory.blockState, hex(directory.objects.get(0xc005)!)]).toEqual(['none', '00']);
});

it.each(['blocked', 'permanent'] as const)('a block for another reason (%s) stays as it is', (state) => {
  const { core, directory } = new BankCore();
  directory.block.set(core.memory, state);
  core.memory.commit();
  const results = new CardVerificationResults();
  blockByPin(core.memory, directory, results);
  core.memory.commit();
  expect([directory.blockState, hex(directory.objects.get(0xc005)!), hex(results.bytes)]).toEqual([
    ...[state, '00', NOTHING_TOLD],
  ]);
});
