import { SW } from '../../../apdu/codec/status-word.js';
import { applicationBlock as bankBlock } from '../../../card-model/applications/pboc/commands/application-block.js';
import { getProcessingOptions } from '../../../card-model/applications/pboc/commands/get-processing-options.js';
import { readPaymentRecord } from '../../../card-model/applications/pboc/commands/read-record.js';
import { debit } from '../../../card-model/applications/social/debit/debit.js';
import { CyclicFile } from '../../../card-model/files/cyclic-file.js';
import type { CardCore } from '../../../card-model/kernel/card-core.js';
import { DebitTerminal } from '../debit.js';
import type { Terminal } from '../terminal.js';
import type { Fault } from './fault.js';
import { around, everyDirectory, fault, heard, torn } from './make-fault.js';

const BANK_AID = 'A000000333010101';
const SELECT_BANK = `00A4040008${BANK_AID}00`;
const ATC = 0x9f36;
const READ_ATC = '80CA9F3600';
const READ_BALANCE = '80CA9F7900';
const READ_LOG = '00B2015C00';

/** GET PROCESSING OPTIONS of a purchase of 10.00 by fast payment, with the PDOL of the demonstration card. */
const pdolData = (pdol: string): string => {
  const values: Record<string, string> = {
    '9F66': '26000080',
    '9F02': '000000001000',
    '9F03': '000000000000',
    '9F1A': '0156',
    '95': '0000000000',
    '5F2A': '0156',
    '9A': '261123',
    '9F37': '11223344',
    DF69: '01',
    DF60: '00',
    '9C': '00',
    '9F7A': '01',
  };
  let data = '';
  for (let at = 0; at < pdol.length; ) {
    const first = Number.parseInt(pdol.slice(at, at + 2), 16);
    const tagDigits = (first & 0x1f) === 0x1f ? 4 : 2;
    const tag = pdol.slice(at, at + tagDigits);
    const bytes = Number.parseInt(pdol.slice(at + tagDigits, at + tagDigits + 2), 16);
    data += (values[tag] ?? '').padEnd(2 * bytes, '0').slice(0, 2 * bytes);
    at += tagDigits + 2;
  }
  return data;
};

/** SELECT, then GET PROCESSING OPTIONS with what the FCI asks for. */
function begin(terminal: Terminal): readonly string[] {
  const information = terminal.send(SELECT_BANK);
  const at = information.indexOf('9F38');
  const bytes = Number.parseInt(information.slice(at + 4, at + 6), 16);
  const data = pdolData(information.slice(at + 6, at + 6 + 2 * bytes));
  const length = (data.length / 2).toString(16).padStart(2, '0');
  const outer = (data.length / 2 + 2).toString(16).padStart(2, '0');
  return [terminal.send(`80A80000${outer}83${length}${data}00`)];
}

/** The records of the file locator in the answer to GET PROCESSING OPTIONS of a fast payment. */
function recordsOf(options: string): string[] {
  const at = options.indexOf('94');
  const bytes = Number.parseInt(options.slice(at + 2, at + 4), 16);
  const entries = options.slice(at + 4, at + 4 + 2 * bytes).match(/.{8}/g) ?? [];
  return entries.flatMap((entry) => {
    const [sfi, first, last] = [0, 2, 4].map((from) => Number.parseInt(entry.slice(from, from + 2), 16));
    return Array.from({ length: last! - first! + 1 }, (_, index) => {
      const p1 = (first! + index).toString(16).padStart(2, '0');
      const p2 = (sfi! | 4).toString(16).padStart(2, '0');
      return `00B2${p1}${p2}00`;
    });
  });
}

const look = (terminal: Terminal): readonly string[] => heard(terminal, SELECT_BANK, READ_BALANCE, READ_LOG);

/** A whole fast payment, power failing in its last record where that is asked for. */
function pay(terminal: Terminal, tornAfter = 0): readonly string[] {
  const begun = heard(terminal, 'contactless');
  const [options] = begin(terminal);
  const records = recordsOf(options!);
  const last = records.pop()!;
  for (const record of records) terminal.send(record);
  const ended = tornAfter === 0 ? terminal.send(last) : torn(terminal, tornAfter, last);
  return [...begun, ended.slice(-4), ...heard(terminal, 'contactless'), ...look(terminal)];
}

/** A medical debit of ten yuan. */
function payMedical({ card }: Terminal): readonly string[] {
  const terminal = new DebitTerminal(card, 'gen3');
  return heard(terminal, 'medical', 'initialise', 'debit');
}

/** Logs that keep nothing more. */
const withoutLog = (core: CardCore, fid: number): void => {
  for (const { files } of everyDirectory(core)) {
    for (const file of files)
      if (file instanceof CyclicFile && file.fid === fid) file.append = () => undefined;
  }
};

/** Faults of payments: the bank application and the medical debit. */
export const BANK_FAULTS: readonly Fault[] = [
  fault(
    'counter-not-raised',
    'GET PROCESSING OPTIONS leaves the ATC as it is',
    {
      commands: around(getProcessingOptions, (inner, command, core) => {
        const { objects } = core.selection.directory;
        const before = objects.get(ATC)?.slice();
        const statusWord = inner(command, core);
        if (before) objects.get(ATC)!.set(before);
        return statusWord;
      }),
    },
    (terminal) => [...heard(terminal, SELECT_BANK), ...begin(terminal), ...heard(terminal, READ_ATC)],
  ),
  fault(
    'balance-without-log',
    'a fast payment moves the balance and writes no log',
    { core: (core) => withoutLog(core, 0xef0b) },
    (terminal) => pay(terminal),
  ),
  fault(
    'last-record-not-atomic',
    'power that fails in the last record leaves the balance moved and the log unwritten',
    {
      commands: around(readPaymentRecord, (inner, command, core) => {
        const { memory } = core;
        const write = memory.write.bind(memory);
        memory.write = (...given) => {
          write(...given);
          memory.commit();
        };
        try {
          return inner(command, core);
        } finally {
          memory.write = write;
        }
      }),
    },
    (terminal) => pay(terminal, 3),
  ),
  fault(
    'bank-script-mac-not-checked',
    'APPLICATION BLOCK of the bank is served outside a transaction, with any MAC',
    {
      commands: around(bankBlock, (inner, command, core) => {
        const statusWord = inner(command, core);
        if (statusWord !== SW.MAC_WRONG) return statusWord;
        core.selection.directory.block.set(core.memory, 'blocked');
        return SW.SUCCESS;
      }),
    },
    (terminal) => heard(terminal, 'contact', SELECT_BANK, '841E00000411223344'),
  ),
  fault(
    'debit-without-log',
    'DEBIT counts down and writes no record',
    { core: (core) => withoutLog(core, 0xef08) },
    (terminal) => [...payMedical(terminal), terminal.send('00B2014400')],
  ),
  fault(
    'debit-answer-wrong',
    'DEBIT answers MAC2 in the place of the TAC',
    {
      commands: around(debit, (inner, command, core) => {
        const statusWord = inner(command, core);
        const { answer } = core;
        if (answer.count !== 8) return statusWord;
        const mac2 = answer.source.slice(answer.start + 4, answer.start + 8);
        answer.set(Uint8Array.of(...mac2, ...mac2));
        return statusWord;
      }),
    },
    payMedical,
  ),
];
