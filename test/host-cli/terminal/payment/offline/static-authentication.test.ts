import { describe, expect, test } from 'vitest';
import { authenticateStatic } from '../../../../../host-cli/terminal/payment/offline/static-authentication.js';
import { TransactionData } from '../../../../../host-cli/terminal/payment/transaction-data.js';
import { bytes } from '../../../../support/hex.js';
import { upToAuthentication } from './recording.js';

describe.each(['sm', 'international'] as const)('%s', (algorithms) => {
  const read = () => upToAuthentication('contact', { configuration: { algorithms, electronicCash: false } });

  test('the issuer has signed the static data', async () => {
    const { authentication } = await read();
    expect(authenticateStatic(authentication)).toMatchObject({ ok: true });
  });

  test('altered static data', async () => {
    const { authentication } = await read();
    const [body] = authentication.records.staticBodies!;
    const altered = body!.slice();
    altered[5]! ^= 1;
    const records = { ...authentication.records, staticBodies: [altered] };
    expect(authenticateStatic({ ...authentication, records })).toMatchObject({
      ok: false,
      dataMissing: false,
    });
  });
});

test('a card without 93', async () => {
  const { authentication } = await upToAuthentication('contact');
  const data = new TransactionData();
  for (const tag of [0x5a, 0x8f, 0x90]) data.takeFromCard(tag, authentication.data.ofCard(tag)!);
  expect(authenticateStatic({ ...authentication, data })).toMatchObject({
    ok: false,
    dataMissing: true,
    problem: { en: 'tag 93 is missing' },
  });
  data.takeFromCard(0x93, bytes('00'));
  data.takeFromCard(0x82, bytes('7D00'));
  expect(authenticateStatic({ ...authentication, data })).toMatchObject({ ok: false, dataMissing: false });
});
