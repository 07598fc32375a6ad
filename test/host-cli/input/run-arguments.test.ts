import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import {
  addCampaignOptions,
  type CampaignArguments,
  caseSelection,
  seedFrom,
  variablesFrom,
} from '../../../host-cli/input/run-arguments.js';

function parsed(...argv: string[]): CampaignArguments {
  const command = addCampaignOptions(new Command())
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  return command.parse(argv, { from: 'user' }).opts();
}

test('options that may be repeated are collected', () => {
  expect(
    parsed('--card', 'pcsc:A', '--card', 'pcsc:B', '--tag', 'a', '--tag', '!b', '--set', 'x=01'),
  ).toEqual({
    card: ['pcsc:A', 'pcsc:B'],
    tag: ['a', '!b'],
    set: ['x=01'],
  });
});

test.each(['--jobs=0', '--jobs=x', '--retry=-1', '--retry=1.5', '--jobs=1e3'])('%s is refused', (option) => {
  expect(() => parsed(option)).toThrow(/whole number/);
});

describe('the cases that run', () => {
  const head = (name: string, ...tags: string[]) => ({ name, tags, clauses: [], needs: [] });
  const runs = (given: CampaignArguments, name: string, ...tags: string[]) =>
    caseSelection(given)!(head(name, ...tags));

  test('without an option nothing is chosen', () => {
    expect(caseSelection({})).toBeUndefined();
  });

  test('every tag asked for, none excluded', () => {
    expect(runs({ tag: ['a', 'b'] }, 'x', 'a', 'b', 'c')).toBe(true);
    expect(runs({ tag: ['a', 'b'] }, 'x', 'a')).toBe(false);
    expect(runs({ tag: ['!slow'] }, 'x', 'a')).toBe(true);
    expect(runs({ tag: ['a', '!slow'] }, 'x', 'a', 'slow')).toBe(false);
  });

  test('by part of the name, whatever the case', () => {
    expect(runs({ case: 'ef05' }, 'Records of EF05')).toBe(true);
    expect(runs({ case: 'EF06' }, 'Records of EF05')).toBe(false);
  });
});

test('variables are words of the script', () => {
  expect([...variablesFrom({ set: ['fid=EF 05', 'empty='] })]).toEqual([
    ['fid', { kind: 'word', text: 'EF05' }],
    ['empty', { kind: 'word', text: '' }],
  ]);
  for (const wrong of ['fid', '=01', '1a=01', 'a b=01'])
    expect(() => variablesFrom({ set: [wrong] })).toThrow(/write it as name=words/);
});

test('a seed that was given is kept; another one is new each time', () => {
  expect(seedFrom({ seed: 'mine' })).toBe('mine');
  expect(seedFrom({})).toMatch(/^[0-9a-f]{8}$/);
  expect(seedFrom({})).not.toBe(seedFrom({}));
});
