import { expect, test } from 'vitest';
import { answerOfReader, answerOfReaderAround } from '../../../host-cli/serving/reader-command.js';
import { bytes, hex } from '../../support/hex.js';

const UID = bytes('08112233');

test.each([
  ['FFCA000000', '081122339000'],
  ['FFCA000004', '081122339000'],
  ['FFCA000003', '6C04'],
  ['FFCA000005', '081122336282'],
  ['FFCA0000000000', '081122339000'],
  ['FFCA010000', '6A81'],
  ['FFCA000100', '6A81'],
  ['FFCA0000', '6700'],
  ['FFCA000001AA', '6700'],
  ['FFCA00', '6700'],
])('%s is answered %s', (command, answer) => {
  expect(hex(answerOfReader(bytes(command), UID)!)).toBe(answer);
});

test('a reader that cannot know the UID says so', () => {
  expect(hex(answerOfReader(bytes('FFCA000000'), undefined)!)).toBe('6A81');
});

test.each(['00CA000000', 'FF00000000', 'FF', '', '80CA9F1700'])('%j is the card’s', (command) => {
  expect(answerOfReader(bytes(command), UID)).toBeUndefined();
});

test.each([
  ['FFCA000000', { powered: true, protocol: 'contactless' }, '081122339000'],
  ['FFCA000000', { powered: true, protocol: 'T=0' }, '6A81'],
  ['FFCA000000', { powered: true }, '6A81'],
  ['FFCA000000', { powered: false, protocol: 'contactless' }, undefined],
  ['00CA000000', { powered: true, protocol: 'contactless' }, undefined],
] as const)('around a card, %s to %j is answered %s', (command, card, answer) => {
  expect(answerOfReaderAround({ uid: UID, ...card }, bytes(command))).toEqual(answer && bytes(answer));
});
