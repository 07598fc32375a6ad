import { expect, test } from 'vitest';
import { readRecording } from '../../../apdu/recording/read-recording.js';
import { replayControls } from '../../../apdu/recording/replay-controls.js';
import { StrictReplay } from '../../../apdu/recording/strict-replay.js';
import { bytes, hex } from '../../support/hex.js';
import { recordingOf } from '../../support/recordings.js';

test('what was done to the card is in its answers', () => {
  const text = recordingOf(
    'tear 1',
    'send 00 D6 00 00',
    'expect torn',
    'power off',
    'reset contact',
    'expect atr 3B 01',
    'send 00 B0 00 00',
    'expect 9000',
    'power off',
    'reset contact',
    'expect atr 3B 02',
  );
  const card = new StrictReplay(readRecording([text], 'a.rec'), 'a.rec');
  const controls = replayControls(card);
  controls.tearAfter(1);
  expect(() => card.transmit(bytes('00D60000'))).toThrow(/lost its power/);
  controls.powerOff();
  expect(hex(controls.powerOn('contact'))).toBe('3B01');
  card.transmit(bytes('00B00000'));
  controls.remove();
  expect(hex(controls.insert())).toBe('3B02');
});
