import { expect, test } from 'vitest';
import { explainedByState } from '../../../../host-cli/terminal/services/explained-by-state.js';
import { office } from './office.js';

const reason = { en: 'asking: conditions not satisfied (6985)', zh: '查询：条件不满足（6985）' };
const refused = { outcome: 'refused', statusWord: 0x6985, reason } as const;

test('6985 of a suspended card is told with its state', async () => {
  expect(await explainedByState(office(undefined, 'DEACTIVATED').transport, refused)).toEqual({
    ...refused,
    reason: {
      en: `${reason.en}: the social application is suspended, it has to be resumed`,
      zh: `${reason.zh}：社保应用已挂失停用，须先解挂`,
    },
  });
});

test('whatever has another cause stays as it is, and the card is not asked', async () => {
  const active = office();
  expect(await explainedByState(active.transport, refused)).toBe(refused);
  const suspended = office(undefined, 'DEACTIVATED');
  const other = { ...refused, statusWord: 0x6983 };
  expect(await explainedByState(suspended.transport, other)).toBe(other);
  const done = { outcome: 'verified' } as const;
  expect(await explainedByState(suspended.transport, done)).toBe(done);
  expect(suspended.sent).toEqual([]);
});
