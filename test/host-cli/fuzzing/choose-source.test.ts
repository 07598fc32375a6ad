import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { connectInProcess } from '../../../apdu/transport/in-process.js';
import { createCard } from '../../../card-model/card.js';
import { chooseSource, isSimulated } from '../../../host-cli/fuzzing/choose-source.js';
import { loadKeyFile } from '../../../host-cli/input/key-file.js';
import { InvocationInProgress } from '../../../host-cli/program/invocation.js';
import type { Invocation } from '../../../host-cli/program/verb.js';
import { fakeStreams } from '../../support/cli.js';
import { cardKey, keyData } from '../../support/demonstration.js';
import { hex } from '../../support/hex.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';
import { freshCard } from '../../support/terminal.js';

const folder = useTemporaryFolder();
const keyFile = await loadKeyFile('fixtures/personalisation/gen3-demo.json', {});

const invocationAt = (reader: string): Invocation => {
  const { streams } = fakeStreams();
  const common = { reader, json: false, verbose: false, language: 'en' } as const;
  return new InvocationInProgress(streams, common as ConstructorParameters<typeof InvocationInProgress>[1]);
};

/** A verb whose card is at the end of a link. */
const linked = (card = freshCard()): Invocation => {
  const invocation = invocationAt('pcsc:');
  return Object.assign(Object.create(invocation), {
    reader: 'pcsc:',
    connect: async () => ({ transport: connectInProcess(card) }),
  });
};

test('which addresses are simulated', () => {
  expect(['sim:', 'SIM:card.img', 'pcsc:', 'tcp:a:1', 'simulated'].map(isSimulated)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('copies of a simulated card, with its own secrets and the options given', async () => {
  const given = { interface: 'contactless', protocol: 't1', le: 'tolerant' } as const;
  const chosen = await chooseSource(invocationAt('sim:'), given, keyFile);
  if (chosen.outcome !== 'chosen') throw new Error(chosen.outcome);
  const { source, transport } = chosen;
  expect([source.renewable, source.interfaces, source.contactProtocols, transport]).toEqual([
    true,
    ['contactless'],
    ['T=1'],
    undefined,
  ]);
  expect(source.secrets.keys.map(({ value }) => hex(value))).toContain(hex(cardKey('SSSE.RK')));
  expect(source.secrets.hidden.map(hex)).toContain(keyData('SSSE.RK').master);
});

test('a card image is given free again at once', async () => {
  const path = folder.path('card.img');
  writeFileSync(path, createCard().image());
  for (let times = 0; times < 2; times++) {
    expect((await chooseSource(invocationAt(`sim:${path}`), {}, undefined)).outcome).toBe('chosen');
  }
});

test('a card in a reader, whose keys come from the key file', async () => {
  const chosen = await chooseSource(linked(), {}, keyFile);
  if (chosen.outcome !== 'chosen') throw new Error(chosen.outcome);
  const { source, transport } = chosen;
  expect([source.renewable, source.interfaces, source.map.profile.id]).toEqual([false, ['contact'], 'gen3']);
  expect(transport).toBeDefined();
  expect(source.secrets.keys.map(({ value }) => hex(value))).toContain(hex(cardKey('SSSE.RK')));
  const without = await chooseSource(linked(), { interface: 'contactless' }, undefined);
  if (without.outcome !== 'chosen') throw new Error(without.outcome);
  expect([without.source.secrets.keys, without.source.interfaces]).toEqual([[], ['contactless']]);
});

test('a card that does not say what it is, and a recording', async () => {
  const card = freshCard();
  const silent = Object.assign(Object.create(card), {
    powerOn: () => card.powerOn(),
    transmit: () => Uint8Array.of(0x6a, 0x82),
  });
  expect((await chooseSource(linked(silent), {}, undefined)).outcome).toBe('refused');
  await expect(chooseSource(invocationAt('replay:a.apdu'), {}, undefined)).rejects.toThrow('a recording');
});
