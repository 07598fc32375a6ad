import { describe, expect, it } from 'vitest';
import { Directory } from '../../../card-model/files/directory.js';
import type { FileImage } from '../../../card-model/files/file-node.js';
import { NonVolatileMemory } from '../../../card-model/kernel/non-volatile-memory.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { key, PIN } from '../../../card-model/security/access-rule.js';
import type { KeyImage } from '../../../card-model/security/key.js';
import { opensRights } from '../../../card-model/security/key-type.js';
import { demonstrationContents } from '../../support/demonstration.js';
import { bytes } from '../../support/hex.js';

const find = (id: string) => gen3.application(id);
const tree = () => new Directory(demonstrationContents().masterFile, undefined, find).withDescendants();
const FILE: FileImage = {
  kind: 'transparent',
  fid: 0xef1b,
  rules: { read: PIN, update: key(0x04) },
  issuerData: false,
  content: Uint8Array.of(1),
};
const KEY: KeyImage = {
  type: 'EXTERNAL',
  reference: 0x0a,
  version: 1,
  algorithm: 'SM4',
  value: bytes('00112233445566778899AABBCCDDEEFF'),
  triesLeft: 3,
  maximumTries: 3,
};

describe('every change belongs to the running command', () => {
  const changes: [string, (ssse: Directory, memory: NonVolatileMemory) => void][] = [
    ['a file added', (ssse, memory) => ssse.addFile(memory, FILE)],
    ['a file removed', (ssse, memory) => ssse.removeFile(memory, ssse.files[0]!)],
    [
      'a directory added',
      (ssse, memory) =>
        ssse.addDirectory(
          memory,
          { fid: 0xdf09, application: 'social', keys: [], files: [], directories: [] },
          find,
        ),
    ],
    ['a directory removed', (ssse, memory) => ssse.removeDirectory(memory, ssse.directories[0]!)],
    ['room for keys', (ssse, memory) => ssse.addInternalFile(memory, 99)],
    ['a key replaced', (ssse, memory) => ssse.writeKey(memory, KEY)],
    ['a key added', (ssse, memory) => ssse.writeKey(memory, { ...KEY, version: 2 })],
    [
      'the PIN',
      (ssse, memory) => ssse.writePin(memory, { value: bytes('1234'), triesLeft: 1, maximumTries: 1 }),
    ],
    ['its state', (ssse, memory) => ssse.setLifeCycle(memory, 'DEACTIVATED')],
    ['everything gone', (ssse, memory) => ssse.clear(memory)],
  ];
  it.each(changes)('%s', (_title, change) => {
    const [root, ssse] = tree();
    const before = root!.toImage();
    const memory = new NonVolatileMemory();
    change(ssse!, memory);
    const after = root!.toImage();
    expect(after).not.toEqual(before);
    memory.rollback();
    expect(root!.toImage()).toEqual(before);
    change(ssse!, memory);
    memory.commit();
    memory.rollback();
    expect(root!.toImage()).toEqual(after);
  });
});

describe('files and directories', () => {
  it('that were added are found, those that were removed are not', () => {
    const [, ssse] = tree();
    const memory = new NonVolatileMemory();
    ssse!.addFile(memory, FILE);
    const added = ssse!.fileByFid(0xef1b)!;
    expect(ssse!.fileBySfi(0x1b)).toBe(added);
    ssse!.removeFile(memory, added);
    expect([ssse!.fileByFid(0xef1b), ssse!.fileBySfi(0x1b)]).toEqual([undefined, undefined]);
  });

  it('the rules of an added file speak of the keys and the PIN of its directory', () => {
    const [, ssse] = tree();
    ssse!.addFile(new NonVolatileMemory(), FILE);
    const { read, update } = ssse!.fileByFid(0xef1b)!;
    const holds = () => [read.holds('contact'), update.holds('contact')];
    expect(holds()).toEqual([false, false]);
    ssse!.pin!.right.held = true;
    ssse!.rightOfKey(0x04).held = true;
    expect(holds()).toEqual([true, true]);
  });
});

describe('keys', () => {
  it('without a version 01 is meant, or else the lowest', () => {
    const [, ssse] = tree();
    const memory = new NonVolatileMemory();
    const meant = () => ssse!.findKey(opensRights, 0x0a)?.version;
    ssse!.writeKey(memory, { ...KEY, version: 0 });
    expect([meant(), ssse!.findKey(opensRights, 0x0a, 0)?.version]).toEqual([1, 0]);
    const [, other] = tree();
    for (const version of [3, 2]) other!.writeKey(memory, { ...KEY, reference: 0x0b, version });
    expect(other!.findKey(opensRights, 0x0b)?.version).toBe(2);
    expect(other!.findKey(opensRights, 0x0b, 1)).toBeUndefined();
  });

  it('of a type: the lowest reference, in the usual version', () => {
    const [root, ssse] = tree();
    const memory = new NonVolatileMemory();
    const lock = { ...KEY, type: 'LK', triesLeft: 0, maximumTries: 0 } as const;
    ssse!.writeKey(memory, { ...lock, reference: 0x05 });
    expect(ssse!.keyOfType('LK')?.reference).toBe(0x02);
    ssse!.writeKey(memory, { ...lock, reference: 0x01, version: 0 });
    ssse!.writeKey(memory, { ...lock, reference: 0x01, version: 1 });
    const found = ssse!.keyOfType('LK');
    expect([found?.reference, found?.version, root!.keyOfType('LK')]).toEqual([1, 1, undefined]);
  });

  it('one that opens rights takes back what was opened with its reference; others do not', () => {
    const [, ssse] = tree();
    const memory = new NonVolatileMemory();
    const right = ssse!.rightOfKey(0x0a);
    right.held = true;
    ssse!.writeKey(memory, { ...KEY, type: 'IRK', triesLeft: 0, maximumTries: 0 });
    expect(right.held).toBe(true);
    ssse!.writeKey(memory, KEY);
    expect(right.held).toBe(false);
    expect(ssse!.findKey(opensRights, 0x0a)?.right).toBe(right);
  });

  it('written again stand where they stood', () => {
    const [, ssse] = tree();
    const order = () => ssse!.keys.map(({ type, reference }) => `${type} ${reference}`);
    const before = order();
    ssse!.writeKey(new NonVolatileMemory(), KEY);
    expect(order()).toEqual(before);
  });
});

describe('the PIN', () => {
  it('written again begins without the right that the old one gave', () => {
    const [, ssse, df01] = tree();
    const { read } = df01!.files[0]!;
    ssse!.pin!.right.held = true;
    expect(read.holds('contact')).toBe(true);
    ssse!.writePin(new NonVolatileMemory(), { value: bytes('1234'), triesLeft: 3, maximumTries: 3 });
    expect(read.holds('contact')).toBe(false);
    df01!.rightOfPin()!.held = true;
    expect(read.holds('contact')).toBe(true);
  });
});

describe('a block', () => {
  it('holds for all below; the strongest counts', () => {
    const [root, ssse, df01, df02] = tree();
    const memory = new NonVolatileMemory();
    const states = () => [root, ssse, df01, df02].map((directory) => directory!.blockState);
    df01!.block.set(memory, 'blocked');
    expect(states()).toEqual(['none', 'none', 'blocked', 'none']);
    ssse!.block.set(memory, 'permanent');
    expect(states()).toEqual(['none', 'permanent', 'permanent', 'permanent']);
    ssse!.block.set(memory, 'blocked');
    df01!.block.set(memory, 'permanent');
    expect(states()).toEqual(['none', 'blocked', 'permanent', 'blocked']);
  });
});

it('what is cleared keeps no right', () => {
  const [, ssse] = tree();
  ssse!.rightOfKey(0).held = true;
  ssse!.clear(new NonVolatileMemory());
  expect(ssse!.rightOfKey(0).held).toBe(false);
});
