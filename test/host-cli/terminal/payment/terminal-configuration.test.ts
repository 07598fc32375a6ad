import { describe, expect, test } from 'vitest';
import {
  configurationData,
  DEFAULT_CONFIGURATION,
  NO_VERIFICATION,
  type TerminalConfiguration,
  terminalCapabilities,
  type VerificationMeans,
} from '../../../../host-cli/terminal/payment/terminal-configuration.js';
import { TransactionData } from '../../../../host-cli/terminal/payment/transaction-data.js';
import { bytes, hex } from '../../../support/hex.js';

const dataOf = (changes: Partial<TerminalConfiguration> = {}) => {
  const data = new TransactionData();
  configurationData({ ...DEFAULT_CONFIGURATION, ...changes }, data);
  return (tag: number) => hex(data.get(tag)!);
};

test('what the terminal says of itself', () => {
  const text = dataOf();
  expect([0x9f1a, 0x9f09, 0x9f35, 0x9f7a, 0xdf69, 0x9f1b].map(text)).toEqual([
    '0156',
    '0030',
    '22',
    '01',
    '01',
    '000186A0',
  ]);
  expect(text(0x9f1c)).toBe(hex(new TextEncoder().encode('SSCARD01')));
  expect(text(0x9f4e)).toHaveLength(40);
  expect(dataOf({ offlineOnly: true })(0x9f35)).toBe('23');
  expect(dataOf({ algorithms: 'international', electronicCash: false })(0xdf69)).toBe('00');
  expect(dataOf({ floorLimit: 2 ** 40 })(0x9f1b)).toBe('FFFFFFFF');
});

describe('what cannot be sent', () => {
  test.each([
    { country: '156' },
    { terminalId: 'TOO LONG BY FAR' },
    { merchantName: '一个名字太长太长太长的商户' },
    { randomSelection: { targetPercent: 50, maximumPercent: 20, threshold: 0 } },
    { defaultDdol: bytes('9F') },
    { defaultTdol: bytes('9F37') },
    { actionCodes: { ...DEFAULT_CONFIGURATION.actionCodes, denial: bytes('00') } },
  ])('%j', (changes) => {
    expect(() => dataOf(changes)).toThrow(expect.objectContaining({ code: 'PAYMENT_INVALID' }));
  });
});

test('capabilities by what there is to verify with', () => {
  const all: VerificationMeans = { offlinePin: true, onlinePin: true, signature: true, none: true };
  const bits = (means: VerificationMeans) => hex(terminalCapabilities(means).bytes);
  expect(bits(all)).toBe('20E8C8');
  expect(bits({ ...all, onlinePin: false })).toBe('20A8C8');
  expect(bits({ ...all, offlinePin: false, onlinePin: false })).toBe('2028C8');
  expect(bits({ ...all, signature: false, none: false })).toBe('20C0C8');
  expect(bits(NO_VERIFICATION)).toBe('2008C8');
});
