import type { CommandView } from '../../apdu/codec/command-view.js';
import { type StatusWord, SW } from '../../apdu/codec/status-word.js';
import type { Directory } from '../files/directory.js';
import { KEY_RECORD_BYTES } from '../files/file-coding.js';
import type { CardCore } from '../kernel/card-core.js';
import { defineCommand } from '../kernel/command.js';
import { CONTACT } from '../security/access-rule.js';
import type { Key, KeyImage } from '../security/key.js';
import { decodeKeyRecord, type KeyRecord } from '../security/key-record.js';
import { MAXIMUM_VERSIONS } from '../security/key-version.js';
import {
  encipheredBytes,
  MAC_BYTES,
  type OpenedMessage,
  openEncipheredMessage,
  openSecureMessage,
} from '../security/secure-messaging.js';
import { administratorIn } from './administrator.js';
import { INTERINDUSTRY, PROPRIETARY, PROPRIETARY_SECURED } from './classes.js';
import { isKeyWritingP1, KEY_WRITING_INSTRUCTION, keyWritingP1 } from './key-writing.js';

const masterKeyOf = (directory: Directory): Key | undefined => directory.keyOfType('MK');

function writeRecord(core: CardCore, p1: number, record: KeyRecord | undefined): StatusWord {
  if (!record) return SW.WRONG_DATA;
  const { directory } = core.selection;
  if (directory.keyRoom === 0) return SW.FILE_NOT_FOUND;
  if (p1 !== keyWritingP1(record)) return SW.WRONG_DATA;
  return record.kind === 'pin' ? writePin(core, record) : writeKey(core, record.key);
}

/** The PIN of an issued card is changed by the PIN commands only. */
function writePin({ state, memory, selection }: CardCore, { pin }: KeyRecord & { kind: 'pin' }): StatusWord {
  const { directory } = selection;
  if (!state.transportKey) return SW.CONDITIONS_NOT_SATISFIED;
  if (!directory.pin && isFull(directory)) return SW.NOT_ENOUGH_SPACE;
  directory.writePin(memory, pin);
  return SW.SUCCESS;
}

function writeKey({ memory, selection }: CardCore, key: KeyImage): StatusWord {
  const { directory } = selection;
  const { keyTypes } = directory.application;
  if (!keyTypes.includes(key.type)) return SW.WRONG_DATA;
  const replaces = directory.keys.some((other) => other.sameAs(key));
  const versions = directory.keys.filter((other) => other.sameAs({ ...key, version: other.version }));
  if (!replaces && (versions.length === MAXIMUM_VERSIONS || isFull(directory))) return SW.NOT_ENOUGH_SPACE;
  directory.writeKey(memory, key);
  return SW.SUCCESS;
}

const isFull = ({ keys, pin, keyRoom }: Directory): boolean => keys.length + (pin ? 1 : 0) >= keyRoom;

/** The record of a secured form, opened under the MK of the current directory. */
function writeSecured(
  command: CommandView,
  core: CardCore,
  open: (command: CommandView, core: CardCore, key: Key) => OpenedMessage | StatusWord,
): StatusWord {
  const { directory } = core.selection;
  const key = masterKeyOf(directory);
  if (!key) return SW.REFERENCE_NOT_FOUND;
  if (!administratorIn(core, directory)) return SW.SECURITY_STATUS_NOT_SATISFIED;
  const message = open(command, core, key);
  if (typeof message === 'number') return message;
  const clear = message.clear();
  return writeRecord(core, command.p1, clear && decodeKeyRecord(clear));
}

const COMMON = {
  ins: KEY_WRITING_INSTRUCTION,
  clause: 'coding of the field (ssc-card.md 3 and 2.3, T514); open bytes are conventions (key-record)',
  secretData: true,
  allowed: CONTACT,
} as const;

const parametersFit = ({ p1, p2 }: CommandView): boolean => p2 === 0 && isKeyWritingP1(p1);

/** WRITE KEY in clear: before issue, while the directory has no MK that could protect it. */
export const writeKeyPlain = defineCommand({
  ...COMMON,
  name: 'WRITE KEY',
  classes: [INTERINDUSTRY],
  summary: { en: 'writes a key or the PIN, in clear', zh: '明文写密钥' },
  beforeIssue: true,

  format(command) {
    if (!parametersFit(command)) return SW.WRONG_P1_P2;
    return command.nc === KEY_RECORD_BYTES ? SW.SUCCESS : SW.WRONG_LENGTH;
  },

  execute(command, core) {
    if (masterKeyOf(core.selection.directory)) return SW.CONDITIONS_NOT_SATISFIED;
    return writeRecord(core, command.p1, decodeKeyRecord(command.data()));
  },
});

/** WRITE KEY enciphered under the MK, without a MAC: before issue. */
export const writeKeyEnciphered = defineCommand({
  ...COMMON,
  name: 'WRITE KEY (enciphered)',
  classes: [PROPRIETARY],
  summary: { en: 'writes a key or the PIN, enciphered', zh: '密文写密钥' },
  beforeIssue: true,
  secured: true,

  format(command, core) {
    if (!parametersFit(command)) return SW.WRONG_P1_P2;
    const wanted = encipheredBytes(KEY_RECORD_BYTES, core.environment.algorithm);
    return command.nc === wanted ? SW.SUCCESS : SW.WRONG_LENGTH;
  },

  execute: (command, core) => writeSecured(command, core, openEncipheredMessage),
});

/** WRITE KEY under secure messaging with the MK: before issue, and afterwards by who has authenticated with it. */
export const writeKeySecured = defineCommand({
  ...COMMON,
  name: 'WRITE KEY (secured)',
  classes: [PROPRIETARY_SECURED],
  summary: { en: 'writes a key or the PIN, enciphered and with MAC', zh: '密文加 MAC 写密钥' },
  secured: true,

  format(command, core) {
    if (!parametersFit(command)) return SW.WRONG_P1_P2;
    const wanted = encipheredBytes(KEY_RECORD_BYTES, core.environment.algorithm) + MAC_BYTES;
    return command.nc === wanted && !command.extended ? SW.SUCCESS : SW.WRONG_LENGTH;
  },

  execute: (command, core) => writeSecured(command, core, openSecureMessage),
});
