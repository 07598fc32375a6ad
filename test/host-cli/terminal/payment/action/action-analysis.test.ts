import { describe, expect, test } from 'vitest';
import type { TVR } from '../../../../../apdu/payment/terminal-bits-table.js';
import {
  analyseActions,
  meetsDefault,
} from '../../../../../host-cli/terminal/payment/action/action-analysis.js';
import { TerminalVerificationResults } from '../../../../../host-cli/terminal/payment/results/verification-results.js';
import { TransactionData } from '../../../../../host-cli/terminal/payment/transaction-data.js';
import { bytes } from '../../../../support/hex.js';

const NONE = bytes('0000000000');
const codes = { denial: NONE, online: NONE, default: NONE };

function analysis(issuer: Readonly<Record<number, string>>, ...bits: readonly (keyof typeof TVR.fields)[]) {
  const data = new TransactionData();
  for (const [tag, value] of Object.entries(issuer)) data.takeFromCard(Number(tag), bytes(value));
  const results = new TerminalVerificationResults();
  results.set(...bits);
  return { data, results, codes, canGoOnline: true, wantsOnline: false };
}

const QUIET = { 40717: '0000000000', 40718: '0000000000', 40719: '0000000000' };

describe('the order of the codes', () => {
  test('nothing found: TC', () => {
    expect(analyseActions(analysis(QUIET))).toEqual({ request: 'TC', because: 'none' });
  });

  test('denial comes before online', () => {
    const both = { ...QUIET, 40718: '0000000080', 40719: '0000000080' };
    expect(analyseActions(analysis(both, 'DEFAULT_TDOL'))).toEqual({ request: 'AAC', because: 'denial' });
  });

  test('online by the issuer or by the terminal', () => {
    const byIssuer = analysis({ ...QUIET, 40719: '0000008000' }, 'OVER_FLOOR_LIMIT');
    expect(analyseActions(byIssuer)).toEqual({ request: 'ARQC', because: 'online' });
    const byTerminal = { ...analysis(QUIET, 'NEW_CARD'), codes: { ...codes, online: bytes('0008000000') } };
    expect(analyseActions(byTerminal)).toEqual({ request: 'ARQC', because: 'online' });
  });

  test('whoever wants online gets it, unless denied or offline only', () => {
    const wants = { ...analysis(QUIET), wantsOnline: true };
    expect(analyseActions(wants)).toEqual({ request: 'ARQC', because: 'forced' });
    expect(analyseActions({ ...wants, canGoOnline: false })).toEqual({ request: 'TC', because: 'none' });
  });

  test('offline only: the default codes decide', () => {
    const offline = { ...analysis({ ...QUIET, 40717: '4000000000' }, 'SDA_FAILED'), canGoOnline: false };
    expect(analyseActions(offline)).toEqual({ request: 'AAC', because: 'default' });
  });
});

test('a card without action codes, or with codes of another length, gets the most careful ones', () => {
  expect(analyseActions(analysis({}, 'NEW_CARD'))).toEqual({ request: 'ARQC', because: 'online' });
  expect(meetsDefault(analysis({}, 'NEW_CARD'))).toBe(true);
  expect(meetsDefault(analysis({ 40717: '00' }, 'NEW_CARD'))).toBe(true);
  expect(meetsDefault(analysis({}))).toBe(false);
});
