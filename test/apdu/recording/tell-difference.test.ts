import { describe, expect, test } from 'vitest';
import { differsInDataAlone, tellCommand, tellDifference } from '../../../apdu/recording/tell-difference.js';
import { TraceDecoder } from '../../../apdu/trace/trace-decoder.js';
import { bytes } from '../../support/hex.js';

const told = (command: string, recorded: string, hidden?: { offset: number; count: number }[]): string =>
  tellDifference(bytes(command), bytes(recorded), hidden, new TraceDecoder());

describe('a difference is told', () => {
  test('with names, bytes, and the first byte that is another', () => {
    expect(told('00B2012C00', '00A4040002EF05')).toBe(
      'the recording has SELECT, 00 A4 04 00 02 EF 05; received READ RECORD, 00 B2 01 2C 00; ' +
        'byte 2 (INS) is the first that differs: A4 recorded, B2 received',
    );
  });

  test.each([
    ['01B2012C00', '00B2012C00', /byte 1 \(CLA\)/],
    ['00B2022C00', '00B2012C00', /byte 3 \(P1\)/],
    ['00B2012400', '00B2012C00', /byte 4 \(P2\)/],
    ['00B2012C01', '00B2012C00', /byte 5 \(the length\)/],
    ['00A40000023F01', '00A40000023F00', /byte 7 is the first that differs: 00 recorded, 01 received/],
    ['00A40000', '00A40000023F00', /it is shorter: 4 bytes, not 7/],
    ['00A40000023F0000', '00A40000023F00', /it is longer: 8 bytes, not 7/],
    ['', '00A40000', /received a command without a header, no bytes; it is shorter: 0 bytes, not 4/],
  ])('%s for %s', (command, recorded, message) => {
    expect(told(command, recorded)).toMatch(message);
  });

  test('without a PIN of either side', () => {
    const message = told('0020000003999999', '0020000003123456');
    expect(message).toMatch(/recording has VERIFY, 00 20 00 00 03 \*\* \*\* \*\*/);
    expect(message).toMatch(/byte 6 is the first that differs$/);
    expect(message).not.toMatch(/99|12/);
    expect(told('0020000103999999', '0020000003000000', [{ offset: 5, count: 3 }])).not.toMatch(/99/);
  });

  test('without what the recording itself hides', () => {
    const message = told('00DA010002ABCD', '00DA000002ABCD', [{ offset: 5, count: 2 }]);
    expect(message).toMatch(/recording has .*02 \*\* \*\*;/);
  });

  test('in short, with the place of the difference, for a long command', () => {
    const recorded = `00D6000000FFFF${'5A'.repeat(65_535)}`;
    const command = `${recorded.slice(0, -2)}5B`;
    const message = told(command, recorded);
    expect(message.length).toBeLessThan(400);
    expect(message).toMatch(
      /\(65542 bytes\).*byte 65542 is the first that differs: 5A recorded, 5B received/,
    );
    expect(message).toMatch(/\.\.\. 5A 5A .*5B \(65542 bytes\)/);
  });
});

test('a command is told with its name', () => {
  expect(tellCommand(bytes('0084000008'), new TraceDecoder())).toBe('GET CHALLENGE, 00 84 00 00 08');
  expect(tellCommand(bytes('80FE0000'), new TraceDecoder())).toBe('INS FE, 80 FE 00 00');
});

test.each([
  ['0088000002AAAA', '0088000002BBBB', true],
  ['0088000002AAAA', '0088000102AAAA', false],
  ['0088000002AAAA', '0088000003AAAAAA', false],
  ['0088000002AAAA', '0088000002AAAA', false],
])('%s for %s differs in its data alone: %s', (command, recorded, alone) => {
  expect(differsInDataAlone(bytes(command), bytes(recorded), undefined)).toBe(alone);
});
