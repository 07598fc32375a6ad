import { describe, expect, test } from 'vitest';
import { STYLE } from '../../../../host-cli/reports/html/style.js';

test('the sheet loads nothing and cannot end the element around it', () => {
  expect(STYLE).not.toMatch(/url\(|@import|<|\\/);
});

/** The colours of a block of variables. */
function coloursOf(block: string): Record<string, string> {
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g)].map(([, name, colour]) => [name!, colour!]),
  );
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(colour: string): number {
  const digits =
    colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit) : colour.slice(1).match(/../g)!;
  const [red, green, blue] = digits.map((pair) => {
    const value = Number.parseInt(pair, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

describe.each([
  ['light', coloursOf(STYLE.slice(0, STYLE.indexOf('prefers-color-scheme')))],
  ['dark', coloursOf(STYLE.slice(STYLE.indexOf('prefers-color-scheme'), STYLE.indexOf('* {')))],
  ['print', coloursOf(STYLE.slice(STYLE.indexOf('@media print')))],
])('in %s', (_scheme, colours) => {
  test.each([
    ['ink', 'page'],
    ['ink', 'panel'],
    ['ink', 'mark'],
    ['ink', 'error-back'],
    ['soft', 'page'],
    ['soft', 'panel'],
    ['link', 'page'],
    ['link', 'panel'],
    ['passed', 'page'],
    ['failed', 'panel'],
    ['error', 'panel'],
    ['passed', 'passed-back'],
    ['failed', 'failed-back'],
    ['error', 'error-back'],
    ['skipped', 'skipped-back'],
  ])('%s can be read on %s', (text, ground) => {
    expect(contrast(colours[text]!, colours[ground]!)).toBeGreaterThanOrEqual(4.5);
  });
});
