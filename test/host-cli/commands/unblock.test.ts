import { writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import demonstrationData from '../../../fixtures/personalisation/gen3-demo.json' with { type: 'json' };
import { useCardOffice } from '../../support/card-office.js';

const { at, folder, wrongKeys } = useCardOffice();

test('what is not blocked', async () => {
  expect(await at(['unblock'])).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('nothing to do'),
  });
});

describe('the blocked social application', () => {
  beforeEach(async () => {
    await at(['block']);
  });

  test('serves again', async () => {
    expect(await at(['unblock', '--json'])).toMatchObject({ status: 0 });
    expect(await at(['pin', 'verify'], { environment: { SSCARD_PIN: '246813' } })).toMatchObject({
      status: 0,
    });
  });

  test('a wrong key costs one of three tries', async () => {
    const wrong = wrongKeys();
    const told = [];
    for (let turn = 0; turn < 3; turn++) told.push(await at(['unblock', '--keys', wrong]));
    expect(told.map(({ status }) => status)).toEqual([1, 1, 1]);
    expect(told[0]!.stdout).toMatch(/it cost one of three tries; after the third the block is for good$/m);
    expect(told[2]!.stdout).toMatch(
      /that was the last of three tries, and the social application is blocked for good$/m,
    );
    expect(await at(['unblock', '--lang', 'zh'])).toMatchObject({
      status: 1,
      stdout: '社保应用已永久锁定，无法恢复；未作任何更改，未使用任何密钥\n',
    });
  });

  test('tells no area, so a key file without one needs --area', async () => {
    writeFileSync(folder.path('keys.json'), JSON.stringify({ keys: demonstrationData.keys }));
    const keys = ['--keys', folder.path('keys.json')];
    expect(await at(['unblock', ...keys])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--area CODE'),
    });
    expect(await at(['unblock', ...keys, '--area', '51'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('6 digits'),
    });
    expect(await at(['unblock', ...keys, '--area', '510100'])).toMatchObject({
      status: 0,
      stdout:
        'the social application is unblocked: it serves as before, and all tries to unblock it are there again\n',
    });
  });
});
