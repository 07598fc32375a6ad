import { Command } from 'commander';
import { expect, test } from 'vitest';
import {
  addSimulationOptions,
  type SimulationArguments,
  simulationOptions,
} from '../../../host-cli/program/simulation-options.js';

function parsed(...argv: string[]) {
  const command = addSimulationOptions(new Command())
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  return simulationOptions(command.parse(argv, { from: 'user' }).opts<SimulationArguments>());
}

test('nothing given changes nothing', () => {
  expect(parsed()).toEqual({});
});

test('the words of the contract become those of the card', () => {
  expect(parsed('--interface', 'contactless', '--protocol', 't1', '--le', 'tolerant')).toEqual({
    cardInterface: 'contactless',
    protocol: 'T=1',
    lengthPolicy: 'tolerant',
  });
  expect(parsed('--interface', 'contact', '--protocol', 't0', '--le', 'strict')).toEqual({
    cardInterface: 'contact',
    protocol: 'T=0',
    lengthPolicy: 'strict',
  });
});

test('a recording answers as it is told', () => {
  expect(parsed('--replay-timing')).toEqual({ replay: { anyOrder: false, timing: true } });
});

test.each([
  ['--replay-order', 'some'],
  ['--interface', 'usb'],
  ['--protocol', 't2'],
  ['--le', 'lax'],
])('%s %s is refused with what is allowed', (...argv) => {
  expect(() => parsed(...argv)).toThrow(/Allowed choices are/);
});
