import { describe, expect, test } from 'vitest';
import { createCard, demonstrationCard, type Profile } from '../../../../card-model/index.js';
import { earlyLengthRefusal } from '../../../../host-cli/serving/vpcd/early-length.js';
import { testCommand } from '../../../support/commands.js';
import { withShortFiles } from '../../../support/vpcd-card-process.js';

const cardWith = (longestFileBytes: number) =>
  createCard({ contents: withShortFiles(demonstrationCard(), longestFileBytes) });

describe('the longest answer decides', () => {
  test.each(['T=0', 'T=1', 'contactless'] as const)('253 bytes fit on %s', (protocol) => {
    expect(earlyLengthRefusal(cardWith(253), protocol)).toBeUndefined();
  });

  test.each(['T=0', 'T=1', 'contactless'] as const)('254 do not on %s', (protocol) => {
    expect(earlyLengthRefusal(cardWith(254), protocol)).toContain('254 bytes');
  });

  test('on T=0 no answer has more than 256', () => {
    expect(earlyLengthRefusal(createCard(), 'T=0')).toMatch(/holds 4096 bytes, so an answer can have 256,/);
    expect(earlyLengthRefusal(createCard(), 'T=1')).toMatch(/holds 4096 bytes, so an answer can have 4096,/);
  });

  test('the file is named', () => {
    expect(earlyLengthRefusal(createCard(), 'T=0')).toMatch(/^file [0-9A-F]{4}(\/[0-9A-F]{4})+ of the card/);
  });
});

test('a command of unknown answers is refused', () => {
  const card = cardWith(10);
  const [application] = card.profile.applications;
  const profile: Profile = {
    ...card.profile,
    applications: [{ ...application!, commands: [testCommand({ name: 'EXPORT ALL' })] }],
  };
  const other = { profile, image: () => card.image() } as unknown as typeof card;
  expect(earlyLengthRefusal(other, 'T=0')).toContain('EXPORT ALL');
});
