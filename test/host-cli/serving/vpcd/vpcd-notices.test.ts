import { expect, test } from 'vitest';
import { VPCD_NOTICES } from '../../../../host-cli/serving/vpcd/vpcd-notices.js';

test.each(Object.entries(VPCD_NOTICES))('%s names the slot', (_code, notice) => {
  expect(notice('slot 1', '127.0.0.1:35963', 'because')).toMatch(/^slot 1: ./);
});

test('the slow driver is named with its cure', () => {
  const told = VPCD_NOTICES.DRIVER_SLOW('slot 1', '127.0.0.1:35963', '48 ms');
  expect(told).toContain('Debian');
  expect(told).toContain('48 ms');
  expect(told).toContain('frankmorgner/vsmartcard');
  expect(told).toContain('--pcsc-socket');
});

test('a missing driver is told with the command that installs it', () => {
  expect(VPCD_NOTICES.DRIVER_MISSING('slot 1', '127.0.0.1:35963', '')).toContain(
    'apt-get install pcscd vsmartcard-vpcd',
  );
});
