import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import {
  addRecordOptions,
  addReplayOptions,
  recordRequest,
  replayRequest,
} from '../../../host-cli/recording/record-options.js';

function parsed(...words: readonly string[]) {
  const command = addReplayOptions(addRecordOptions(new Command()))
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  command.parse(words, { from: 'user' });
  return command.opts();
}

describe('what is to be kept', () => {
  test('is asked for by path', () => {
    expect(recordRequest(parsed('--record', 'a.rec', '--pcap', 'a.pcap', '--test-keys'))).toEqual({
      record: 'a.rec',
      pcap: 'a.pcap',
      testKeys: true,
    });
    expect(recordRequest(parsed('--pcap', 'a.pcap'))).toEqual({ pcap: 'a.pcap' });
  });

  test('is nothing, test keys or not', () => {
    expect(recordRequest(parsed())).toBeUndefined();
    expect(recordRequest(parsed('--test-keys'))).toBeUndefined();
  });
});

describe('how a recording answers', () => {
  test('in its order, at once, unless it is told otherwise', () => {
    expect(replayRequest(parsed())).toBeUndefined();
    expect(replayRequest(parsed('--replay-order', 'any'))).toEqual({ anyOrder: true, timing: false });
    expect(replayRequest(parsed('--replay-order', 'strict', '--replay-timing'))).toEqual({
      anyOrder: false,
      timing: true,
    });
    expect(() => parsed('--replay-order', 'some')).toThrow(/Allowed choices are strict, any/);
  });
});

test('the help has them together', () => {
  const help = addReplayOptions(addRecordOptions(new Command())).helpInformation();
  expect(help).toMatch(
    /Recording and replay:\n +--record.*--pcap.*--test-keys.*--replay-order.*--replay-timing/s,
  );
});
