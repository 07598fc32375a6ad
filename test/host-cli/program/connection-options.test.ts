import { Command } from 'commander';
import { expect, test } from 'vitest';
import {
  addConnectionOptions,
  type ConnectionArguments,
  connectionOptions,
} from '../../../host-cli/program/connection-options.js';

const parse = (...argv: string[]) =>
  connectionOptions(
    addConnectionOptions(new Command()).parse(argv, { from: 'user' }).opts<ConnectionArguments>(),
  );

test('nothing is asked for by default', () => {
  expect(parse()).toEqual({});
});

test('exclusive use stands beside the options of a simulated card', () => {
  expect(parse('--exclusive', '--protocol', 't1')).toEqual({ exclusive: true, protocol: 'T=1' });
});

test('what is to be kept of the session, and how a recording answers', () => {
  expect(parse('--record', 'a.rec', '--test-keys', '--replay-order', 'any')).toEqual({
    recording: { record: 'a.rec', testKeys: true },
    replay: { anyOrder: true, timing: false },
  });
});
