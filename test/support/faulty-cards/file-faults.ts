import { SW } from '../../../apdu/codec/status-word.js';
import { readBinary } from '../../../card-model/commands/read-binary.js';
import { readRecord } from '../../../card-model/commands/read-record.js';
import { updateRecord } from '../../../card-model/commands/update-record.js';
import { CyclicFile } from '../../../card-model/files/cyclic-file.js';
import { hasRecords } from '../../../card-model/files/file-node.js';
import { TransparentFile } from '../../../card-model/files/transparent-file.js';
import type { CardCore } from '../../../card-model/kernel/card-core.js';
import type { NonVolatileMemory } from '../../../card-model/kernel/non-volatile-memory.js';
import type { Fault } from './fault.js';
import { around, everyDirectory, fault, heard, torn } from './make-fault.js';

const cyclicFiles = (core: CardCore): readonly CyclicFile[] =>
  everyDirectory(core).flatMap(({ files }) => files.filter((file) => file instanceof CyclicFile));

const ALL = 256;
const TAG_MODES = 3;

/** Hexadecimal of a record of DF02 EF16, 18 bytes. */
const settled = (byte: string): string => `00DC000312${byte.repeat(18)}`;
const READ_TWO = ['00B2010400', '00B2020400'] as const;
const OPEN_EF16 = ['select SSSE', 'select DF02', 'auth DF02.UK_EF16', 'file EF16'] as const;

type Write = Parameters<NonVolatileMemory['write']>;

/** Takes writes in the place of a memory and does none of them. */
class WrittenLater {
  readonly given: Write[] = [];

  write(...write: Write): void {
    this.given.push(write);
  }
}

/** Faults of files and records. */
export const FILE_FAULTS: readonly Fault[] = [
  fault(
    'tear-not-atomic',
    'power that fails in an update leaves a part of it written',
    {
      core: ({ memory }) => {
        const inner = memory.spend.bind(memory);
        memory.write = (cell, offset, source, start = 0, count = source.length - start) => {
          for (let index = 0; index < count; index++) inner(cell, offset + index, source[start + index]!);
        };
      },
    },
    (terminal) => [
      ...heard(terminal, 'select SSSE', 'auth SSSE.UK2', 'file EF0D', '00B2010400'),
      torn(terminal, 5, '00DC01040EEA0CA1A2A3A4A5A6A7A8A9AAABAC'),
      ...heard(terminal, 'select SSSE', 'file EF0D', '00B2010400'),
    ],
  ),
  fault(
    'append-not-atomic',
    'power that fails in an append leaves the ring turned without the record',
    {
      core: (core) => {
        const { memory } = core;
        for (const file of cyclicFiles(core)) {
          const append = file.append.bind(file);
          file.append = (_memory, source, start) => {
            const writes = new WrittenLater();
            append(writes as unknown as NonVolatileMemory, source, start);
            const [record, position] = writes.given;
            memory.spendAll(position![0], position![2]);
            memory.write(...record!);
          };
        }
      },
    },
    (terminal) => [
      ...heard(terminal, ...OPEN_EF16, settled('A1'), settled('A2')),
      torn(terminal, 1, settled('A3')),
      ...heard(terminal, ...OPEN_EF16, ...READ_TWO),
    ],
  ),
  fault(
    'record-off-by-one',
    'READ RECORD by number gives the record behind the one asked for',
    {
      commands: around(readRecord, (inner, command, core) => {
        const byNumber = (command.p2 & 7) === 4 && command.p1 > 0;
        if (!byNumber) return inner(command, core);
        const file = core.selection.file!;
        const next = hasRecords(file) && command.p1 < file.recordCount ? command.p1 + 1 : command.p1;
        const { p1 } = command;
        command.p1 = next;
        const statusWord = inner(command, core);
        command.p1 = p1;
        return statusWord;
      }),
    },
    (terminal) => heard(terminal, 'select SSSE', '00B2012C00', '00B2022C00'),
  ),
  fault(
    'record-one-byte-short',
    'READ RECORD leaves the last byte out',
    {
      commands: around(readRecord, (inner, command, core) => {
        const statusWord = inner(command, core);
        if (core.answer.count > 0) core.answer.count--;
        return statusWord;
      }),
    },
    (terminal) => heard(terminal, 'select SSSE', '00B2022C00'),
  ),
  fault(
    'record-one-byte-more',
    'READ RECORD with Le 00 gives a byte of the record behind',
    {
      commands: around(readRecord, (inner, command, core) => {
        const statusWord = inner(command, core);
        const { answer } = core;
        if (statusWord !== SW.SUCCESS || command.ne !== ALL) return statusWord;
        answer.set(Uint8Array.of(...answer.source.subarray(answer.start, answer.start + answer.count), 0x06));
        return statusWord;
      }),
    },
    (terminal) => heard(terminal, 'select SSSE', '00B2022C00'),
  ),
  fault(
    'binary-past-the-end',
    'READ BINARY past the end fills up with what lies behind',
    {
      commands: around(readBinary, (inner, command, core) => {
        const statusWord = inner(command, core);
        const file = core.selection.file;
        const offset = (command.p1 << 8) | command.p2;
        if (statusWord >> 8 !== 0x6c || !(file instanceof TransparentFile)) return statusWord;
        const beyond = new Uint8Array(command.ne).fill(0x5a);
        beyond.set(file.content.subarray(offset));
        core.answer.set(beyond);
        return SW.SUCCESS;
      }),
    },
    (terminal) => heard(terminal, 'select SSSE', 'select DF01', 'file EF16', '00B0012010'),
  ),
  fault(
    'cyclic-order-wrong',
    'record 1 of a cyclic file is the oldest',
    {
      core: (core) => {
        for (const file of cyclicFiles(core)) {
          const inner = file.record.bind(file);
          file.record = (number) => inner(file.recordCount + 1 - number);
        }
      },
    },
    (terminal) => heard(terminal, ...OPEN_EF16, settled('A1'), settled('A2'), ...READ_TWO),
  ),
  fault(
    'tag-in-either-case',
    'READ RECORD by tag does not look at bit 6 of the tag',
    {
      commands: around(readRecord, (inner, command, core) => {
        const statusWord = inner(command, core);
        if (statusWord !== SW.RECORD_NOT_FOUND || (command.p2 & 7) > TAG_MODES) return statusWord;
        const { p1 } = command;
        command.p1 = p1 ^ 0x20;
        const found = command.p1 === 0 ? statusWord : inner(command, core);
        command.p1 = p1;
        return found;
      }),
    },
    (terminal) => heard(terminal, 'select SSSE', '00B2212800'),
  ),
  fault(
    'refused-update-writes',
    'an UPDATE RECORD with a wrong tag is refused and has written',
    {
      commands: around(updateRecord, (inner, command, core) => {
        const statusWord = inner(command, core);
        const file = core.selection.file;
        if (statusWord !== SW.WRONG_DATA || !file || !hasRecords(file)) return statusWord;
        const record = command.p1 > 0 && (command.p2 & 7) === 4 ? file.record(command.p1) : undefined;
        if (record && file.kind !== 'cyclic') record.set(command.data().subarray(2, record.length), 2);
        return statusWord;
      }),
    },
    (terminal) =>
      heard(terminal, 'select SSSE', 'auth SSSE.UK2', 'file EF0D', '00DC020405EC03A1A2A3', '00B2020400'),
  ),
  fault(
    'update-lost',
    'UPDATE RECORD answers 9000 and writes all but the last byte',
    {
      commands: around(updateRecord, (inner, command, core) => {
        const file = core.selection.file;
        const record =
          file && hasRecords(file) && file.kind !== 'cyclic' ? file.record(command.p1) : undefined;
        const last = record?.[record.length - 1];
        const statusWord = inner(command, core);
        if (statusWord === SW.SUCCESS && record && last !== undefined) record[record.length - 1] = last;
        return statusWord;
      }),
    },
    (terminal) =>
      heard(terminal, 'select SSSE', 'auth SSSE.UK2', 'file EF0D', '00DC020405EB03A1A2A3', '00B2020400'),
  ),
  fault(
    'update-touches-neighbour',
    'UPDATE RECORD of record 1 also changes the first byte of the value of record 2',
    {
      commands: around(updateRecord, (inner, command, core) => {
        const statusWord = inner(command, core);
        const file = core.selection.file;
        if (statusWord !== SW.SUCCESS || !file || !hasRecords(file) || file.kind === 'cyclic')
          return statusWord;
        const neighbour = command.p1 === 1 ? file.record(2) : undefined;
        if (neighbour && neighbour.length > 2) neighbour[2] = 0xa5;
        return statusWord;
      }),
    },
    (terminal) =>
      heard(
        terminal,
        'select SSSE',
        'auth SSSE.UK2',
        'file EF0D',
        '00DC01040EEA0CA1A2A3A4A5A6A7A8A9AAABAC',
        '00B2020400',
      ),
  ),
];
