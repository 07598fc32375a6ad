import { expect, test } from 'vitest';
import { ScriptError } from '../../../apdu/script/script-error.js';

test('names the place and points at it', () => {
  const error = new ScriptError('UNKNOWN_VERB', "unknown verb 'sned'", 'demo.apdu', 3, 2, '\tsned 00A4');
  expect(error).toMatchObject({
    name: 'ScriptError',
    code: 'UNKNOWN_VERB',
    file: 'demo.apdu',
    line: 3,
    column: 2,
  });
  expect(error.lineText).toBe('\tsned 00A4');
  expect(error.message).toBe("demo.apdu:3:2: unknown verb 'sned'\n  \tsned 00A4\n  \t^");
});

test('without a line there is nothing to show', () => {
  expect(new ScriptError('EMPTY_SCRIPT', 'no step', 'a.apdu', 1, 1, '').message).toBe('a.apdu:1:1: no step');
});
