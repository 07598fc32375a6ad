import { expect, test } from 'vitest';
import { PaymentCard } from '../../../../../host-cli/terminal/payment/payment-card.js';
import { StepRecorder } from '../../../../../host-cli/terminal/payment/results/step-recorder.js';
import {
  buildCandidateList,
  refused,
} from '../../../../../host-cli/terminal/payment/selection/select-application.js';
import { bytes, hex } from '../../../../support/hex.js';
import { type Scripted, scripted } from '../../link.js';

const PPSE =
  '6F33840E325041592E5359532E4444463031A521BF0C1E610D4F08A0000003330101018701 02610D4F08A000000333010102870101'.replaceAll(
    ' ',
    '',
  );
const fci = (last: string) => `6F0C8408A0000003330101${last}A500`;
const selectOf = (last: string) => `00A4040008A0000003330101${last}`;
const PPSE_SELECT = '00A404000E32';

async function list(transport: Scripted, blockedToo = false) {
  const recorder = new StepRecorder();
  const options = { contactless: true, terminalAids: [bytes('A000000333')], blockedToo };
  return { candidates: await buildCandidateList(new PaymentCard(transport), options, recorder), recorder };
}

test('the best first, then the others, then nothing', async () => {
  const transport = scripted({
    [PPSE_SELECT]: `${PPSE}9000`,
    [selectOf('01')]: `${fci('01')}9000`,
    [selectOf('02')]: `${fci('02')}9000`,
  });
  const { candidates, recorder } = await list(transport);
  expect(hex((await candidates.next()).fci.name)).toBe('A000000333010102');
  expect(await candidates.next()).toMatchObject({ label: 'A000000333010101', blocked: false });
  await expect(candidates.next()).rejects.toMatchObject({ code: 'NO_APPLICATION' });
  expect(recorder.steps[0]!.notes).toHaveLength(3);
});

test('one that is blocked is passed over, unless it is wanted', async () => {
  const answers = {
    [PPSE_SELECT]: `${PPSE}9000`,
    [selectOf('02')]: `${fci('02')}6283`,
    [selectOf('01')]: '6A82',
  };
  await expect((await list(scripted(answers))).candidates.next()).rejects.toMatchObject({
    code: 'APPLICATION_BLOCKED',
  });
  expect(await (await list(scripted(answers), true)).candidates.next()).toMatchObject({ blocked: true });
});

test('another name than the one selected', async () => {
  const transport = scripted({ [PPSE_SELECT]: `${PPSE}9000`, [selectOf('02')]: `${fci('03')}9000` });
  await expect((await list(transport)).candidates.next()).rejects.toMatchObject({
    code: 'CARD_DATA_CONTRADICTORY',
  });
});

test('no PPSE: the own list', async () => {
  const own = {
    '00A4040005A000000333': `${fci('01')}9000`,
    '00A4040205': '6A82',
    [selectOf('01')]: `${fci('01')}9000`,
  };
  const { candidates, recorder } = await list(scripted({ [PPSE_SELECT]: '6A82', ...own }));
  expect(hex((await candidates.next()).fci.name)).toBe('A000000333010101');
  expect(JSON.stringify(recorder.steps)).toContain('no PPSE');
});

test('a refusal names command and status word', () => {
  expect(refused('GENERATE AC', 0x6985)).toMatchObject({
    outcome: 'terminated',
    code: 'CARD_REFUSED',
    statusWord: 0x6985,
    detail: { en: 'GENERATE AC 6985' },
  });
});
