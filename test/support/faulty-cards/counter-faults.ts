import { SW, triesLeft } from '../../../apdu/codec/status-word.js';
import { changePin } from '../../../card-model/commands/change-pin.js';
import { externalAuthenticate } from '../../../card-model/commands/external-authenticate.js';
import { verify } from '../../../card-model/commands/verify.js';
import type { CardCore } from '../../../card-model/kernel/card-core.js';
import type { Pin } from '../../../card-model/security/pin.js';
import type { Fault } from './fault.js';
import { allTries, around, everyDirectory, fault, heard, replacing, setTries, torn } from './make-fault.js';

const socialPin = (core: CardCore): Pin => core.selection.directory.pinOwner()!.pin!;

const refillPins = (core: CardCore): void => {
  for (const { pin } of everyDirectory(core)) if (pin) setTries(pin, allTries(pin));
};

/** Faults of retry counters and of what they protect. */
export const COUNTER_FAULTS: readonly Fault[] = [
  fault(
    'pin-try-not-spent',
    'a wrong VERIFY tells a try less and keeps it',
    {
      commands: around(verify, (inner, command, core) => {
        const pin = core.selection.directory.pinOwner()?.pin;
        const before = pin?.triesLeft ?? 0;
        const statusWord = inner(command, core);
        if (pin && statusWord !== SW.SUCCESS) setTries(pin, before);
        return statusWord;
      }),
    },
    (terminal) => heard(terminal, 'select SSSE', 'verify 111111', 'verify 111111', 'tries'),
  ),
  fault(
    'pin-two-tries-spent',
    'a wrong VERIFY costs two tries',
    {
      commands: around(verify, (inner, command, core) => {
        const statusWord = inner(command, core);
        const pin = core.selection.directory.pinOwner()?.pin;
        if (!pin || command.nc === 0 || statusWord === SW.SUCCESS || pin.triesLeft === 0) return statusWord;
        setTries(pin, pin.triesLeft - 1);
        return triesLeft(pin.triesLeft);
      }),
    },
    (terminal) => heard(terminal, 'select SSSE', 'verify 111111', 'tries'),
  ),
  fault(
    'pin-tries-back-by-reset',
    'a reset gives all PIN tries back',
    {
      reset: (core, reset) => {
        reset();
        refillPins(core);
      },
    },
    (terminal) => heard(terminal, 'select SSSE', 'verify 111111', 'reset', 'select SSSE', 'tries'),
  ),
  fault(
    'pin-try-back-by-tear',
    'power that fails during VERIFY gives the try back',
    () => {
      let before: number | undefined;
      return {
        commands: around(verify, (inner, command, core) => {
          before = core.selection.directory.pinOwner()?.pin?.triesLeft;
          const statusWord = inner(command, core);
          before = undefined;
          return statusWord;
        }),
        reset: (core, reset) => {
          const pin = before === undefined ? undefined : core.selection.directory.pinOwner()?.pin;
          if (pin && before !== undefined) setTries(pin, before);
          before = undefined;
          reset();
        },
      };
    },
    (terminal) => [
      ...heard(terminal, 'select SSSE', 'verify 111111'),
      torn(terminal, 1, 'verify 111111'),
      ...heard(terminal, 'select SSSE', 'tries'),
    ],
  ),
  fault(
    'blocked-pin-accepted',
    'a blocked PIN is still compared',
    {
      commands: around(verify, (inner, command, core) => {
        const pin = core.selection.directory.pinOwner()?.pin;
        if (command.nc > 0 && pin?.blocked) setTries(pin, 1);
        return inner(command, core);
      }),
    },
    (terminal) => heard(terminal, 'select SSSE', ...Array<string>(6).fill('verify 111111'), 'verify'),
  ),
  fault(
    'key-try-not-spent',
    'a wrong cryptogram costs no try',
    {
      commands: around(externalAuthenticate, (inner, command, core) => {
        const keys = core.selection.directory.keys.filter(({ reference }) => reference === command.p2);
        const before = keys.map(({ triesLeft: left }) => left);
        const statusWord = inner(command, core);
        for (const [index, key] of keys.entries()) setTries(key, before[index]!);
        return statusWord;
      }),
    },
    (terminal) => heard(terminal, 'select SSSE', 'auth SSSE.RK wrong', 'auth SSSE.RK wrong'),
  ),
  fault(
    'blocked-key-accepted',
    'a blocked key is still compared',
    {
      commands: around(externalAuthenticate, (inner, command, core) => {
        for (const key of core.selection.directory.keys) {
          if (key.reference === command.p2 && key.blocked) setTries(key, 1);
        }
        return inner(command, core);
      }),
    },
    (terminal) =>
      heard(terminal, 'select SSSE', ...Array<string>(3).fill('auth SSSE.RK wrong'), 'auth SSSE.RK'),
  ),
  fault(
    'key-tries-back-by-reset',
    'a reset gives all tries of keys back',
    {
      reset: (core, reset) => {
        reset();
        for (const { keys } of everyDirectory(core)) {
          for (const key of keys) setTries(key, allTries(key));
        }
      },
    },
    (terminal) =>
      heard(terminal, 'select SSSE', 'auth SSSE.RK wrong', 'reset', 'select SSSE', 'auth SSSE.RK wrong'),
  ),
  fault(
    'pin-length-not-checked',
    'VERIFY compares a PIN of one byte',
    {
      commands: replacing(verify, {
        format: ({ p1, nc }) => (p1 === 0 && nc < 9 ? SW.SUCCESS : SW.WRONG_LENGTH),
      }),
    },
    (terminal) => heard(terminal, 'select SSSE', '002000000112', 'tries'),
  ),
  fault(
    'change-pin-without-old',
    'CHANGE PIN takes any old PIN',
    {
      commands: around(changePin, (inner, command, core) => {
        const pin = socialPin(core);
        const statusWord = inner(command, core);
        if (statusWord === SW.SUCCESS || statusWord === SW.METHOD_BLOCKED) return statusWord;
        const separator = command.bytes.indexOf(0xff, command.dataOffset);
        pin.restoreTries(core.memory);
        pin.replace(core.memory, command.bytes.slice(separator + 1, command.dataOffset + command.nc));
        return SW.SUCCESS;
      }),
    },
    (terminal) => heard(terminal, 'select SSSE', 'change 111111 222222', 'verify 222222'),
  ),
  fault(
    'pin-first-digits-compared',
    'only the first four digits of the PIN are compared',
    {
      commands: around(verify, (inner, command, core) => {
        const pin = core.selection.directory.pinOwner()?.pin;
        if (!pin || command.nc < 2 || pin.blocked) return inner(command, core);
        const { value } = pin.toImage();
        const alike = command.data()[0] === value[0] && command.data()[1] === value[1];
        if (!alike) return inner(command, core);
        pin.right.held = true;
        pin.refillTries(core.memory);
        return SW.SUCCESS;
      }),
    },
    (terminal) => heard(terminal, 'select SSSE', 'verify 246899'),
  ),
];
