import { expect, test } from 'vitest';
import { CommandView } from '../../../../apdu/codec/command-view.js';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import { SimulatedSource } from '../../../../host-cli/fuzzing/lives/simulated-source.js';
import { NO_SECRETS } from '../../../../host-cli/fuzzing/secrets/card-secrets.js';
import {
  debitAnswer,
  debitMac1,
  internalCryptogram,
  isRightCryptogram,
  isRightDebit,
  isRightMac,
  macKeyOf,
  provenVersion,
} from '../../../../host-cli/fuzzing/world/proofs.js';
import { demonstrationContents } from '../../../support/demonstration.js';
import { bytes, hex } from '../../../support/hex.js';

/** Worked examples of the conventions: demonstration keys, generation 3. */
const R = bytes('1122334455667788');
const D = 'A1A2A3A4A5A6A7A8';
const CRYPTOGRAM = '954DC29564E31DDF';
const UNBLOCK = '8424000004CC43B04F';
const RELOAD = '84240001146E769AC57D57BE85617CDB50EDFA2E0CF18D4969';

const { map, secrets } = new SimulatedSource(demonstrationContents());
const at = (label: string) => map.directories.find((one) => one.label === label)!;
const ssse = at('SSSE');
const basis = { secrets, challenge: R };

function view(command: string): CommandView {
  const read = new CommandView();
  read.parse(bytes(command));
  return read;
}

test('the profile is the one of the examples', () => expect(map.profile).toBe(gen3));

test('cryptograms', () => {
  const proof = view(`0082000A10${CRYPTOGRAM}${D}`);
  expect(isRightCryptogram(basis, proof, ssse)).toBe(true);
  expect(isRightCryptogram(basis, view(`0082000A11${CRYPTOGRAM}${D}01`), ssse)).toBe(true);
  expect(isRightCryptogram(basis, view(`0082000A11${CRYPTOGRAM}${D}02`), ssse)).toBeUndefined();
  expect(isRightCryptogram(basis, view(`0082000A10954DC29564E31DDE${D}`), ssse)).toBe(false);
  expect(isRightCryptogram({ secrets, challenge: undefined }, proof, ssse)).toBe(false);
  expect(isRightCryptogram({ secrets: NO_SECRETS, challenge: R }, proof, ssse)).toBeUndefined();
  expect([provenVersion(proof), provenVersion(view(`0082000A11${CRYPTOGRAM}${D}07`))]).toEqual([1, 7]);
});

test('MACs', () => {
  expect(isRightMac(basis, view(UNBLOCK), ssse)).toBe(true);
  expect(isRightMac(basis, view(UNBLOCK), at('DF04'))).toBe(true);
  expect(isRightMac(basis, view(RELOAD), ssse)).toBe(true);
  expect(isRightMac(basis, view(UNBLOCK.replace('4F', '4E')), ssse)).toBe(false);
  expect(isRightMac({ secrets, challenge: undefined }, view(UNBLOCK), ssse)).toBe(false);
  expect(isRightMac({ secrets: NO_SECRETS, challenge: R }, view(UNBLOCK), ssse)).toBeUndefined();
});

test('whose key secures what', () => {
  const name = (ins: number, label: string) => macKeyOf(secrets, ins, at(label))?.name;
  expect([
    name(0x24, 'DF04'),
    name(0x1e, 'DF04'),
    name(0x18, 'SSSE'),
    name(0x16, 'DF04'),
    name(0xd4, 'DF04'),
  ]).toEqual(['SSSE.PIN_RELOAD', 'DF04.LK', 'SSSE.LK', 'SSSE.BK', 'DF04.MK']);
  expect(name(0x84, 'SSSE')).toBeUndefined();
});

test('the internal cryptogram', () => {
  const ask = view(`00880000100102030405060708${D}`);
  expect(hex(internalCryptogram(secrets, ask, ssse)!)).toBe('88CD25678515C468');
  expect(internalCryptogram(NO_SECRETS, ask, ssse)).toBeUndefined();
  expect(internalCryptogram(secrets, view(`00880005100102030405060708${D}`), ssse)).toBeUndefined();
});

test('the debit', () => {
  const debit = {
    directory: at('DF04'),
    order: bytes('01000003E80000000000000000000000000001'),
    answer: bytes('0000C3500001010301020304'),
  };
  const command = view('805401000F00000007202611221011124E039247');
  const mac1 = debitMac1(secrets, debit, bytes('00000007'), bytes('20261122101112'));
  expect(hex(mac1!)).toBe('4E039247');
  expect(isRightDebit(secrets, debit, command)).toBe(true);
  expect(isRightDebit(secrets, debit, view('805401000F00000007202611221011124E039248'))).toBe(false);
  expect(isRightDebit(secrets, undefined, command)).toBeUndefined();
  expect(isRightDebit(NO_SECRETS, debit, command)).toBeUndefined();
  expect(hex(debitAnswer(secrets, debit, command)!)).toBe('C8B13B1C5E2FB0B9');
  expect(debitAnswer(NO_SECRETS, debit, command)).toBeUndefined();
  expect(debitMac1(secrets, { ...debit, answer: bytes('00') }, R, R)).toBeUndefined();
});
