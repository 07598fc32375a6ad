import { expect, test } from 'vitest';
import { RecordingLineError } from '../../../apdu/recording/recording-line-error.js';

test('knows the place in the line, from 0', () => {
  const error = new RecordingLineError('no digit', 5);
  expect(error).toBeInstanceOf(Error);
  expect(error.index).toBe(5);
  expect(error.message).toBe('no digit');
});
