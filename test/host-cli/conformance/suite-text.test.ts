import { expect, test } from 'vitest';
import { NO_COLOURS } from '../../../apdu/trace/render-text.js';
import type { SuiteResult } from '../../../host-cli/conformance/suite-results.js';
import { SUITES } from '../../../host-cli/conformance/suite-table.js';
import { skippedLines, suiteListLines, suiteResultLines } from '../../../host-cli/conformance/suite-text.js';

const marking = {
  ...NO_COLOURS,
  success: (text: string) => `+${text}`,
  refusal: (text: string) => `-${text}`,
  warning: (text: string) => `?${text}`,
};

const resultOf = (index: number, counts: Partial<SuiteResult['counts']>): SuiteResult => ({
  suite: SUITES[index]!,
  counts: { passed: 0, failed: 0, error: 0, skipped: 0, ...counts },
});

test('the list has a row for each suite, in either language', async () => {
  const lines = await suiteListLines(SUITES, 'en', NO_COLOURS);
  expect(lines).toHaveLength(SUITES.length + 1);
  expect(lines[1]).toMatch(/^iso-7816 +Case, length and parameter matrix .*ISO\/IEC 7816.* 1 2 3 +keys/);
  expect((await suiteListLines(SUITES, 'zh', NO_COLOURS))[1]).toContain('命令情况、长度与参数矩阵');
});

test('results stand in columns, marked by how they ended', async () => {
  const results = [
    resultOf(0, { passed: 12 }),
    resultOf(1, { passed: 3, failed: 1, error: 1 }),
    resultOf(2, { skipped: 2 }),
    resultOf(3, {}),
  ];
  const lines = await suiteResultLines(results, 'en', marking);
  expect(lines[0]).toMatch(/^suite +passed +failed +skipped/);
  expect(lines[1]).toMatch(/^\+iso-7816 +12 +0 +0 /);
  expect(lines[2]).toMatch(/^-cos-function +3 +2 +0 /);
  expect(lines[3]).toMatch(/^\?cos-parameters +0 +0 +2 /);
  expect(lines[4]).toMatch(/^\?cos-firewall +0 +0 +0 .*: no case chosen, or none for this card$/);
});

test('what was skipped is told with what helps', () => {
  const reasons = new Map([
    ['needs keys, pin', 2],
    ['needs blank-card', 1],
    ['not allowed: it ends the card', 1],
  ]);
  expect(skippedLines(reasons, '/p/test.json', NO_COLOURS)).toEqual([
    '2 cases were skipped: needs keys, pin',
    '1 case was skipped: needs blank-card',
    '1 case was skipped: not allowed: it ends the card',
    '  keys means a key file: --keys FILE or SSCARD_KEYS',
    '  pin means a PIN: --pin-file, SSCARD_PIN or the key file',
    '  blank-card means a card that is not built yet: sscard new --blank',
    '  the keys of the demonstration card: --keys /p/test.json',
    '  cases that cannot be undone run with --destructive',
  ]);
  expect(skippedLines(new Map([['needs keys', 1]]), undefined, NO_COLOURS)).not.toContainEqual(
    expect.stringContaining('demonstration'),
  );
  expect(skippedLines(new Map(), '/p/test.json', NO_COLOURS)).toEqual([]);
});
