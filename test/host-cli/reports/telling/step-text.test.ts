import { expect, test } from 'vitest';
import { sendText, stepText, writtenCommand } from '../../../../host-cli/reports/telling/step-text.js';
import { aStep } from '../../../support/campaign-results.js';
import { hex } from '../../../support/hex.js';

test.each([
  ['note', 'note PIN 24 68 13 of the lab'],
  ['reset', 'reset contact warm'],
  ['expect', 'expect 01 10 ... 9000'],
  ['control', 'wait 250'],
  ['check', 'check (length $challenge) = 8'],
  ['verb', 'authenticate SSSE.RK'],
  ['verb', 'internal-authenticate'],
  ['set', 'set cryptogram = (sm4-encrypt (key SSSE.RK) $challenge)'],
] as const)('%s stands as written: %s', (kind, text) => {
  expect(stepText(aStep(kind, text))).toBe(text);
});

test.each([
  ['set', 'set pin = 246813', 'set pin = **'],
  ['set', 'set pin = 24 68 13', 'set pin = **'],
  ['set', 'set pin = "246813"', 'set pin = **'],
  ['set', 'set data = (concat 2468 $rest 13FF)', 'set data = (concat ** $rest **)'],
  ['check', 'check $pin = 246813', 'check $pin = **'],
  ['verb', 'verify 246813', 'verify **'],
  ['send', 'send 00 20 00 00 $pin', 'send ...'],
] as const)('%s without values that may be secret: %s', (kind, text, told) => {
  expect(stepText(aStep(kind, text))).toBe(told);
});

test('sendText sets bytes apart, hidden ones too', () => {
  expect(sendText('0020000003******')).toBe('send 00 20 00 00 03 ** ** **');
});

test.each([
  ['send 00 84 00 00 08', '0084000008'],
  ['send 0084 0000 08', '0084000008'],
])('writtenCommand of %s', (text, command) => {
  expect(hex(writtenCommand(aStep('send', text))!)).toBe(command);
});

test.each(['send 00 A4 02 00 02 $fid', 'send 00 8', 'reset'])('no written command: %s', (text) => {
  expect(writtenCommand(aStep('note', text))).toBeUndefined();
});
