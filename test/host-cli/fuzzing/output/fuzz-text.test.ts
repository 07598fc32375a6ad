import { expect, test } from 'vitest';
import { NO_COLOURS } from '../../../../apdu/trace/render-text.js';
import type { Exploration } from '../../../../host-cli/fuzzing/explore.js';
import type { Finding } from '../../../../host-cli/fuzzing/finding.js';
import { pinCounter } from '../../../../host-cli/fuzzing/invariants/pin-counter.js';
import { secretLeak } from '../../../../host-cli/fuzzing/invariants/secret-leak.js';
import {
  findingData,
  findingLines,
  startLines,
  summaryData,
  summaryLines,
} from '../../../../host-cli/fuzzing/output/fuzz-text.js';
import { toJson } from '../../../../host-cli/output/to-json.js';
import { bytes } from '../../../support/hex.js';

const finding: Finding = {
  number: 2,
  breach: {
    invariant: pinCounter,
    what: { en: 'told 6', zh: '告知 6' },
    right: '63C5',
    command: bytes('0020000003246813'),
    answer: bytes('63C6'),
  },
  steps: [],
  played: [],
  choice: { cardInterface: 'contact', contactProtocol: 'T=0', seed: 1 },
  stepsBefore: 50,
  minimal: true,
  repeated: true,
};
const exploration: Exploration = {
  commands: 1000,
  lives: 3,
  findings: 1,
  durationMs: 100.4,
  seed: 7,
  found: [finding],
  hidden: [{ cla: 0x80, ins: 0xf6, directory: 'SSSE', statusWord: 0x9000 }],
  instructions: { looked: 10, all: 20 },
  ended: 'interrupted',
};

test('what is about to be done', () => {
  const start = { address: 'sim:', profile: 'gen3', seed: 7, safe: false, simulated: true };
  expect(startLines(start, 'en')).toEqual([
    'sim: (gen3), seed 7: every command; copies of the card; its image is not changed',
  ]);
  expect(startLines({ ...start, address: 'pcsc:', safe: true, simulated: false }, 'en')).toEqual([
    'pcsc: (gen3), seed 7: safe mode: only commands that read',
  ]);
  expect(startLines(start, 'zh')[0]).toContain('种子 7');
});

test('a finding, with its script or where it is', () => {
  const lines = findingLines(finding, { text: 'title  x\n\nreset\n' }, 'en', NO_COLOURS);
  expect(lines.join('\n')).toContain('Finding 2  pin-counter: a wrong PIN costs exactly one try');
  expect(lines.join('\n')).toContain('told 6; right would be 63C5');
  expect(lines.slice(-3)).toEqual(['    title  x', '', '    reset']);
  expect(findingLines(finding, { path: 'out/finding-2.apdu' }, 'zh', NO_COLOURS).at(-1)).toContain(
    'out/finding-2.apdu',
  );
});

test('a finding as data holds no PIN, and no answer with a secret', () => {
  const text = toJson(findingData(finding, { path: 'a' }));
  expect(JSON.parse(text).finding).toMatchObject({
    number: 2,
    invariant: 'pin-counter',
    command: '00200000',
    answer: '63C6',
    script: { path: 'a' },
  });
  expect(text).not.toContain('246813');
  const leak = { ...finding, breach: { ...finding.breach, invariant: secretLeak } };
  expect(JSON.parse(toJson(findingData(leak, { path: 'a' }))).finding).not.toHaveProperty('answer');
});

test('the end, with every hidden command', () => {
  const lines = summaryLines(exploration, 'en');
  expect(lines).toContain('  80 F6  9000  SSSE');
  expect(lines).toContain('interrupted: 1000 commands, 9960 a second, 3 lives, 1 finding; seed 7');
  expect(lines.at(-1)).toBe('map of classes and instructions: 10 of 20 looked at');
  expect(summaryLines({ ...exploration, hidden: [] }, 'zh').join()).not.toContain('目录之外');
  expect(JSON.parse(toJson(summaryData(exploration)))).toEqual({
    summary: {
      ended: 'interrupted',
      seed: 7,
      commands: 1000,
      lives: 3,
      findings: 1,
      durationMs: 100,
      instructions: { looked: 10, all: 20 },
      hidden: [{ command: '80F6', statusWord: '9000', directory: 'SSSE' }],
    },
  });
});
