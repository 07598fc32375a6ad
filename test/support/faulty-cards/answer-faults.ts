import { CommandView } from '../../../apdu/codec/command-view.js';
import { SW } from '../../../apdu/codec/status-word.js';
import { getResponse } from '../../../card-model/commands/get-response.js';
import { internalAuthenticate } from '../../../card-model/commands/internal-authenticate.js';
import { readRecord } from '../../../card-model/commands/read-record.js';
import { select } from '../../../card-model/commands/select.js';
import { defineCommand } from '../../../card-model/kernel/command.js';
import { AID } from '../demonstration.js';
import type { Fault } from './fault.js';
import { around, fault, heard, replacing } from './make-fault.js';

const BY_NAME = 0x04;

/** SELECT with the last byte of a name that is not looked at. */
const carelessName = around(select, (inner, command, core) => {
  const statusWord = inner(command, core);
  if (statusWord !== SW.FILE_NOT_FOUND || command.p1 !== BY_NAME) return statusWord;
  const bytes = command.bytes.slice();
  const name = command.data();
  const near = core.directories.find(
    ({ aid }) => aid?.length === name.length && aid.subarray(0, -1).every((byte, at) => byte === name[at]),
  );
  if (!near?.aid) return statusWord;
  bytes.set(near.aid, command.dataOffset);
  const view = new CommandView();
  view.parse(bytes);
  return inner(view, core);
});

/** Changes the last two bytes. */
const withStatusWord = (answer: Uint8Array, change: (statusWord: number) => number): Uint8Array => {
  const copy = answer.slice();
  const at = copy.length - 2;
  const statusWord = change((copy[at]! << 8) | copy[at + 1]!);
  copy[at] = statusWord >> 8;
  copy[at + 1] = statusWord;
  return copy;
};

const isKind = (statusWord: number, sw1: number): boolean => statusWord >> 8 === sw1;

/** Faults of the transmission and of what SELECT and reset tell. */
export const ANSWER_FAULTS: readonly Fault[] = [
  fault(
    'get-response-again',
    'GET RESPONSE gives the same data a second time',
    () => {
      let given: Uint8Array | undefined;
      return {
        transmit: (command, send) => {
          const answer = send(command);
          const isFetch = command[1] === getResponse.ins && command.length === 5;
          if (isFetch && answer.length > 2) given = answer;
          if (!isFetch) given = undefined;
          return isFetch && answer[0] === 0x69 && given ? given.slice() : answer;
        },
      };
    },
    (terminal) => heard(terminal, `00A404000F${AID.SSSE}`, '00C000001E', '00C000001E'),
  ),
  fault(
    'announced-count-wrong',
    '61xx announces one byte more than there is',
    {
      transmit: (command, send) =>
        withStatusWord(send(command), (statusWord) =>
          isKind(statusWord, 0x61) ? statusWord + 1 : statusWord,
        ),
    },
    (terminal) => heard(terminal, `00A404000F${AID.SSSE}`),
  ),
  fault(
    'exact-length-wrong',
    '6Cxx tells one byte less than there is',
    {
      transmit: (command, send) =>
        withStatusWord(send(command), (statusWord) =>
          isKind(statusWord, 0x6c) && (statusWord & 0xff) > 1 ? statusWord - 1 : statusWord,
        ),
    },
    (terminal) => heard(terminal, 'select SSSE', '00B2012C01'),
  ),
  fault(
    'wrong-class-accepted',
    'class 10 is taken for class 00',
    {
      transmit: (command, send) => {
        const chained = command[0] === 0x10;
        return send(chained ? Uint8Array.of(0x00, ...command.subarray(1)) : command);
      },
    },
    (terminal) => heard(terminal, 'select SSSE', '10B2022C00'),
  ),
  fault(
    'hidden-command',
    'instruction F6 of class 80 is served, which no document names',
    {
      commands: ({ id }) =>
        id === 'social'
          ? [
              defineCommand({
                name: 'TEST COMMAND',
                ins: 0xf6,
                classes: [0x80],
                clause: 'none',
                summary: { en: 'left over from a test', zh: '测试遗留命令' },
                format: () => SW.SUCCESS,
                execute: () => SW.SUCCESS,
              }),
            ]
          : [],
    },
    (terminal) => heard(terminal, '80F60000'),
  ),
  fault(
    'name-last-byte-ignored',
    'SELECT by name does not look at the last byte',
    { commands: carelessName },
    (terminal) => heard(terminal, '00A4040C06D156000005FF'),
  ),
  fault(
    'select-answer-changes',
    'every second SELECT of SSSE tells another short file identifier',
    () => {
      let count = 0;
      return {
        commands: around(select, (inner, command, core) => {
          const statusWord = inner(command, core);
          const { answer } = core;
          if (statusWord !== SW.SUCCESS || answer.count !== 30 || count++ % 2 === 0) return statusWord;
          const changed = answer.source.slice(answer.start, answer.start + answer.count);
          changed[22] = 0x1e;
          answer.set(changed);
          return statusWord;
        }),
      };
    },
    (terminal) => heard(terminal, `00A404000F${AID.SSSE}00`, `00A404000F${AID.SSSE}00`),
  ),
  fault(
    'answer-to-reset-changes',
    'the answer to reset counts the resets',
    () => {
      let count = 0;
      return {
        answerToReset: (answer) => {
          const copy = answer.slice();
          copy[copy.length - 1] = count++;
          return copy;
        },
      };
    },
    (terminal) => heard(terminal, 'reset', 'reset'),
  ),
  fault(
    'no-status-word',
    'a command of three bytes gets one byte for an answer',
    { transmit: (command, send) => (command.length < 4 ? Uint8Array.of(0x67) : send(command)) },
    (terminal) => heard(terminal, '00A404'),
  ),
  fault(
    'silent-on-long-data',
    'a command with 255 bytes of data gets no answer',
    {
      transmit: (command, send) => {
        if (command[4] === 0xff && command.length >= 260) throw new Error('the card does not answer');
        return send(command);
      },
    },
    (terminal) => {
      try {
        return heard(terminal, `00DC0104FF${'A5'.repeat(255)}`);
      } catch {
        return ['silence'];
      }
    },
  ),
  fault(
    'fault-on-extended-length',
    'an extended length leads to 6F00',
    {
      transmit: (command, send) =>
        command.length >= 7 && command[4] === 0 ? Uint8Array.of(0x6f, 0x00) : send(command),
    },
    (terminal) => heard(terminal, '00B00000000100'),
  ),
  fault(
    'data-with-refusal',
    'READ RECORD answers 6A83 behind the last record',
    {
      commands: around(readRecord, (inner, command, core) => {
        const statusWord = inner(command, core);
        if (statusWord === SW.RECORD_NOT_FOUND) core.answer.set(Uint8Array.of(0x07, 0x00));
        return statusWord;
      }),
    },
    (terminal) => heard(terminal, 'select SSSE', '00B2092C00'),
  ),
  fault(
    'internal-cryptogram-wrong',
    'INTERNAL AUTHENTICATE answers the complement of its cryptogram',
    {
      commands: around(internalAuthenticate, (inner, command, core) => {
        const statusWord = inner(command, core);
        const { answer } = core;
        if (answer.count === 0) return statusWord;
        answer.set(answer.source.slice(answer.start, answer.start + answer.count).map((byte) => ~byte));
        return statusWord;
      }),
    },
    (terminal) => heard(terminal, 'select SSSE', `0088000010${'11'.repeat(16)}00`),
  ),
  fault(
    'file-not-found-for-record',
    'a record that is not there is told as a file that is not there, 6A82',
    {
      commands: around(readRecord, (inner, command, core) => {
        const statusWord = inner(command, core);
        return statusWord === SW.RECORD_NOT_FOUND ? SW.FILE_NOT_FOUND : statusWord;
      }),
    },
    (terminal) => heard(terminal, 'select SSSE', '00B2092C00'),
  ),
  fault(
    'rights-before-format',
    'READ RECORD looks at the right before the parameters',
    {
      commands: replacing(readRecord, {
        format: (command, core) => {
          const statusWord = readRecord.format(command, core);
          return statusWord === SW.SUCCESS || core.selection.directory.fid === 0x3f00
            ? statusWord
            : SW.SECURITY_STATUS_NOT_SATISFIED;
        },
      }),
    },
    (terminal) => heard(terminal, 'select SSSE', '00B2FF2C00'),
  ),
];
