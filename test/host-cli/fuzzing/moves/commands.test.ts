import { expect, test } from 'vitest';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import { allOf, anyOf, CONTACT, key, PIN } from '../../../../card-model/security/access-rule.js';
import { Chance } from '../../../../host-cli/fuzzing/chance.js';
import type { FuzzStep } from '../../../../host-cli/fuzzing/fuzz-step.js';
import {
  ASK_PIN,
  anyPin,
  appendRecord,
  CHALLENGE,
  newRecord,
  proofsOf,
  readAny,
  readBinary,
  readRecord,
  readTagged,
  selectDirectory,
  selectFile,
  updateAny,
  updateBinary,
  updateRecord,
  verifyPin,
} from '../../../../host-cli/fuzzing/moves/commands.js';
import { mapOfProfile } from '../../../../host-cli/fuzzing/world/card-map.js';
import { bytes, hex } from '../../../support/hex.js';

const map = mapOfProfile(gen3);
const at = (label: string) => map.directories.find((one) => one.label === label)!;
const text = (step: FuzzStep): string => (step.kind === 'send' ? hex(step.command) : step.kind);
const chance = new Chance(1);

test.each([
  [CHALLENGE, '0084000008'],
  [ASK_PIN, '00200000'],
  [selectDirectory(at('DF01')), '00A4040006D15600000500'],
  [selectDirectory(at('DF01'), 0), '00A4040006D1560000050000'],
  [selectDirectory(at('MF')), '00A40000023F00'],
  [selectFile(at('SSSE').files[0]!), '00A4020002EF05'],
  [readRecord(3), '00B2030400'],
  [readRecord(3, 5, 6), '00B2032C06'],
  [readTagged(0x08, 6), '00B2083000'],
  [readBinary(0x128, 8), '00B0012808'],
  [updateRecord(2, bytes('0201AA')), '00DC0204030201AA'],
  [appendRecord(bytes('AA')), '00DC000301AA'],
  [updateBinary(0x128, bytes('AABB')), '00D6012802AABB'],
  [verifyPin(bytes('123456')), '0020000003123456'],
])('%#', (step, expected) => {
  expect(text(step)).toBe(expected);
});

test('PINs of chance are digits, 2 to 6 bytes of them', () => {
  for (let count = 0; count < 200; count++) {
    const pin = anyPin(chance);
    expect(hex(pin)).toMatch(/^\d{4,12}$/);
  }
});

test('records of the form that the file wants, with contents that are no digits', () => {
  const file = at('SSSE').fileByFid(0xef0d)!;
  const record = newRecord(file, 2, chance)!;
  expect(hex(record)).toMatch(/^EB03([A-F][0-9A-F]){3}$/);
  expect(newRecord(file, 9, chance)).toBeUndefined();
  expect(newRecord(at('PBOC').files[0]!, 1, chance)).toBeUndefined();
});

test('a read and an update for every file of the social application', () => {
  for (const { application, files } of map.directories) {
    if (application.id !== 'social') continue;
    for (const file of files) {
      expect(text(readAny(file, chance))).toMatch(file.kind === 'transparent' ? /^00B0/ : /^00B2/);
      const update = updateAny(file, chance)!;
      expect(text(update.step)).toMatch(file.kind === 'transparent' ? /^00D6/ : /^00DC/);
      expect(text(update.readBack)).toMatch(/^00B/);
    }
  }
});

test('keys and PIN that a rule speaks of', () => {
  expect(proofsOf('always')).toEqual({ keys: [], pin: false });
  expect(proofsOf(CONTACT)).toEqual({ keys: [], pin: false });
  expect(proofsOf(allOf(CONTACT, anyOf(PIN, key(1)), key(2)))).toEqual({ keys: [1, 2], pin: true });
});
