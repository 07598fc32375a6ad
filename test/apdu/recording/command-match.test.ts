import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstDifference, matchesCommand } from '../../../apdu/recording/command-match.js';
import { bytes } from '../../support/hex.js';

const PIN = [{ offset: 5, count: 3 }];

describe('a command and the recorded one', () => {
  test('match where nothing differs but hidden bytes', () => {
    expect(matchesCommand(bytes('0020000003123456'), bytes('0020000003000000'), PIN)).toBe(true);
    expect(matchesCommand(bytes('0020000003123456'), bytes('0020000003000000'), undefined)).toBe(false);
    expect(matchesCommand(bytes('0020000003'), bytes('0020000003'), undefined)).toBe(true);
  });

  test.each([
    ['0020000003123456', '0020000003000000', PIN, undefined],
    ['0020010003123456', '0020000003000000', PIN, 2],
    ['002000000312345600', '0020000003000000', PIN, 8],
    ['00200000', '0020000003000000', PIN, 4],
    ['', '00', undefined, 0],
    ['01', '00', undefined, 0],
    ['0020000003123456', '0020000003000000', [{ offset: 6, count: 2 }], 5],
  ])('%s differs from %s first at', (command, recorded, hidden, place) => {
    expect(firstDifference(bytes(command), bytes(recorded), hidden)).toBe(place);
  });

  test('differ nowhere exactly when they match', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4 }), fc.uint8Array({ maxLength: 4 }), (command, recorded) => {
        const none = firstDifference(command, recorded, undefined) === undefined;
        expect(matchesCommand(command, recorded, undefined)).toBe(none);
        expect(none).toBe(Buffer.compare(command, recorded) === 0);
      }),
    );
  });
});
