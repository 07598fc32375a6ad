import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../apdu/bytes.js';
import { decodeCommand } from '../../../apdu/codec/command-apdu.js';
import { PAYMENT_DIALECT } from '../../../apdu/payment/trace/payment-dialect.js';
import { DialectSwitch } from '../../../apdu/trace/dialect-switch.js';
import type { TraceDialect } from '../../../apdu/trace/trace-dialect.js';

/** Speaks for names that begin with its own, and knows INS AA; writes down what it is told. */
function dialect(name: string, told: string[]): TraceDialect {
  return {
    commands: [
      {
        name: `${name} command`,
        ins: 0xaa,
        classes: [0x80],
        clause: 'none',
        summary: { en: name, zh: name },
      },
    ],
    directories: [],
    open: () => ({
      speaksFor: (aid) => toHex(aid).startsWith(name),
      recognises: ({ ins }) => ins === 0xaa && name === 'A1',
      commandFields: () => undefined,
      answerFields: () => undefined,
      follow: ({ ins }) => void told.push(`${name}:${ins.toString(16)}`),
      reset: () => void told.push(`${name}:reset`),
    }),
  };
}

function follower() {
  const told: string[] = [];
  const dialects = new DialectSwitch([dialect('A1', told), dialect('B2', told)], 'en');
  const ask = (hex: string) => {
    const speaker = dialects.speakerFor(decodeCommand(fromHex(hex)));
    return speaker?.catalogue.find(0x80, 0xaa)?.name;
  };
  const send = (hex: string) => {
    const command = decodeCommand(fromHex(hex));
    dialects.follow(command, dialects.speakerFor(command));
  };
  return { told, dialects, ask, send };
}

describe('who speaks', () => {
  test('the application that was selected by name', () => {
    const { ask, send, told } = follower();
    send('00A4040002B201');
    expect(ask('80AA0000')).toBe('B2 command');
    send('80AA0000');
    expect(told).toEqual(['B2:a4', 'B2:aa']);
  });

  test('the one that a SELECT is about to name', () => {
    const { ask, send } = follower();
    send('00A4040002B201');
    expect(ask('00A4040002A101')).toBe('A1 command');
    expect(ask('80AA0000')).toBe('B2 command');
  });

  test('nobody after another name or the master file', () => {
    for (const leaving of ['00A4040002C301', '00A40000', '00A40400']) {
      const { ask, send } = follower();
      send('00A4040002B201');
      send(leaving);
      expect(ask('80AA0000')).toBeUndefined();
    }
  });

  test('the same after a SELECT of a file', () => {
    const { ask, send } = follower();
    send('00A4040002B201');
    send('00A4020002EF05');
    expect(ask('80AA0000')).toBe('B2 command');
  });

  test('before any SELECT, whoever recognises the command, and from then on', () => {
    const { ask, send, dialects } = follower();
    expect(ask('80BB0000')).toBeUndefined();
    expect(ask('80AA0000')).toBe('A1 command');
    expect(ask('80BB0000')).toBeUndefined();
    send('80AA0000');
    expect(ask('80BB0000')).toBe('A1 command');
    dialects.reset();
    expect(ask('80BB0000')).toBeUndefined();
    send('00A4040002C301');
    expect(ask('80AA0000')).toBeUndefined();
  });
});

test('a reset reaches every session', () => {
  const { told, dialects } = follower();
  dialects.reset();
  expect(told).toEqual(['A1:reset', 'B2:reset']);
});

test('a command that only other applications have is told with one of them', () => {
  const dialects = new DialectSwitch([PAYMENT_DIALECT], 'en');
  const generate = decodeCommand(fromHex('80AE800000'));
  expect(dialects.elsewhere(generate)).toMatchObject({
    name: 'GENERATE AC',
    application: { label: 'PBOC', aid: 'A000000333010101' },
  });
  expect(dialects.elsewhere(decodeCommand(fromHex('00B2010400')))).toBeUndefined();
  const select = decodeCommand(fromHex('00A4040008A000000333010101'));
  dialects.follow(select, dialects.speakerFor(select));
  expect(dialects.elsewhere(generate)).toBeUndefined();
});

test('a dialect without directories has no application to name', () => {
  const { dialects } = follower();
  expect(dialects.elsewhere(decodeCommand(fromHex('80AA0000')))).toBeUndefined();
});
