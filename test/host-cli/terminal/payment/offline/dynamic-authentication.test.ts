import { describe, expect, test } from 'vitest';
import { authenticateDynamic } from '../../../../../host-cli/terminal/payment/offline/dynamic-authentication.js';
import { PaymentCard } from '../../../../../host-cli/terminal/payment/payment-card.js';
import { bytes, hex } from '../../../../support/hex.js';
import { scripted } from '../../link.js';
import { upToAuthentication } from './recording.js';

const DDOL = bytes('9F3704');

describe.each(['sm', 'international'] as const)('%s', (algorithms) => {
  const read = () => upToAuthentication('contact', { configuration: { algorithms } });

  test('the card signs the unpredictable number', async () => {
    const { payment, authentication } = await read();
    const found = await authenticateDynamic(authentication, payment.card, DDOL);
    expect(found.ok && hex(found.value)).toBe('0001');
  });

  test('a signature of another time', async () => {
    const { payment, authentication } = await read();
    const { data } = await payment.card.internalAuthenticate(bytes('01020304'));
    const replaying = new PaymentCard(scripted({ '0088': `${hex(data)}9000` }));
    const found = await authenticateDynamic(authentication, replaying, DDOL);
    expect(found).toMatchObject({ ok: false });
  });
});

test.each(['6985', '9000', '80009000', '77009000', '7005010203040 59000'.replace(' ', ''), '8005AABB9000'])(
  'an answer %s',
  async (answer) => {
    const { authentication } = await upToAuthentication('contact');
    const card = new PaymentCard(scripted({ '0088': answer }));
    expect(await authenticateDynamic(authentication, card, DDOL)).toMatchObject({ ok: false });
  },
);

test('a DDOL that lets the unpredictable number out, or cuts it', async () => {
  for (const ddol of ['9F0206', '9F3703', '9F37']) {
    const { payment, authentication } = await upToAuthentication('contact');
    authentication.data.takeFromCard(0x9f49, bytes(ddol));
    const found = await authenticateDynamic(authentication, payment.card, DDOL);
    expect(found).toMatchObject({ ok: false, problem: { en: expect.stringContaining('DDOL') } });
  }
});
