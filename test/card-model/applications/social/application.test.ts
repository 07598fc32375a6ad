import { describe, expect, it } from 'vitest';
import { socialApplication } from '../../../../card-model/applications/social/application.js';
import { Directory } from '../../../../card-model/files/directory.js';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import type { CardAlgorithmName } from '../../../../crypto/index.js';
import { AID, demonstrationContents, SSSE_FCI } from '../../../support/demonstration.js';
import { hex } from '../../../support/hex.js';

const root = new Directory(demonstrationContents().masterFile, undefined, (id) => gen3.application(id));
const [, ssse, df01] = root.withDescendants();
const fciOf = (directory: Directory, algorithm: CardAlgorithmName = 'SM4'): string =>
  hex(socialApplication.fileControlInformation(directory, { interface: 'contact', algorithm }));

describe('FCI', () => {
  it('SSSE: 30 bytes with sfi 01 and algorithm 03', () => {
    expect(fciOf(ssse!)).toBe(SSSE_FCI);
    expect(SSSE_FCI).toHaveLength(60);
  });
  it('a DF: its name; the MF: its identifier', () => {
    expect(fciOf(df01!)).toBe(`6F088406${AID.DF01}`);
    expect(fciOf(root)).toBe('6F0483023F00');
  });
  it('generations 1 and 2 have algorithm byte 01', () => {
    const { masterFile } = demonstrationContents();
    const [image] = masterFile.directories;
    const older = new Directory(image!, undefined, (id) => gen3.application(id));
    expect(fciOf(older, '3DES')).toBe(`${SSSE_FCI.slice(0, -2)}01`);
  });
});

it('authentication takes challenges of 8 bytes', () => {
  expect(socialApplication.challengeBytes).toBe(8);
});

it('serves the commands of the conventions', () => {
  const served = socialApplication.commands.map(({ name }) => name);
  for (const name of [
    'SELECT',
    'READ RECORD',
    'UPDATE RECORD',
    'APPEND RECORD',
    'READ BINARY',
    'UPDATE BINARY',
    'VERIFY',
    'CHANGE PIN',
    'PIN UNBLOCK / RELOAD',
    'GET CHALLENGE',
    'GET RESPONSE',
    'INTERNAL AUTHENTICATE',
    'EXTERNAL AUTHENTICATE',
  ]) {
    expect(served).toContain(name);
  }
  expect(new Set(served).size).toBe(served.length);
});
