import { describe, expect, it } from 'vitest';
import { createCard } from '../../../card-model/card.js';
import { blankCard, TEST_TRANSPORT_KEY } from '../../../card-model/personalisation/blank-card.js';
import { PROFILES } from '../../../card-model/profiles/registry.js';
import { bytes, hex } from '../../support/hex.js';

describe.each(PROFILES)('a blank card of $id', (profile) => {
  it('is an empty MF with a transport key', () => {
    const contents = blankCard(profile);
    const { fid, application } = profile.plan();
    expect(contents).toEqual({
      profile: profile.id,
      historicalBytes: new Uint8Array(13),
      transportKey: { value: TEST_TRANSPORT_KEY, triesLeft: 3, maximumTries: 3 },
      masterFile: { fid, application, keys: [], files: [], directories: [] },
    });
    expect(createCard({ image: createCard({ contents }).image() }).contents()).toEqual(contents);
  });

  it('serves what tells of it, and nothing that builds it', () => {
    const card = createCard({ contents: blankCard(profile) });
    const answers = [
      '00A4000C023F00',
      '0084000008',
      '80E00200',
      '80E10001',
      '00D4000000',
      '80E0010010'.padEnd(42, '0'),
    ];
    expect(answers.map((command) => hex(card.transmit(bytes(command))).slice(-4))).toEqual([
      ...['9000', '9000', '6982', '6982', '6700', '6982'],
    ]);
  });
});

it('the test transport key is published; another may be taken', () => {
  expect(hex(TEST_TRANSPORT_KEY)).toBe('5353434152443031');
  const own = bytes('0102030405060708');
  expect(blankCard(PROFILES[0]!, own).transportKey?.value).toEqual(own);
});
