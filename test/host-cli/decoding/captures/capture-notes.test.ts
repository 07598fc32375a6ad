import { expect, test } from 'vitest';
import { readNotes } from '../../../../host-cli/decoding/captures/capture-notes.js';
import { bytes } from '../../../support/hex.js';

const NOTHING = { isAnswerToReset: false, hidden: {} };

test.each([
  [undefined, NOTHING],
  ['words of somebody', NOTHING],
  ['sent as 00 B2 01 04 00', { ...NOTHING, sent: bytes('00B2010400') }],
  [
    'sent as 00 20 00 00 02 2A 2A; 2 secret bytes of the command are written as 2A',
    {
      isAnswerToReset: false,
      hidden: { hidden: { data: true, answer: false } },
      sent: bytes('00200000022A2A'),
    },
  ],
  ['sent as 00 D6 00 ... (300 bytes)', NOTHING],
  ['command of 300 bytes, answer of 2; sent as 00 D6 ... (300 bytes)', { ...NOTHING, answerBytes: 2 }],
  [
    'no answer: the card lost its power; 3 secret bytes of the command are written as 2A',
    { ...NOTHING, noAnswer: 'the card lost its power', hidden: { hidden: { data: true, answer: false } } },
  ],
  ['cold reset, contact interface, T=0: the answer to reset', { ...NOTHING, isAnswerToReset: true }],
  ['power off', { ...NOTHING, remark: 'power off' }],
  ['power is to go after 3 writes', { ...NOTHING, remark: 'power is to go after 3 writes' }],
  [
    '8 secret bytes of the answer are written as 2A',
    { ...NOTHING, hidden: { hidden: { data: false, answer: true } } },
  ],
])('%j', (comment, notes) => {
  expect(readNotes(comment)).toEqual(notes);
});
