import { expect, test } from 'vitest';
import { sscard } from '../../support/cli.js';

test('files and rights for people', async () => {
  const { status, stdout } = await sscard(['tree', '--lang', 'zh']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/EF06 持卡人基本信息 +7 条记录 +SSSE\.RK \(0A\)/);
  expect(stdout).not.toContain('\u001b');
});

test('as data', async () => {
  const { profile, root } = JSON.parse((await sscard(['tree', '--json'])).stdout);
  expect(profile).toBe('gen3');
  expect(root).toMatchObject({ label: 'MF', fid: '3F00' });
  expect(root.directories[0].files[0]).toMatchObject({
    label: 'EF05',
    presence: 'present',
    statusWord: '9000',
  });
});

test('over the air it is the same tree', async () => {
  expect((await sscard(['tree', '--interface', 'contactless'])).stdout).toMatch(
    /EF05 issuer data +7 records/,
  );
});
