import { expect, test } from 'vitest';
import { CommandView } from '../../../../apdu/codec/command-view.js';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import { mapOfProfile } from '../../../../host-cli/fuzzing/world/card-map.js';
import { findTarget, nameBegins } from '../../../../host-cli/fuzzing/world/find-target.js';
import { AID } from '../../../support/demonstration.js';
import { bytes } from '../../../support/hex.js';

const map = mapOfProfile(gen3);
const at = (label: string) => map.directories.find((one) => one.label === label);

function target(command: string, current?: string): string | undefined {
  const view = new CommandView();
  view.parse(bytes(command));
  const found = findTarget(view, map, current === undefined ? undefined : at(current));
  return found && `${found.directory.label}${found.file ? `/${found.file.fid.toString(16)}` : ''}`;
}

test.each([
  ['00A40000023F00', 'DF03', 'MF'],
  ['00A40000', 'DF03', 'MF'],
  ['00A4000002EF05', 'DF03', 'DF03/ef05'],
  ['00A4000002DF04', 'SSSE', 'DF04'],
  ['00A4000002DF04', 'DF03', 'DF04'],
  ['00A4000002DDF1', 'DF03', 'SSSE'],
  ['00A4000002DF03', 'DF03', 'DF03'],
  ['00A4000002DF04', 'MF', undefined],
  ['00A4010002DF04', 'SSSE', 'DF04'],
  ['00A4010002DF04', 'DF03', undefined],
  ['00A4020002EF06', 'SSSE', 'SSSE/ef06'],
  ['00A4020002DF04', 'DF03', 'DF04'],
  ['00A40300', 'DF03', 'SSSE'],
  ['00A40300', 'MF', undefined],
  ['00A4080004DDF1DF03', 'MF', 'DF03'],
  ['00A4080006DDF1DF03EF06', 'PBOC', 'DF03/ef06'],
  ['00A4080004DDF1EF99', 'MF', undefined],
  ['00A4090004DF03EF06', 'SSSE', 'DF03/ef06'],
  [`00A404000F${AID.SSSE}`, 'MF', 'SSSE'],
  [`00A4040006${AID.DF03}`, 'PBOC', 'DF03'],
  ['00A4040005D156000005', 'MF', 'DF01'],
  ['00A4040205D156000005', 'DF01', 'DF02'],
  ['00A40400050102030405', 'MF', undefined],
  ['00A4050002DF04', 'SSSE', undefined],
])('%s in %s', (command, current, expected) => {
  expect(target(command, current)).toBe(expected);
});

test('where nobody knows what is current, only what does not depend on it', () => {
  expect(target('00A40000023F00')).toBe('MF');
  expect(target(`00A404000F${AID.SSSE}`)).toBe('SSSE');
  expect(target('00A4080004DDF1DF03')).toBe('DF03');
  expect(target('00A4000002DF04')).toBeUndefined();
  expect(target('00A4040005D156000005')).toBeUndefined();
});

test('names and their beginnings', () => {
  const ssse = at('SSSE')!;
  expect(nameBegins(ssse, bytes('7378312E'))).toBe(true);
  expect(nameBegins(ssse, bytes('7378312F'))).toBe(false);
  expect(nameBegins(ssse, bytes(`${AID.SSSE}00`))).toBe(false);
  expect(nameBegins(at('MF')!, bytes('73'))).toBe(false);
});
