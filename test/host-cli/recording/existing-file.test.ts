import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../host-cli/errors/usage-error.js';
import { CAPTURE, RECORDING, refuseToReplace } from '../../../host-cli/recording/existing-file.js';
import { bytes } from '../../support/hex.js';
import { recordingOf } from '../../support/recordings.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();

function withFile(contents: string | Uint8Array): string {
  writeFileSync(folder.path('there'), contents);
  return folder.path('there');
}

describe('a recording replaces', () => {
  test.each([
    ['nothing', () => folder.path('new')],
    ['an empty file', () => withFile('')],
    ['a recording', () => withFile(recordingOf())],
    ['what is no file', () => folder.path()],
  ])('%s', (_what, path) => {
    expect(() => refuseToReplace(path(), RECORDING)).not.toThrow();
  });

  test.each([
    ['a script', 'title A tour\nsend 00 A4 00 00\n# recorded by hand\n'],
    ['a card image', bytes('53534331FF00')],
    ['a capture', bytes('0A0D0D0A')],
  ])('not %s', (_what, contents) => {
    const path = withFile(contents);
    expect(() => refuseToReplace(path, RECORDING)).toThrow(UsageError);
    expect(() => refuseToReplace(path, RECORDING)).toThrow(`${path} is there already and is no recording`);
  });
});

describe('a capture replaces', () => {
  test.each(['0A0D0D0A', 'A1B2C3D4', 'D4C3B2A1'])('a capture that begins with %s', (start) => {
    expect(() => refuseToReplace(withFile(bytes(start)), CAPTURE)).not.toThrow();
  });

  test('not a recording', () => {
    const path = withFile(recordingOf());
    expect(() => refuseToReplace(path, CAPTURE)).toThrow(/is no capture; --pcap replaces only a capture/);
  });
});

test('what cannot be looked at is left to who writes it', () => {
  mkdirSync(folder.path('sub'));
  expect(() => refuseToReplace(folder.path('sub'), CAPTURE)).not.toThrow();
});
