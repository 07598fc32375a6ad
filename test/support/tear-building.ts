import { blankCard, TEST_TRANSPORT_KEY } from '../../card-model/personalisation/blank-card.js';
import type { KeyImage } from '../../card-model/security/key.js';
import type { KeyRecord } from '../../card-model/security/key-record.js';
import { encoding, type TearHost } from './tear-host.js';
import type { TearScenario } from './tear-walk.js';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
export const TRANSPORT_KEY = `80E0030008${hex(TEST_TRANSPORT_KEY)}`;
export const WRONG_TRANSPORT_KEY = '80E00300080000000000000000';

export const KEY_VALUE = Uint8Array.from({ length: 16 }, (_, index) => 0x40 + index);
export const OTHER_VALUE = Uint8Array.from({ length: 16 }, (_, index) => 0x80 + index);
const ALWAYS_RULES = '00FFFFFF 00FFFFFF';

/** Data of CREATE FILE. ssc-card.md 3; file-coding. */
export const NEW_FILE = {
  internal: (room: string) => `80E0010010 C30001${room}18 00 FFFFFFFF FFFFFFFF FFFF`,
  transparent: (fid: string) => `80E0010010 C4${fid}0010 00 ${ALWAYS_RULES} FFFF`,
  linearFixed: (fid: string) => `80E0010010 C5${fid}0304 00 ${ALWAYS_RULES} FFFF`,
  linearVariable: (fid: string) => `80E0010010 C6${fid}0308 00 ${ALWAYS_RULES} FFFF`,
  cyclic: (fid: string) => `80E0010010 C7${fid}0303 00 ${ALWAYS_RULES} FFFF`,
  directory: (code: number, aid = 'A000000001') =>
    `80E001001538DF7E${code.toString(16).padStart(2, '0')}00 ${'FF'.repeat(11)} ${aid}`,
  application: (code: number) =>
    `80E001001538DDF7${code.toString(16).padStart(2, '0')}01 ${'FF'.repeat(11)} A000000002`,
} as const;

export const codeOf = ({ profile }: TearHost): number => profile.applications[0]!.code;
const algorithmOf = ({ profile }: TearHost) => profile.algorithm;

/** Shows the transport key, which power takes away again. */
export const open = (host: TearHost): void => {
  host.go('MF');
  host.send(TRANSPORT_KEY);
};

export function masterKey(host: TearHost, value = KEY_VALUE): KeyImage {
  const tries = { triesLeft: 3, maximumTries: 3 };
  return { type: 'MK', reference: 0, version: 1, algorithm: algorithmOf(host), value, ...tries };
}

/** A key that the application of the profile takes: EXTERNAL, or SAM. */
export function anyKey(host: TearHost, changes: Partial<KeyImage> = {}): KeyImage {
  const common = { reference: 0x0a, version: 1, algorithm: algorithmOf(host), value: KEY_VALUE };
  const samKey = host.profile.applications[0]!.keyTypes.includes('SAM');
  if (samKey) return { type: 'SAM', usage: 0x47, triesLeft: 0, maximumTries: 0, ...common, ...changes };
  return { type: 'EXTERNAL', triesLeft: 3, maximumTries: 3, ...common, ...changes };
}

export const keyRecord = (key: KeyImage): KeyRecord => ({ kind: 'key', key });
export type Part = Omit<TearScenario, 'start' | 'approach' | 'answers'> & Partial<TearScenario>;

/** A scenario at a card that is being built, opened by the transport key. */
export const building = (part: Part): TearScenario => ({
  start: (profile) => blankCard(profile),
  approach: open,
  answers: 0x9000,
  ...part,
});
export const says = (command: string) => (): Uint8Array => encoding(command);

export const withKeyRoom = (host: TearHost): void => {
  open(host);
  host.send(NEW_FILE.internal('06'));
};
export const withMasterKey = (host: TearHost): void => {
  withKeyRoom(host);
  write('plain', () => keyRecord(masterKey(host)))(host);
};
export const write =
  (form: 'plain' | 'enciphered' | 'secured', record: (host: TearHost) => KeyRecord, wrong = false) =>
  (host: TearHost): void =>
    host.send({ ...fieldsOf(host.writeKey(form, record(host), masterKey(host), wrong)) });
const fieldsOf = (bytes: Uint8Array) => ({
  cla: bytes[0]!,
  ins: bytes[1]!,
  p1: bytes[2]!,
  p2: bytes[3]!,
  data: bytes.slice(5),
});
