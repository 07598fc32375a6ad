import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { confirmation } from '../../../host-cli/input/confirm.js';
import { fakeStreams } from '../../support/cli.js';
import { freshCard } from '../../support/terminal.js';
import { link, scripted } from '../terminal/link.js';

const END = { en: 'the card will be no more', zh: '卡片将终止' };

/** What becomes of a question answered with that line. */
async function answered(
  line: string | undefined,
  language: 'en' | 'zh' = 'en',
  transport = link(freshCard()).transport,
) {
  const { streams, error } = fakeStreams();
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const confirm = confirmation({ ...streams, input }, false, language, END);
  const result = confirm(transport).then(
    () => 'confirmed',
    (failure: Error) => failure.message,
  );
  if (line === undefined) input.end();
  else input.write(`${line}\n`);
  return { result: await result, asked: error.text };
}

describe('at a terminal', () => {
  it('the card number in the reader is what counts', async () => {
    expect(await answered('A10000015')).toEqual({
      result: 'confirmed',
      asked: 'the card will be no more: this cannot be undone. Type the card number (A10000015) to go on: ',
    });
    expect((await answered(' a10000015 ')).result).toBe('confirmed');
    expect((await answered('A10000015', 'zh')).asked).toContain('请输入卡号（A10000015）');
  });

  it.each(['A10000016', 'yes', ''])('%j stops', async (line) => {
    expect((await answered(line)).result).toBe('that is not the card number; nothing was changed');
  });

  it('leaving the question stops too', async () => {
    expect((await answered(undefined)).result).toBe('cancelled; nothing was changed');
  });

  it('a card that shows no number needs --yes', async () => {
    const { result, asked } = await answered('yes', 'en', scripted({ '00': '6985' }));
    expect(result).toContain('--yes');
    expect(asked).toBe('');
  });
});

it('without a terminal it is refused at once, unless --yes answers', async () => {
  const { streams } = fakeStreams();
  expect(() => confirmation(streams, false, 'en', END)).toThrow(/cannot be undone; insist with --yes/);
  const transport = scripted({});
  await confirmation(streams, true, 'en', END)(transport);
  expect(transport.sent).toEqual([]);
});
