import { expect, test } from 'vitest';
import { useCardOffice } from '../../support/card-office.js';

const { at, image, wrongKeys } = useCardOffice();

test('the social application, or one directory', async () => {
  expect(await at(['block', 'df04'])).toMatchObject({
    status: 0,
    stdout:
      'DF04 is blocked until it is unblocked: nothing in it can be read or written; the rest of the card is untouched\n',
  });
  expect(await at(['block', 'DF04', '--lang', 'zh'])).toMatchObject({
    status: 1,
    stdout: 'DF04已锁定，无需操作，未使用任何密钥\n',
  });
  expect(await at(['block'])).toMatchObject({
    status: 0,
    stdout:
      'the social application is blocked until it is unblocked: nothing in it can be read or written; the bank application is untouched\n',
  });
});

test('what cannot be undone needs --yes where nobody can be asked', async () => {
  const before = image();
  for (const words of [
    ['block', '--permanent'],
    ['block', '--card'],
  ]) {
    expect(await at(words)).toMatchObject({ status: 2, stderr: expect.stringContaining('--yes') });
  }
  expect(image()).toBe(before);
  expect(await at(['block', 'DF01', '--permanent', '--yes'])).toMatchObject({
    status: 0,
    stdout: 'DF01 is blocked for good: it cannot even be selected; the rest of the card is untouched\n',
  });
  expect(await at(['block', '--card', '--yes', '--json'])).toMatchObject({ status: 0 });
  expect(await at(['block', '--card', '--yes'])).toMatchObject({
    status: 1,
    stdout: 'the card is blocked for good already: nothing to do, and no key was used\n',
  });
});

test('a wrong key, a wrong name, too much asked for', async () => {
  expect(await at(['block', '--keys', wrongKeys()])).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(
      /6988.*SSSE\.LK of the key file is not the key of this card.*no try was spent/,
    ),
  });
  expect(await at(['block', 'DF09'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('DF09.LK'),
  });
  expect(await at(['block', 'DF01', '--card'])).toMatchObject({ status: 2 });
});
