import { expect, test } from 'vitest';
import { Report } from '../../../host-cli/output/report.js';
import { tellInternal } from '../../../host-cli/output/tell-internal.js';
import type { InternalVerificationResult } from '../../../host-cli/terminal/index.js';
import { refusal } from '../../../host-cli/terminal/refusal.js';
import { fakeStreams } from '../../support/cli.js';

async function told(result: InternalVerificationResult, language: 'en' | 'zh' = 'en') {
  const { streams, output } = fakeStreams();
  const exit = await tellInternal({ report: new Report(streams, false), language }, result);
  return { exit, lines: output.text.trimEnd().split('\n') };
}

test('genuine, with and without the MAC of the 卡识别码', async () => {
  expect(await told({ outcome: 'genuine', identificationMacRight: true })).toEqual({
    exit: 'DONE',
    lines: [
      'the card has proved itself genuine (internal authentication with SSSE.IRK)',
      'the MAC of its 卡识别码 is right',
    ],
  });
  expect((await told({ outcome: 'genuine', identificationMacRight: false }, 'zh')).lines).toEqual([
    '卡片为真（SSSE.IRK 内部认证通过）',
    '卡识别码的 MAC 与 SSSE.IRK 不符',
  ]);
  // A PSAM makes no such MAC.
  expect((await told({ outcome: 'genuine' })).lines).toHaveLength(1);
});

test('not genuine, and refused', async () => {
  expect(await told({ outcome: 'not-genuine', identificationMacRight: false })).toEqual({
    exit: 'REFUSED',
    lines: ['the card has not proved itself genuine: it is forged, or the keys are of another issuer'],
  });
  const refused = await told(refusal({ en: 'internal authentication', zh: '内部认证' }, 0x6a88));
  expect(refused.exit).toBe('REFUSED');
  expect(refused.lines[0]).toContain('6A88');
});
