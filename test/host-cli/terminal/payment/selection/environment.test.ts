import { describe, expect, test } from 'vitest';
import { PaymentCard } from '../../../../../host-cli/terminal/payment/payment-card.js';
import {
  readContactEnvironment,
  readProximityEnvironment,
} from '../../../../../host-cli/terminal/payment/selection/environment.js';
import { bytes } from '../../../../support/hex.js';
import { scripted } from '../../link.js';

const PSE = '6F15840E315041592E5359532E4444463031A503880101';
const RECORD = '700C610A4F08A000000333010101';
const of = (answers: Record<string, string | string[]>) => new PaymentCard(scripted(answers));

describe('PSE', () => {
  test('every record of the directory', async () => {
    const answers = { '00A4': `${PSE}9000`, '00B2': [`${RECORD}9000`, `${RECORD}9000`, '6A83'] };
    const offered = await readContactEnvironment(of(answers));
    expect(offered).toHaveLength(2);
    expect(offered![0]).toMatchObject({ aid: bytes('A000000333010101'), priority: 0 });
  });

  test('none, blocked, or without directory: the terminal tries its own list', async () => {
    expect(await readContactEnvironment(of({ '00A4': '6A82' }))).toBeUndefined();
    expect(await readContactEnvironment(of({ '00A4': `${PSE}6283` }))).toBeUndefined();
    const unreadable = { '00A4': `${PSE}9000`, '00B2': '6985' };
    expect(await readContactEnvironment(of(unreadable))).toBeUndefined();
  });

  test('a directory without end', async () => {
    const endless = { '00A4': `${PSE}9000`, '00B2': `${RECORD}9000` };
    await expect(readContactEnvironment(of(endless))).rejects.toMatchObject({ code: 'CARD_DATA_INVALID' });
  });

  test('a blocked card', async () => {
    await expect(readContactEnvironment(of({ '00A4': '6A81' }))).rejects.toMatchObject({
      code: 'CARD_BLOCKED',
    });
  });

  test('garbage', async () => {
    const garbage = { '00A4': '6F7F84009000' };
    await expect(readContactEnvironment(of(garbage))).rejects.toMatchObject({ code: 'CARD_DATA_INVALID' });
  });
});

test('PPSE: the applications in its FCI', async () => {
  const fci = '6F24840E325041592E5359532E4444463031A512BF0C0F610D4F08A000000333010101870101';
  expect(await readProximityEnvironment(of({ '00A4': `${fci}9000` }))).toMatchObject([{ priority: 1 }]);
  expect(await readProximityEnvironment(of({ '00A4': '6A82' }))).toBeUndefined();
});
