import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openIssuer } from '../../../host-cli/issuer/open-issuer.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';
import { authorisation } from '../terminal/payment/issuer/authorisation.js';
import { served, TOKEN } from './served.js';

const folder = useTemporaryFolder();

test('a file with master keys', async () => {
  const issuer = await openIssuer('fixtures/personalisation/gen3-demo.json', {});
  expect(await issuer.verifies(authorisation())).toBe(true);
  writeFileSync(folder.path('no-bank.json'), '{"keys":{}}');
  await expect(openIssuer(folder.path('no-bank.json'), {})).rejects.toMatchObject({
    code: 'ISSUER_KEYS_INVALID',
  });
  await expect(openIssuer(folder.path('nothing.json'), {})).rejects.toMatchObject({ code: 'FILE_MISSING' });
});

test('a served one, with the token of the environment', async () => {
  const { endpoint } = await served({ token: TOKEN });
  const environment = { SSCARD_TOKEN: 'a shared secret of the two' };
  const issuer = await openIssuer(`tcp:${endpoint.host}:${endpoint.port}`, environment);
  expect(await issuer.verifies(authorisation())).toBe(true);
  await issuer.close();
  await expect(openIssuer('tcp:host:port', {})).rejects.toMatchObject({ code: 'USAGE' });
});
