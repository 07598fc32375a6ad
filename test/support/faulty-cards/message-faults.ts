import { CommandView } from '../../../apdu/codec/command-view.js';
import { SW } from '../../../apdu/codec/status-word.js';
import { debit } from '../../../card-model/applications/social/debit/debit.js';
import { applicationBlock } from '../../../card-model/commands/application-block.js';
import { externalAuthenticate } from '../../../card-model/commands/external-authenticate.js';
import { resetPin } from '../../../card-model/commands/reset-pin.js';
import type { CardCore } from '../../../card-model/kernel/card-core.js';
import type { Key } from '../../../card-model/security/key.js';
import { opensRights } from '../../../card-model/security/key-type.js';
import { cardAlgorithm } from '../../../crypto/index.js';
import type { Fault } from './fault.js';
import { around, currentChallenge, everyDirectory, fault, heard } from './make-fault.js';

const MAC_BYTES = 4;
const CRYPTOGRAM_BYTES = 8;

/** The command with the MAC that the card would compare with, where the terminal's own is as alike as `accepts` asks. */
function withRightMac(
  command: CommandView,
  core: CardCore,
  key: Key | undefined,
  accepts: (shown: Uint8Array, right: Uint8Array) => boolean,
): CommandView {
  if (!key || !core.messageChallenge) return command;
  const macOffset = command.dataOffset + command.nc - MAC_BYTES;
  const right = cardAlgorithm(key.algorithm).secureMessagingMac(
    key.cipher.processKey(core.messageChallenge),
    command.bytes.subarray(0, macOffset),
  );
  if (!accepts(command.bytes.subarray(macOffset, macOffset + MAC_BYTES), right)) return command;
  const bytes = command.bytes.slice();
  bytes.set(right, macOffset);
  const view = new CommandView();
  view.parse(bytes);
  return view;
}

const reloadKey = ({ selection }: CardCore): Key | undefined =>
  selection.directory.pinOwner()?.keyOfType('PIN_RELOAD');

/** The key that an EXTERNAL AUTHENTICATE is about. */
const shownKey = ({ selection }: CardCore, reference: number): Key | undefined =>
  selection.directory.findKey(opensRights, reference, 1);

function cryptogramRight(
  command: CommandView,
  challenge: Uint8Array | undefined,
  key: Key,
  bytes: number,
): boolean {
  if (!challenge) return false;
  const data = command.data();
  const right = key.cipher.cryptogramFor(challenge, data.subarray(CRYPTOGRAM_BYTES, 2 * CRYPTOGRAM_BYTES));
  return right.subarray(0, bytes).every((byte, index) => byte === data[index]);
}

/** Faults of cryptograms, MACs and challenges. */
export const MESSAGE_FAULTS: readonly Fault[] = [
  fault(
    'mac-not-checked',
    'APPLICATION BLOCK is served with any MAC',
    {
      commands: around(applicationBlock, (inner, command, core) =>
        inner(
          withRightMac(command, core, core.selection.directory.keyOfType('LK'), () => true),
          core,
        ),
      ),
    },
    (terminal) => heard(terminal, 'select SSSE', '0084000008', '841E00000411223344', 'select SSSE'),
  ),
  fault(
    'mac-two-bytes-compared',
    'only the first two bytes of the MAC of PIN UNBLOCK are compared',
    {
      commands: around(resetPin, (inner, command, core) =>
        inner(
          withRightMac(
            command,
            core,
            reloadKey(core),
            (shown, right) => shown[0] === right[0] && shown[1] === right[1],
          ),
          core,
        ),
      ),
    },
    (terminal) => heard(terminal, 'select SSSE', 'verify 111111', 'auth SSSE.PUK', 'unblock wrong', 'tries'),
  ),
  fault(
    'cryptogram-four-bytes-compared',
    'only the first four bytes of a cryptogram are compared',
    {
      commands: around(externalAuthenticate, (inner, command, core) => {
        const key = shownKey(core, command.p2);
        const right = key && !key.blocked && cryptogramRight(command, currentChallenge(core), key, 4);
        if (!right) return inner(command, core);
        core.challenge.consume();
        key.right.held = true;
        key.refillTries(core.memory);
        return SW.SUCCESS;
      }),
    },
    (terminal) => {
      const begun = heard(terminal, 'select SSSE');
      const command = terminal.authentication('SSSE.RK', terminal.challenge());
      // The last byte of the cryptogram, whatever it is, with one bit turned over.
      const at = 10 + 2 * (CRYPTOGRAM_BYTES - 1);
      const byte = (Number.parseInt(command.slice(at, at + 2), 16) ^ 1).toString(16).padStart(2, '0');
      return [...begun, terminal.send(`${command.slice(0, at)}${byte}${command.slice(at + 2)}`)];
    },
  ),
  fault(
    'challenge-reusable',
    'a challenge serves more than one authentication',
    {
      core: ({ challenge }) => {
        const consume = challenge.consume.bind(challenge);
        challenge.consume = () => {
          const bytes = consume();
          if (bytes) challenge.remember(bytes);
          return bytes;
        };
      },
    },
    (terminal) => {
      const begun = heard(terminal, 'select SSSE');
      const command = terminal.authentication('SSSE.RK', terminal.challenge());
      return [...begun, terminal.send(command), terminal.send(command)];
    },
  ),
  fault(
    'challenge-survives-reset',
    'a challenge from before a reset still counts',
    {
      core: (core) => {
        core.challenge.forget = () => undefined;
      },
    },
    (terminal) => {
      const begun = heard(terminal, 'select SSSE');
      const command = terminal.authentication('SSSE.RK', terminal.challenge());
      return [...begun, ...heard(terminal, 'reset', 'select SSSE'), terminal.send(command)];
    },
  ),
  fault(
    'challenge-always-the-same',
    'GET CHALLENGE always gives the same bytes',
    {
      core: (core) => {
        const { environment } = core;
        const once = environment.random(16);
        Object.defineProperty(core, 'environment', {
          value: {
            ...environment,
            random: (count: number) => Uint8Array.from({ length: count }, (_, at) => once[at % 16]!),
          },
        });
      },
    },
    (terminal) => [String(new Set([terminal.challenge().join(), terminal.challenge().join()]).size)],
  ),
  fault(
    'any-key-of-the-directory',
    'the cryptogram of any key of the directory is accepted',
    {
      commands: around(externalAuthenticate, (inner, command, core) => {
        const challenge = currentChallenge(core);
        const key = shownKey(core, command.p2);
        const others = core.selection.directory.keys.filter(({ type }) => opensRights(type));
        const right = others.some((other) => cryptogramRight(command, challenge, other, CRYPTOGRAM_BYTES));
        if (!key || !right || key.blocked) return inner(command, core);
        core.challenge.consume();
        key.right.held = true;
        return SW.SUCCESS;
      }),
    },
    (terminal) => {
      const begun = heard(terminal, 'select SSSE');
      const command = terminal.authentication('SSSE.UK', terminal.challenge());
      return [...begun, terminal.send(command.replace('00820004', '0082000A'))];
    },
  ),
  fault(
    'debit-mac-not-checked',
    'DEBIT takes any MAC1',
    {
      commands: around(debit, (inner, command, core) => {
        const statusWord = inner(command, core);
        return statusWord === SW.MAC_INVALID_DEBIT ? SW.SUCCESS : statusWord;
      }),
    },
    (terminal) =>
      heard(
        terminal,
        'select SSSE',
        'verify',
        'select DF04',
        '805001021301000003E8000000000000000000000000000100',
        '805401000F000000072026112210111200000000',
      ),
  ),
  fault(
    'secret-in-challenge',
    'a challenge of 16 bytes ends with half of a key',
    {
      transmit: (command, send, core) => {
        const answer = send(command);
        const isLong = command[1] === 0x84 && answer.length === 18;
        const key = everyDirectory(core).find(({ keys }) => keys.length > 1)!.keys[1]!;
        if (isLong) answer.set(key.toImage().value.subarray(0, 8), 8);
        return answer;
      },
    },
    (terminal) => heard(terminal, 'select SSSE', '0084000010'),
  ),
  fault(
    'secret-with-refusal',
    'INTERNAL AUTHENTICATE of an unknown key answers 6A88 behind half of the IRK',
    {
      transmit: (command, send, core) => {
        const answer = send(command);
        if (command[1] !== 0x88 || answer[0] !== 0x6a || answer[1] !== 0x88) return answer;
        const key = everyDirectory(core)
          .flatMap(({ keys }) => keys)
          .find(({ type }) => type === 'IRK')!;
        return Uint8Array.of(...key.toImage().value.subarray(8), ...answer);
      },
    },
    (terminal) => heard(terminal, 'select SSSE', `0088000510${'00'.repeat(16)}`),
  ),
];
