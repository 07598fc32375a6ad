import { expect, test } from 'vitest';
import { KEYS, useCardOffice } from '../../support/card-office.js';
import { sscard } from '../../support/cli.js';

const { at, folder, insert, image, wrongKeys } = useCardOffice();

test('a lost card', async () => {
  expect(await at(['suspend'])).toMatchObject({
    status: 0,
    stdout:
      'the social application is suspended: only its issuer data can be read; the bank application is untouched\n',
  });
  const before = image();
  expect(await at(['suspend'])).toMatchObject({
    status: 1,
    stdout: 'the social application is suspended already: nothing to do, and no key was used\n',
  });
  expect(image()).toBe(before);
});

test('with a wrong key it costs a try', async () => {
  expect(await at(['suspend', '--keys', wrongKeys()])).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/SSSE\.UK.*2 tries left/),
  });
});

test('over the air it is said what to do', async () => {
  expect(await at(['suspend', '--interface', 'contactless'])).toMatchObject({
    status: 1,
    stdout: 'suspending the social application works by contact only: put the card into a contact reader\n',
  });
});

test('with a PSAM in a second slot, without a key in the host', async () => {
  const psam = folder.path('psam.img');
  expect((await sscard(['new', '-p', 'psam', '--data', KEYS, '-o', psam])).status).toBe(0);
  insert('ACTIVATED');
  expect(await at(['suspend', '--psam', `sim:${psam}`])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('is suspended'),
  });
});
