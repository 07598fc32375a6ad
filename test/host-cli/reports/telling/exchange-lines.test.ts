import { expect, test } from 'vitest';
import { createTraceDecoder } from '../../../../host-cli/output/card-decoder.js';
import { exchangeLines } from '../../../../host-cli/reports/telling/exchange-lines.js';
import { Secrets } from '../../../../host-cli/reports/telling/secrets.js';
import { tellExchange } from '../../../../host-cli/reports/telling/tell-exchange.js';
import { anExchange } from '../../../support/campaign-results.js';

const lines = (command: string, response?: string, language: 'en' | 'zh' = 'en') =>
  exchangeLines(
    tellExchange(anExchange(command, response), createTraceDecoder(undefined, language), new Secrets()),
  );

test('an exchange in lines', () => {
  expect(lines('0084000008', '11223344556677889000')).toEqual([
    'asks for 8 random bytes',
    '  > 0084000008',
    '      Le 08  8',
    '  < 11223344556677889000',
    '      data 1122334455667788',
    '    9000 SUCCESS: done',
  ]);
});

test.each([
  ['en', '  < no answer'],
  ['zh', '  < 无应答'],
] as const)('no answer, in %s', (language, last) => {
  expect(lines('0084000008', undefined, language).at(-1)).toBe(last);
});

test('a large answer is shortened', () => {
  expect(lines('00B0000000', `${'5A'.repeat(3000)}9000`).join('\n')).toContain('[1944 more]');
});
