import { describe, expect, it } from 'vitest';
import { shortFileIdentifier } from '../../../card-model/files/elementary-file.js';
import { TransparentFile } from '../../../card-model/files/transparent-file.js';
import { key } from '../../../card-model/security/access-rule.js';
import { TestRights } from '../../support/rights.js';

describe('short file identifier', () => {
  // ssc-card.md 1.1
  it.each([
    [0xef05, 0x05],
    [0xef0c, 0x0c],
    [0xef0d, 0x0d],
    [0xef15, 0x15],
    [0xef1a, 0x1a],
    [0xef23, 0x03],
  ])('of %i is %i', (fid, sfi) => {
    expect(shortFileIdentifier(fid)).toBe(sfi);
  });
});

it('an elementary file holds its two rules against the rights of its directory', () => {
  const rights = new TestRights();
  const file = new TransparentFile(
    {
      kind: 'transparent',
      fid: 0xef08,
      rules: { read: key(0x0a), update: key(0x04) },
      issuerData: false,
      content: new Uint8Array(1),
    },
    rights,
  );
  expect([file.sfi, file.read.holds('contact'), file.update.holds('contact')]).toEqual([8, false, false]);
  rights.rightOfKey(0x0a).held = true;
  expect([file.read.holds('contact'), file.update.holds('contact')]).toEqual([true, false]);
});
