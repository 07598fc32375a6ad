import { expect, test } from 'vitest';
import { examples, programNotes } from '../../../host-cli/program/help-text.js';

test('examples stand in columns', () => {
  expect(examples(['a', 'one'], ['abc', 'two'])).toBe('\nExamples:\n  $ a    one\n  $ abc  two');
});

test('the notes tell addresses, secrets and exit codes', () => {
  const notes = programNotes();
  for (const part of ['sim:[PATH]', 'SSCARD_PIN', 'SSCARD_KEYS', 'wrong usage', 'Examples:'])
    expect(notes).toContain(part);
});
