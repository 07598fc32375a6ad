import { describe, expect, test } from 'vitest';
import { authenticateFast } from '../../../../../host-cli/terminal/payment/offline/fast-authentication.js';
import { bytes, hex } from '../../../../support/hex.js';
import { upToAuthentication } from './recording.js';

const version01 = () => upToAuthentication('contactless');

describe.each(['sm', 'international'] as const)('%s', (algorithms) => {
  test('version 01', async () => {
    const { authentication } = await upToAuthentication('contactless', { configuration: { algorithms } });
    const found = authenticateFast(authentication);
    expect(found.ok && hex(found.value)).toBe('0001');
    expect(authentication.data.ofCard(0x9f69)).toHaveLength(8);
  });
});

test.each([
  ['another amount', 0x9f02, '000000001235'],
  ['another currency', 0x5f2a, '0840'],
  ['another unpredictable number', 0x9f37, '00000000'],
])('%s', async (_name, tag, value) => {
  const { authentication } = await version01();
  authentication.data.set(tag, bytes(value));
  expect(authenticateFast(authentication)).toMatchObject({
    ok: false,
    problem: { en: expect.stringContaining('SM2') },
  });
});

test.each([
  ['9F69 of another version', 0x9f69, '0200000000000000', 'fDDA version 01'],
  ['9F69 of another length', 0x9f69, '01000000000000', 'fDDA version 01'],
  ['9F69 that was altered', 0x9f69, '0100000000000000', 'SM2 signature'],
  ['CTQ that differ', 0x9f6c, '8000', 'CTQ'],
  ['an ATC that differs', 0x9f36, '0002', 'ATC'],
])('%s', async (_name, tag, value, problem) => {
  const { authentication } = await version01();
  authentication.data.takeFromCard(tag, bytes(value));
  expect(authenticateFast(authentication)).toMatchObject({
    ok: false,
    problem: { en: expect.stringContaining(problem) },
  });
});

test('9F69 anywhere but in the last record', async () => {
  const { authentication } = await version01();
  const records = { ...authentication.records, lastRecord: new Map() };
  expect(authenticateFast({ ...authentication, records })).toMatchObject({
    ok: false,
    problem: { en: '9F69 does not stand in the last record' },
  });
});
