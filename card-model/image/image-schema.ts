import * as v from 'valibot';
import { fromHex } from '../../apdu/bytes.js';
import { UNBLOCK_TRIES } from '../files/application-block.js';
import { LIFE_CYCLE, type LifeCycleName } from '../files/life-cycle.js';
import type { AccessRule } from '../security/access-rule.js';
import { KEY_TYPES, type KeyType, LOWEST_USAGE } from '../security/key-type.js';
import { PIN_BYTES } from '../security/pin.js';
import { TRANSPORT_KEY_BYTES } from '../security/transport-key.js';

const bytes = (minimum: number, maximum = minimum) =>
  v.pipe(
    v.string(),
    v.regex(/^([0-9A-F]{2})*$/, 'no whole bytes in upper-case hexadecimal'),
    v.check((text) => text.length >= 2 * minimum && text.length <= 2 * maximum, 'wrong count of bytes'),
    v.transform(fromHex),
  );
const count = (maximum: number, minimum = 0) =>
  v.pipe(v.number(), v.integer(), v.minValue(minimum), v.maxValue(maximum));

const fileIdentifier = count(0xffff);
const tries = { triesLeft: count(15), maximumTries: count(15) };

const rule: v.GenericSchema<AccessRule> = v.lazy(() =>
  v.union([
    v.picklist(['always', 'never']),
    v.strictObject({ pin: v.literal(true) }),
    v.strictObject({ key: count(0xff) }),
    v.strictObject({ interface: v.picklist(['contact', 'contactless']) }),
    v.strictObject({ anyOf: v.array(rule) }),
    v.strictObject({ allOf: v.array(rule) }),
  ]),
);

const header = {
  fid: fileIdentifier,
  rules: v.strictObject({ read: rule, update: rule }),
  issuerData: v.boolean(),
};

const MAXIMUM_OBJECT_BYTES = 0xff;
const MAXIMUM_FILE_BYTES = 0x7fff;
const RECORD_BYTES = { minimum: 2, maximum: 257 } as const;

const MISFIT = 'records that do not fit the file';

const file = v.variant('kind', [
  v.strictObject({ kind: v.literal('transparent'), ...header, content: bytes(0, MAXIMUM_FILE_BYTES) }),
  v.pipe(
    v.strictObject({
      kind: v.picklist(['linear-fixed', 'linear-variable']),
      ...header,
      recordBytes: count(RECORD_BYTES.maximum, RECORD_BYTES.minimum),
      maximumRecords: count(254, 1),
      records: v.array(bytes(RECORD_BYTES.minimum, RECORD_BYTES.maximum)),
    }),
    v.check(
      ({ recordBytes, maximumRecords, records }) =>
        records.length <= maximumRecords && records.every((record) => record.length <= recordBytes),
      MISFIT,
    ),
  ),
  v.pipe(
    v.strictObject({
      kind: v.literal('cyclic'),
      ...header,
      recordBytes: count(255, 1),
      maximumRecords: count(254, 1),
      records: v.array(bytes(1, 255)),
    }),
    v.check(
      ({ recordBytes, maximumRecords, records }) =>
        records.length <= maximumRecords && records.every((record) => record.length === recordBytes),
      MISFIT,
    ),
  ),
]);

const MORE_THAN_MAXIMUM = 'more tries left than the maximum';

const key = v.pipe(
  v.strictObject({
    type: v.picklist(Object.keys(KEY_TYPES) as KeyType[]),
    reference: count(0xff),
    version: count(0xff),
    usage: v.exactOptional(count(0xff, LOWEST_USAGE)),
    algorithm: v.picklist(['SM4', '3DES']),
    value: bytes(16),
    ...tries,
  }),
  v.check(({ triesLeft, maximumTries }) => triesLeft <= maximumTries, MORE_THAN_MAXIMUM),
  v.check(
    ({ type, usage }) => (type === 'SAM') === (usage !== undefined),
    'a usage byte is what SAM keys have',
  ),
);

const pin = v.pipe(
  v.strictObject({ value: bytes(PIN_BYTES.minimum, PIN_BYTES.maximum), ...tries }),
  v.check(({ triesLeft, maximumTries }) => triesLeft <= maximumTries, MORE_THAN_MAXIMUM),
);

const block = v.strictObject({
  state: v.picklist(['blocked', 'permanent']),
  triesLeft: count(UNBLOCK_TRIES),
});

const transportKey = v.pipe(
  v.strictObject({ value: bytes(TRANSPORT_KEY_BYTES), ...tries }),
  v.check(({ triesLeft, maximumTries }) => triesLeft <= maximumTries, MORE_THAN_MAXIMUM),
);

const object = v.strictObject({ tag: count(0xffff, 1), value: bytes(0, MAXIMUM_OBJECT_BYTES) });

const directoryEntries = {
  fid: fileIdentifier,
  aid: v.exactOptional(bytes(5, 16)),
  application: v.string(),
  lifeCycle: v.exactOptional(v.picklist(Object.keys(LIFE_CYCLE) as LifeCycleName[])),
  block: v.exactOptional(block),
  keyRoom: v.exactOptional(count(0xff, 1)),
  pin: v.exactOptional(pin),
  objects: v.exactOptional(v.array(object)),
  keys: v.array(key),
  files: v.array(file),
};

interface DirectoryShape extends v.InferOutput<ReturnType<typeof entriesOnly>> {
  directories: DirectoryShape[];
}
const entriesOnly = () => v.strictObject(directoryEntries);

const directory: v.GenericSchema<unknown, DirectoryShape> = v.lazy(() =>
  v.strictObject({ ...directoryEntries, directories: v.array(directory) }),
);

/** Shape of the contents of a card image, byte strings in hexadecimal. */
export const imageSchema = v.strictObject({
  profile: v.string(),
  historicalBytes: bytes(8, 15),
  transportKey: v.exactOptional(transportKey),
  blocked: v.exactOptional(v.literal(true)),
  masterFile: directory,
});
