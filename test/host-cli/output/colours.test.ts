import { expect, test } from 'vitest';
import { NO_COLOURS } from '../../../apdu/trace/render-text.js';
import { coloursFor, wantsColours } from '../../../host-cli/output/colours.js';

const sink = (isTTY: boolean) => ({ isTTY, write: () => true });

test.each([
  [true, {}, true],
  [true, { NO_COLOR: '' }, true],
  [true, { NO_COLOR: '1' }, false],
  [true, { TERM: 'dumb' }, false],
  [false, {}, false],
  [false, { FORCE_COLOR: '1' }, false],
])('terminal %s with %j: %s', (isTTY, environment, wanted) => {
  expect(wantsColours(sink(isTTY), environment)).toBe(wanted);
});

test('colours only where they are wanted', async () => {
  expect(await coloursFor(sink(false), {})).toBe(NO_COLOURS);
  expect((await coloursFor(sink(true), {})).refusal('no')).toBe('\u001b[31mno\u001b[39m');
});
