import { expect, it } from 'vitest';
import { TerminalError } from '../../../host-cli/terminal/terminal-error.js';

it('carries a code for programs and a sentence for people', () => {
  const error = new TerminalError('PIN_LENGTH', 'a PIN has 4 to 12 digits; this one has 3');
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({
    name: 'TerminalError',
    code: 'PIN_LENGTH',
    message: 'a PIN has 4 to 12 digits; this one has 3',
  });
});
