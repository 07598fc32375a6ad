import { expect, test } from 'vitest';
import { lookAt } from '../../../../../host-cli/terminal/payment/services/purse-reading.js';
import { DEFAULT_CONFIGURATION } from '../../../../../host-cli/terminal/payment/terminal-configuration.js';
import { scripted } from '../../link.js';

const look = async (
  _card: unknown,
  { label, blocked }: { readonly label: string; readonly blocked: boolean },
) => ({
  label,
  blocked,
});
const FCI = '6F0F8408A000000333010101A503500141';

test('a blocked application can be looked at', async () => {
  const card = scripted({ '00A404': '6A82', '00A4040008': `${FCI}6283` });
  expect(await lookAt(card, DEFAULT_CONFIGURATION, look)).toEqual({ label: 'A', blocked: true });
});

test('a card that cannot be read is a value', async () => {
  const blocked = scripted({ '00A404': '6A81' });
  expect(await lookAt(blocked, DEFAULT_CONFIGURATION, look)).toMatchObject({
    outcome: 'terminated',
    code: 'CARD_BLOCKED',
    reason: { zh: '卡片已锁定' },
  });
});
