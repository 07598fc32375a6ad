import { expect, test } from 'vitest';
import { createTracePrinter } from '../../../host-cli/output/trace-printer.js';
import { fakeStreams } from '../../support/cli.js';
import { AID } from '../../support/demonstration.js';
import { bytes } from '../../support/hex.js';

const TIMED = { startedAtMs: 0, durationMs: 1 };

test('what passes is told on standard error, secrets hidden', async () => {
  const { streams, output, error } = fakeStreams();
  const printer = await createTracePrinter(streams, undefined, 'en');
  const reset = { resetKind: 'cold', cardInterface: 'contact', answerToReset: bytes('3B00') } as const;
  printer.event({ kind: 'reset', ...reset, ...TIMED });
  printer.event({
    kind: 'exchange',
    command: bytes(`00A404000F${AID.SSSE}`),
    response: bytes('611E'),
    ...TIMED,
  });
  printer.event({ kind: 'exchange', command: bytes('0020000003246813'), response: bytes('63C5'), ...TIMED });
  printer.event({ kind: 'failure', error: new Error('x'), ...TIMED });
  expect(output.text).toBe('');
  expect(error.text).toContain('reset: 3B00\n');
  expect(error.text).toContain('(SSSE)');
  expect(error.text).toContain('> 0020000003******\n');
  expect(error.text).toContain('no answer\n');
});

test('a reset forgets what was selected', async () => {
  const { streams, error } = fakeStreams();
  const printer = await createTracePrinter(streams, undefined, 'en');
  printer.exchange(bytes(`00A404000F${AID.SSSE}`), bytes('9000'));
  printer.exchange(bytes('00A4020002EF05'), bytes('9000'));
  printer.reset(bytes('3B00'));
  error.text = '';
  printer.exchange(bytes('00B2010400'), bytes('6986'));
  expect(error.text).not.toContain('EF05');
});

test('each line of a second card begins with its mark', async () => {
  const { streams, error } = fakeStreams();
  const printer = await createTracePrinter(streams, undefined, 'en', 'PSAM');
  printer.reset(bytes('3B00'));
  printer.exchange(bytes(`00A404000F${AID.SSSE}`), bytes('9000'));
  const lines = error.text.trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.every((line) => line.startsWith('PSAM '))).toBe(true);
});
