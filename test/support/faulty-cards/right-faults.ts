import { SW } from '../../../apdu/codec/status-word.js';
import { activate } from '../../../card-model/commands/activate.js';
import { externalAuthenticate } from '../../../card-model/commands/external-authenticate.js';
import { resetPin } from '../../../card-model/commands/reset-pin.js';
import { verify } from '../../../card-model/commands/verify.js';
import type { CardCore } from '../../../card-model/kernel/card-core.js';
import { ALWAYS, type Condition } from '../../../card-model/security/access-rule.js';
import type { Fault } from './fault.js';
import { around, everyDirectory, fault, heard, heldRights, replacing } from './make-fault.js';

const UK = 0x04;
const RK = 0x0a;
const PUK = 0x06;

/** Sets who may read or update one file, in place of its rule. */
function rule(
  core: CardCore,
  fid: number,
  directory: number,
  act: 'read' | 'update',
  condition: Condition,
): void {
  const owner = everyDirectory(core).find((one) => one.fid === directory);
  const file = owner?.fileByFid(fid);
  if (file) Object.defineProperty(file, act, { value: condition });
}

/** Faults of rights: who may read, write and command. */
export const RIGHT_FAULTS: readonly Fault[] = [
  fault(
    'right-kept-over-reset',
    'a reset leaves the rights as they are',
    {
      reset: (core, reset) => {
        const restore = heldRights(core);
        reset();
        for (const hold of restore) hold();
      },
    },
    (terminal) => heard(terminal, 'select SSSE', 'verify', 'reset', 'select SSSE', 'tries'),
  ),
  fault(
    'right-kept-over-selection',
    'selecting another directory leaves the rights as they are',
    {
      core: (core) => {
        const { selection } = core;
        const select = selection.selectDirectory.bind(selection);
        selection.selectDirectory = (target) => {
          const restore = heldRights(core);
          select(target);
          for (const hold of restore) hold();
        };
        selection.reset = () => select(core.masterFile);
      },
    },
    (terminal) => heard(terminal, 'select SSSE', 'verify', 'select MF', 'select SSSE', 'tries'),
  ),
  fault(
    'right-kept-after-failure',
    'a wrong VERIFY leaves the right of the PIN held',
    {
      commands: around(verify, (inner, command, core) => {
        const right = core.selection.directory.pinOwner()?.pin?.right;
        const held = right?.held ?? false;
        const statusWord = inner(command, core);
        if (right && held) right.held = true;
        return statusWord;
      }),
    },
    (terminal) => heard(terminal, 'select SSSE', 'verify', 'verify 111111', 'tries'),
  ),
  fault(
    'no-firewall',
    'a key of one directory opens the same reference in all others',
    {
      commands: around(externalAuthenticate, (inner, command, core) => {
        const statusWord = inner(command, core);
        if (statusWord !== SW.SUCCESS) return statusWord;
        for (const other of everyDirectory(core)) other.rightOfKey(command.p2).held = true;
        return statusWord;
      }),
      core: (core) => {
        // The rights of other directories would fall at once otherwise.
        const { selection } = core;
        const select = selection.selectDirectory.bind(selection);
        selection.selectDirectory = (target) => {
          const restore = target === core.masterFile ? [] : heldRights(core);
          select(target);
          for (const hold of restore) hold();
        };
        selection.reset = () => select(core.masterFile);
      },
    },
    (terminal) =>
      heard(
        terminal,
        'select SSSE',
        'select DF03',
        'auth DF03.RK',
        'select DF04',
        '00B201AC00',
        '00B2012C00',
      ),
  ),
  fault(
    'read-rule-ignored',
    'DF03 EF06 is read without any right',
    { core: (core) => rule(core, 0xef06, 0xdf03, 'read', ALWAYS) },
    (terminal) => heard(terminal, 'select DF03', '00B2013400'),
  ),
  fault(
    'update-rule-ignored',
    'DF01 EF06 is updated without any right',
    { core: (core) => rule(core, 0xef06, 0xdf01, 'update', ALWAYS) },
    (terminal) => heard(terminal, 'select DF01', '00DC02340524' + '03A1A2A3'),
  ),
  fault(
    'contactless-write-allowed',
    'updates by key are served over contactless too',
    {
      core: (core) => {
        for (const directory of everyDirectory(core)) {
          for (const file of directory.files) {
            const { update } = file;
            const both: Condition = { holds: () => update.holds('contact') };
            Object.defineProperty(file, 'update', { value: both });
          }
        }
      },
    },
    (terminal) => heard(terminal, 'contactless', 'select DF01', 'auth DF01.UK_EF06', '00DC0234052403A1A2A3'),
  ),
  fault(
    'key-type-confusion',
    'the update key of SSSE also reads what its read key opens',
    {
      commands: around(externalAuthenticate, (inner, command, core) => {
        const statusWord = inner(command, core);
        const { directory } = core.selection;
        if (statusWord === SW.SUCCESS && command.p2 === UK) directory.rightOfKey(RK).held = true;
        return statusWord;
      }),
    },
    (terminal) => heard(terminal, 'select SSSE', 'auth SSSE.UK', '00B2013400'),
  ),
  fault(
    'unblock-without-puk',
    'PIN UNBLOCK and RELOAD need no right of the PUK',
    {
      commands: around(resetPin, (inner, command, core) => {
        const right = core.selection.directory.pinOwner()?.rightOfKey(PUK);
        const held = right?.held ?? false;
        if (right) right.held = true;
        const statusWord = inner(command, core);
        if (right) right.held = held;
        return statusWord;
      }),
    },
    (terminal) => heard(terminal, 'select SSSE', 'verify 111111', 'unblock', 'tries'),
  ),
  fault(
    'activate-without-key',
    'ACTIVATE and DEACTIVATE are served without the update key',
    {
      commands: ({ commands }) =>
        commands
          .filter(({ name, ins }) => ins === activate.ins || name === 'DEACTIVATE')
          .map((definition) => ({ ...definition, allowed: 'always' as const })),
    },
    (terminal) => heard(terminal, 'select SSSE', '00040000', '00440000'),
  ),
  fault(
    'pin-reset-over-contactless',
    'PIN UNBLOCK is served over contactless',
    { commands: replacing(resetPin, { allowed: 'always' }) },
    (terminal) => heard(terminal, 'contactless', 'select SSSE', 'auth SSSE.PUK', 'unblock'),
  ),
  fault(
    'master-key-opens-all',
    'the master key of a directory opens all its files',
    {
      commands: around(externalAuthenticate, (inner, command, core) => {
        const statusWord = inner(command, core);
        const { directory } = core.selection;
        if (statusWord === SW.SUCCESS && command.p2 === 0) {
          for (const { reference } of directory.keys) directory.rightOfKey(reference).held = true;
        }
        return statusWord;
      }),
    },
    (terminal) => heard(terminal, 'select DF03', 'auth DF03.MK', '00B2013400'),
  ),
];
