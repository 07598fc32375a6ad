import { describe, expect, test } from 'vitest';
import {
  choosePurse,
  type ElectronicCashFacts,
} from '../../../../../card-model/applications/pboc/electronic-cash/choose.js';

const facts: ElectronicCashFacts = {
  terminalIndicator: 1,
  currency: 'home',
  amount: 1000,
  balance: 1000,
  singleLimit: 1000,
  authenticationFailed: false,
  scriptFailed: false,
  pinTriesLeft: 3,
};

describe('choice of electronic cash in GET PROCESSING OPTIONS', () => {
  test.each<[string, Partial<ElectronicCashFacts>, string | undefined]>([
    ['all agrees', {}, 'home'],
    ['second currency', { currency: 'second' }, 'second'],
    ['foreign currency', { currency: 'foreign' }, undefined],
    ['the terminal does not support it', { terminalIndicator: 0 }, undefined],
    ['another indicator', { terminalIndicator: 2 }, undefined],
    ['the PDOL does not ask', { terminalIndicator: undefined }, undefined],
    ['above the balance', { amount: 1001, singleLimit: undefined }, undefined],
    ['above the single limit', { balance: 5000, amount: 1001 }, undefined],
    ['no single limit', { balance: 5000, amount: 5000, singleLimit: undefined }, 'home'],
    ['issuer authentication pending', { authenticationFailed: true }, undefined],
    ['script failure pending', { scriptFailed: true }, undefined],
    ['no PIN try', { pinTriesLeft: 0 }, undefined],
    ['no PIN on the card', { pinTriesLeft: undefined }, 'home'],
  ])('%s', (_title, change, purse) => {
    expect(choosePurse({ ...facts, ...change })).toBe(purse);
  });
});
