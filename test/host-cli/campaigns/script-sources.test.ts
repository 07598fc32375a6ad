import { expect, test } from 'vitest';
import { sourcesFrom } from '../../../host-cli/campaigns/script-sources.js';
import { fakeStreams } from '../../support/cli.js';

const KEYS = 'fixtures/personalisation/gen3-demo.json';

test('nothing given, nothing at hand', async () => {
  const sources = await sourcesFrom(fakeStreams().streams, {});
  expect(sources).toMatchObject({ hasPin: false });
  expect(sources).not.toHaveProperty('keyFile');
});

test('a key file brings keys and the PIN of its test card', async () => {
  const sources = await sourcesFrom(fakeStreams().streams, { keys: KEYS });
  expect(sources.keyFile?.path).toBe(KEYS);
  expect(sources.hasPin).toBe(true);
  expect(await sources.pin()).toBe('246813');
});

test('the PIN of the environment comes first', async () => {
  const { streams } = fakeStreams({ environment: { SSCARD_KEYS: KEYS, SSCARD_PIN: '135790' } });
  const sources = await sourcesFrom(streams, {});
  expect(await sources.pin()).toBe('135790');
});
