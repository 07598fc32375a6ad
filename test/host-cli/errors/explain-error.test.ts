import { describe, expect, test } from 'vitest';
import { CodecError } from '../../../apdu/codec/codec-error.js';
import { ScriptError } from '../../../apdu/script/script-error.js';
import { TransportError } from '../../../apdu/transport/transport-error.js';
import { CardImageError } from '../../../card-model/image/image-error.js';
import { CardError } from '../../../card-model/kernel/card-error.js';
import { CardDataError } from '../../../card-model/personalisation/card-data-error.js';
import { CryptoError } from '../../../crypto/errors.js';
import { explainError, oneLine } from '../../../host-cli/errors/explain-error.js';
import { FileError } from '../../../host-cli/errors/file-error.js';
import { UsageError } from '../../../host-cli/errors/usage-error.js';
import { TerminalError } from '../../../host-cli/terminal/terminal-error.js';

describe('every error of the package has its exit code', () => {
  test.each([
    [new UsageError('x'), 'USAGE', 2],
    [new CodecError('ODD_HEX', 'x'), 'ODD_HEX', 2],
    [new FileError('FILE_MISSING', 'p', 'x'), 'FILE_MISSING', 4],
    [new FileError('IMAGE_DAMAGED', 'p', 'x'), 'IMAGE_DAMAGED', 4],
    [new FileError('IMAGE_IN_USE', 'p', 'x'), 'IMAGE_IN_USE', 3],
    [new CardImageError('IMAGE_FOREIGN', 'x'), 'IMAGE_FOREIGN', 4],
    [new CardDataError('pins', 'x'), 'CARD_DATA_INVALID', 4],
    [new ScriptError('EMPTY_SCRIPT', 'x', 'f', 1, 1, ''), 'EMPTY_SCRIPT', 4],
    [new CryptoError('BAD_LENGTH', 'x'), 'BAD_LENGTH', 4],
    [new TransportError('NO_CARD', 'x'), 'NO_CARD', 3],
    [new CardError('INTERFACE_NOT_SUPPORTED', 'x'), 'INTERFACE_NOT_SUPPORTED', 3],
    [new CardError('POWER_LOST', 'x'), 'POWER_LOST', 3],
    [new CardError('PROFILE_UNKNOWN', 'x'), 'PROFILE_UNKNOWN', 2],
    [new CardError('PROFILE_INVALID', 'x'), 'PROFILE_INVALID', 70],
    [new TerminalError('PIN_NOT_DIGITS', 'x'), 'PIN_NOT_DIGITS', 2],
    [new TerminalError('KEY_NAME_UNKNOWN', 'x'), 'KEY_NAME_UNKNOWN', 2],
    [new TerminalError('KEYS_INVALID', 'x'), 'KEYS_INVALID', 4],
    [new TerminalError('ALGORITHM_NOT_SUPPORTED', 'x'), 'ALGORITHM_NOT_SUPPORTED', 1],
    [Object.assign(new Error('x'), { syscall: 'open', code: 'EACCES', path: '/p' }), 'EACCES', 4],
    [new TypeError('x is not a function'), 'FAULT', 70],
    ['a text', 'FAULT', 70],
  ])('%s', (error, code, exitCode) => {
    expect(explainError(error)).toMatchObject({ code, exitCode });
  });
});

test('what stands behind a failed link tells more than the link', () => {
  const cause = new FileError('FILE_UNWRITABLE', 'card.img', 'cannot be written');
  expect(explainError(new TransportError('LINK_FAILED', 'no answer', cause))).toEqual({
    code: 'FILE_UNWRITABLE',
    message: 'card.img: cannot be written',
    exitCode: 4,
  });
  expect(explainError(new TransportError('LINK_FAILED', 'no answer', new Error('x'))).message).toBe(
    'no answer',
  );
});

test('a script error keeps its place and drops the line with its pointer', () => {
  const error = new ScriptError('UNKNOWN_VERB', 'unknown verb', 'a.apdu', 3, 2, ' verify 123456');
  expect(explainError(error).message).toBe('a.apdu:3:2: unknown verb');
});

test('a system error tells path and reason', () => {
  const error = Object.assign(new Error('x'), { syscall: 'open', code: 'EACCES', path: '/p' });
  expect(explainError(error).message).toBe('/p: permission denied (EACCES)');
});

test('every message is one line that a terminal cannot obey', () => {
  expect(oneLine('a\n  b\r\nc')).toBe('a b c');
  expect(oneLine('a\u001b[2Jb')).toBe('a\uFFFD[2Jb');
});
