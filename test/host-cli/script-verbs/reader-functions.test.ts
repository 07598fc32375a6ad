import { describe, expect, test } from 'vitest';
import { connectInProcess } from '../../../apdu/transport/in-process.js';
import { createCard } from '../../../card-model/card.js';
import { type FunctionMeans, READER_FUNCTIONS } from '../../../host-cli/script-verbs/reader-functions.js';
import { PIN } from '../../support/demonstration.js';
import { keyFile } from './verb-run.js';

const means = (): FunctionMeans => ({
  transport: connectInProcess(createCard()),
  keys: keyFile.keyRing,
  keyRing: () => keyFile.keyRing,
  pin: async (word) => (word === 'pin' ? PIN : '753186'),
});

const functionOf = (name: string) => READER_FUNCTIONS.find((one) => one.name === name)!;

describe('every function takes its words', () => {
  test.each<[string, string[], number]>([
    ['iReadCardBas', ['1'], 0],
    ['iReadCard', ['1', '2', '', 'SSSEEF06|09|$'], 0],
    ['iReadCard', ['1', '1', '', 'DF01EF05|20|$', 'other-pin'], -51],
    ['iWriteCard', ['1', '', 'SSSEEF05|06|$', '20461231|$'], 0],
    ['iVerifyPIN', ['1'], 0],
    ['iVerifyPIN', ['1', 'other-pin'], -51],
    ['iChangePIN', ['1'], 0],
    ['iReloadPIN', ['1', ''], 0],
    ['iUnblockPIN', ['1', '|A10000016|'], -22],
    ['iDoDebit', ['1', '', '1|0|0|000000000001|7|20261122101112|'], 0],
    ['iReadDebitRecord', ['1'], 0],
    ['iReadDebitRecord', ['1', 'other-pin'], -51],
  ])('%s %j', async (name, words, code) => {
    expect((await functionOf(name).call(words, means())).code).toBe(code);
  });
});

test('the names are those of LD/T 33, once each', () => {
  const names = READER_FUNCTIONS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, parameters } of READER_FUNCTIONS) {
    expect(name).toMatch(/^i[A-Z]/);
    expect(parameters[0]).toBe('iType');
  }
});
