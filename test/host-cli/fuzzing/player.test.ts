import { expect, test } from 'vitest';
import { compose, RESET, send, tear } from '../../../host-cli/fuzzing/fuzz-step.js';
import { INVARIANTS } from '../../../host-cli/fuzzing/invariants/invariant-table.js';
import { type CardLife, CardSilent, type CardSource } from '../../../host-cli/fuzzing/lives/card-life.js';
import { SimulatedSource } from '../../../host-cli/fuzzing/lives/simulated-source.js';
import { Player } from '../../../host-cli/fuzzing/player.js';
import { fetchResponse } from '../../../host-cli/fuzzing/recipes/follow-up.js';
import { AID, demonstrationContents } from '../../support/demonstration.js';
import { bytes, hex } from '../../support/hex.js';

const source = new SimulatedSource(demonstrationContents());
const choice = { cardInterface: 'contact', contactProtocol: 'T=0', seed: 1 } as const;
const command = (text: string) => send(...bytes(text));
const SELECT = command(`00A404000F${AID.SSSE}`);
const WRONG_PIN = command('0020000003111111');

const begin = async (from: CardSource = source, allows?: (bytes: Uint8Array) => boolean): Promise<Player> =>
  (await Player.begin(from, choice, INVARIANTS, allows)).player;

/** A card whose answers are given beforehand; an error is thrown. */
function answering(...answers: readonly (string | Error)[]): CardSource {
  const left = [...answers];
  const life: CardLife = {
    protocol: 'T=0',
    answerToReset: bytes('3B00'),
    transmit: async () => {
      const next = left.shift() ?? '6D00';
      if (next instanceof Error) throw next;
      return bytes(next);
    },
    reset: async () => bytes('3B00'),
  };
  return { ...source, map: source.map, secrets: source.secrets, begin: async () => life };
}

test('a true card gives no breach; everything is written down', async () => {
  const player = await begin();
  for (const step of [SELECT, compose(fetchResponse()), WRONG_PIN, RESET, compose(fetchResponse())]) {
    expect(await player.play(step)).toEqual([]);
  }
  expect(player.commands).toBe(3);
  expect(
    player.played.map(({ step, command: sent }) => `${step.kind} ${sent ? hex(sent.subarray(0, 2)) : '-'}`),
  ).toEqual(['send 00A4', 'compose 00C0', 'send 0020', 'reset -', 'compose -']);
  expect(player.canTear).toBe(true);
});

test('power that fails is followed by a reset', async () => {
  const player = await begin();
  await player.play(SELECT);
  await player.play(tear(1));
  expect(await player.play(WRONG_PIN)).toEqual([]);
  expect(player.played.at(-1)!.torn).toBe(true);
  expect(player.world.directory!.label).toBe('MF');
  await player.play(SELECT);
  await player.play(command('00200000'));
  expect(hex(player.played.at(-1)!.answer!)).toBe('63C5');
});

test('answers that come later are judged all the same', async () => {
  const player = await begin(answering('01026A82', '9000'));
  expect(player.canTear).toBe(false);
  const [breach] = await player.play(SELECT);
  expect(breach).toMatchObject({ invariant: { name: 'no-data-with-refusal' }, right: '6A82' });
  expect(hex(breach!.answer!)).toBe('01026A82');
  expect(await player.play(SELECT)).toEqual([]);
});

test('silence is a breach, after which the card is reset', async () => {
  const player = await begin(answering(new CardSilent('TIME_OUT', 'no answer')));
  const breaches = await player.play(SELECT);
  expect(breaches.map(({ invariant }) => invariant.name)).toEqual(['card-answers']);
  expect(player.played.at(-1)!.silent).toBe('TIME_OUT');
});

test('other errors are no matter of the card', async () => {
  const player = await begin(answering(new Error('a fault')));
  await expect(player.play(SELECT)).rejects.toThrow('a fault');
});

test('what the gate does not let through is not sent', async () => {
  const player = await begin(source, (sent) => sent[1] !== 0x20);
  await player.play(SELECT);
  expect(await player.play(WRONG_PIN)).toEqual([]);
  expect(player.commands).toBe(1);
  expect(player.played).toHaveLength(1);
});
