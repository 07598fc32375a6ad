import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findNewPin, firstLineOf, type NewPinSources, nonEmpty } from '../../../host-cli/input/new-pin.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();
const file = (name: string, text: string): string => {
  writeFileSync(folder.path(name), text);
  return folder.path(name);
};
const KIND = {
  variable: 'NEW_SECRET',
  question: 'new secret',
  checked: (pin: string, source: string) => `${pin} of ${source}`,
};
const find = (sources: Partial<NewPinSources>) =>
  findNewPin({ environment: {}, ask: undefined, ...sources }, KIND);

test('its own file, the second line of the other, the environment of this PIN alone, in this order', async () => {
  const environment = { NEW_SECRET: '3333', SSCARD_NEW_PIN: '4444' };
  const pinFile = file('pin', '1111\n2222\n');
  const newPinFile = file('new', '5555\n');
  expect(await find({ pinFile, newPinFile, environment })).toBe(`5555 of ${newPinFile}`);
  expect(await find({ pinFile, environment })).toBe(`2222 of ${pinFile}, second line`);
  expect(await find({ environment })).toBe('3333 of NEW_SECRET');
});

test('a person is asked twice', async () => {
  const questions: string[] = [];
  const typed = (entries: string[]) => async (question: string) => {
    questions.push(question);
    return entries.shift()!;
  };
  await expect(find({ ask: typed(['1111', '1112']) })).rejects.toThrow(/differ; nothing was changed/);
  expect(questions).toEqual(['new secret:', 'new secret again:']);
});

test('without any source the message names them', async () => {
  await expect(find({})).rejects.toThrow(/--new-pin-file FILE, a second line in --pin-file, or NEW_SECRET/);
});

test('an empty line is no source to skip; an empty variable is none', () => {
  expect(() => firstLineOf(file('empty', '\n1111'), 'the secret')).toThrow(/it must be the secret/);
  expect([nonEmpty(''), nonEmpty('1'), nonEmpty(undefined)]).toEqual([undefined, '1', undefined]);
});
