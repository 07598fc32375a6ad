import type { KeyRecord } from '../../card-model/security/key-record.js';
import {
  anyKey,
  building,
  KEY_VALUE,
  keyRecord,
  masterKey,
  OTHER_VALUE,
  withKeyRoom,
  withMasterKey,
  write,
} from './tear-building.js';
import type { TearHost } from './tear-host.js';
import type { TearScenario } from './tear-walk.js';

const PIN_RECORD: KeyRecord = {
  kind: 'pin',
  pin: { value: Uint8Array.of(0x97, 0x53, 0x18), triesLeft: 6, maximumTries: 6 },
};
const OTHER_PIN: KeyRecord = {
  kind: 'pin',
  pin: { value: Uint8Array.of(0x19, 0x37, 0x58, 0x64), triesLeft: 3, maximumTries: 3 },
};

const IN_CLEAR: [what: string, record: (host: TearHost) => KeyRecord, before?: (host: TearHost) => void][] = [
  ['the MK', (host) => keyRecord(masterKey(host))],
  ['a further key', (host) => keyRecord(anyKey(host))],
  [
    'a key in place of another',
    (host) => keyRecord(anyKey(host, { value: OTHER_VALUE })),
    write('plain', (host) => keyRecord(anyKey(host))),
  ],
];
const UNDER_MASTER_KEY: typeof IN_CLEAR = [
  ['another MK', (host) => keyRecord(masterKey(host, OTHER_VALUE))],
  ['a further key', (host) => keyRecord(anyKey(host))],
  [
    'a further version',
    (host) => keyRecord(anyKey(host, { version: 2 })),
    write('secured', (host) => keyRecord(anyKey(host))),
  ],
  [
    'a key in place of another',
    (host) => keyRecord(anyKey(host, { value: OTHER_VALUE })),
    write('secured', (host) => keyRecord(anyKey(host))),
  ],
];
const PINS: typeof IN_CLEAR = [
  ['the PIN', () => PIN_RECORD],
  ['another PIN', () => OTHER_PIN, write('plain', () => PIN_RECORD)],
];
const PINS_UNDER_MASTER_KEY: typeof IN_CLEAR = [
  ['the PIN', () => PIN_RECORD],
  ['another PIN', () => OTHER_PIN, write('secured', () => PIN_RECORD)],
];

const FORMS = [
  ['plain', 'WRITE KEY', withKeyRoom, IN_CLEAR, PINS],
  ['enciphered', 'WRITE KEY (enciphered)', withMasterKey, UNDER_MASTER_KEY, PINS_UNDER_MASTER_KEY],
  ['secured', 'WRITE KEY (secured)', withMasterKey, UNDER_MASTER_KEY, PINS_UNDER_MASTER_KEY],
] as const;
const KEYS = FORMS.flatMap(([form, command, prepare, keys, pins]) =>
  [...keys, ...pins].map(([what, record, beforehand]) =>
    building({
      command,
      branch: `${what}, before issue`,
      ...(what.endsWith('PIN') && { needs: ['VERIFY'] }),
      setUp: (host) => {
        prepare(host);
        beforehand?.(host);
      },
      act: (host) => host.writeKey(form, record(host), masterKey(host)),
      usesChallenge: form !== 'plain',
    }),
  ),
);
const WRONG_MAC = building({
  command: 'WRITE KEY (secured)',
  branch: 'wrong MAC, before issue',
  setUp: withMasterKey,
  act: (host) => host.writeKey('secured', keyRecord(anyKey(host)), masterKey(host), true),
  answers: 0x6988,
  usesChallenge: true,
  writesNothing: true,
});

const putting =
  (tag: string, value: Uint8Array, wrong = false) =>
  (host: TearHost) =>
    host.secured(`84DA${tag}`, masterKey(host), { clear: value, wrong });
const OBJECTS = [
  building({
    command: 'PUT DATA (personalisation)',
    branch: 'a new object',
    setUp: withMasterKey,
    act: putting('9F10', KEY_VALUE),
    usesChallenge: true,
  }),
  ...[KEY_VALUE, OTHER_VALUE.subarray(0, 5)].map((before) =>
    building({
      command: 'PUT DATA (personalisation)',
      branch: `in place of one with ${before.length} bytes`,
      setUp: (host) => {
        withMasterKey(host);
        host.refused(putting('9F10', before)(host), 0x9000);
      },
      act: putting('9F10', OTHER_VALUE),
      usesChallenge: true,
    }),
  ),
  building({
    command: 'PUT DATA (personalisation)',
    branch: 'wrong MAC',
    setUp: withMasterKey,
    act: putting('9F10', KEY_VALUE, true),
    answers: 0x6988,
    usesChallenge: true,
    writesNothing: true,
  }),
];

/** Keys, the PIN and data objects of a card that is being built. */
export const KEY_SCENARIOS: readonly TearScenario[] = [...KEYS, WRONG_MAC, ...OBJECTS];
