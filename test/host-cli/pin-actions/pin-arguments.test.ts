import { expect, test } from 'vitest';
import { sourcesOf, triesText } from '../../../host-cli/pin-actions/pin-arguments.js';
import { fakeStreams } from '../../support/cli.js';

test('sources are what was given, nobody being there to be asked', () => {
  const { streams } = fakeStreams({ environment: { SSCARD_PIN: '1' } });
  expect(sourcesOf({ streams }, {})).toEqual({ environment: { SSCARD_PIN: '1' }, ask: undefined });
  expect(sourcesOf({ streams }, { pinFile: 'a', newPinFile: 'b' })).toMatchObject({
    pinFile: 'a',
    newPinFile: 'b',
  });
});

test.each([
  [0, '0 tries left', '还可试 0 次'],
  [1, '1 try left', '还可试 1 次'],
  [6, '6 tries left', '还可试 6 次'],
])('%i', (count, en, zh) => {
  expect(triesText(count, 'en')).toBe(en);
  expect(triesText(count, 'zh')).toBe(zh);
});
