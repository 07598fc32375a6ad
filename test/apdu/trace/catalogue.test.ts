import { expect, test } from 'vitest';
import { Catalogue } from '../../../apdu/trace/catalogue.js';
import type { CommandDescription } from '../../../apdu/trace/command-description.js';

const described = (name: string, more: Partial<CommandDescription> = {}): CommandDescription => ({
  name,
  ins: 0xa4,
  classes: [0x00],
  clause: 'none',
  summary: { en: name, zh: name },
  ...more,
});

test('the catalogue given goes before the commands of ISO/IEC 7816-4', () => {
  expect(new Catalogue([described('MINE')]).find(0x00, 0xa4)?.name).toBe('MINE');
  expect(new Catalogue([]).find(0x00, 0xa4)?.name).toBe('SELECT');
});

test.each([
  [0x00, 'SELECT'],
  [0x03, 'SELECT'],
  [0x10, 'SELECT'],
  [0x0c, 'SELECT'],
  [0x4f, 'SELECT'],
  [0x80, undefined],
])('class %i', (cla, name) => {
  expect(new Catalogue([]).find(cla, 0xa4)?.name).toBe(name);
});

test('an exact class goes before a likely one, and channels of 8X are seen through', () => {
  const catalogue = new Catalogue([
    described('PLAIN'),
    described('SECURED', { classes: [0x04] }),
    described('OWN', { classes: [0x84] }),
  ]);
  expect(catalogue.find(0x04, 0xa4)?.name).toBe('SECURED');
  expect(catalogue.find(0x05, 0xa4)?.name).toBe('SECURED');
  expect(catalogue.find(0x86, 0xa4)?.name).toBe('OWN');
});

test('the current directory decides between namesakes', () => {
  const catalogue = new Catalogue([
    described('PKI', { within: ['PKI'] }),
    described('EVERYWHERE'),
    described('BANK', { within: ['BANK'] }),
  ]);
  expect(catalogue.find(0x00, 0xa4, 'BANK')?.name).toBe('BANK');
  expect(catalogue.find(0x00, 0xa4, 'SSSE')?.name).toBe('EVERYWHERE');
  expect(catalogue.find(0x00, 0xa4)?.name).toBe('EVERYWHERE');
  expect(
    new Catalogue([described('PKI', { ins: 0x40, within: ['PKI'] })]).find(0x00, 0x40, 'SSSE')?.name,
  ).toBe('PKI');
});

test('instructions that may carry a secret', () => {
  const catalogue = new Catalogue([described('LOAD', { ins: 0x42, secretData: true })]);
  expect([0x20, 0x42, 0xd4, 0xa4, 0x99].map((ins) => catalogue.mayBeSecret(ins))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('what stands last is found only when nothing else fits', () => {
  const last = [described('LAST'), described('ONLY', { ins: 0xae, classes: [0x80] })];
  const catalogue = new Catalogue([], last);
  expect(catalogue.find(0x00, 0xa4)?.name).toBe('SELECT');
  expect(catalogue.find(0x80, 0xae)?.name).toBe('ONLY');
});

test('P1 tells commands with one class and instruction apart', () => {
  const command = (name: string, p1?: number) => ({
    name,
    ins: 0xe0,
    classes: [0x80],
    clause: '',
    summary: { en: '', zh: '' },
    ...(p1 !== undefined && { p1 }),
  });
  const catalogue = new Catalogue([command('ONE', 1), command('TWO', 2)]);
  expect(catalogue.find(0x80, 0xe0, undefined, 2)?.name).toBe('TWO');
  expect(catalogue.find(0x80, 0xe0, undefined, 3)?.name).toBe('ONE');
  expect(catalogue.namesakes(0xe0).map(({ name }) => name)).toEqual(['ONE', 'TWO']);
  expect(catalogue.namesakes(0x77)).toEqual([]);
});
