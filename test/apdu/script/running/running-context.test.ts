import { expect, test } from 'vitest';
import { fromHex } from '../../../../apdu/bytes.js';
import { Scope } from '../../../../apdu/script/expressions/scope.js';
import { RunningCard } from '../../../../apdu/script/running/running-card.js';
import { RunningContext } from '../../../../apdu/script/running/running-context.js';
import { connectInProcess } from '../../../../apdu/transport/in-process.js';
import { ScriptedCard } from '../../scripted-card.js';
import { controlsOf, number } from '../script-kit.js';

function context() {
  const scripted = new ScriptedCard(() => 'AA9000');
  const transport = connectInProcess(scripted);
  const controls = controlsOf(scripted);
  const card = new RunningCard({ transport, controls, generation: '3', clock: () => 0, tell: () => {} });
  const world = { random: (count: number) => new Uint8Array(count) };
  return { made: new RunningContext(new Scope(), world, card), card, transport, controls, world };
}

test('a step sees the card, its link and what can be done with it', async () => {
  const { made, card, transport, controls, world } = context();
  expect(made).toMatchObject({ transport, controls, seen: card, world });
  expect(await made.transmit(fromHex('00840000'))).toMatchObject({ statusWord: 0x9000 });
  expect(made.seen.answer).toMatchObject({ statusWord: 0x9000 });
  expect(await made.reset('cold', 'contactless')).toBe(card.answerToReset);
  made.powered(undefined);
  expect(made.seen.answerToReset).toBeUndefined();
  made.removed();
  made.tearing();
});

test('variables are those of its scope', () => {
  const { made } = context();
  const inner = made.inside(new Scope(made.scope));
  inner.scope.define('own', number(1));
  inner.assign('x', number(2));
  inner.keep(new Map([['y', fromHex('01')]]));
  inner.keep(undefined);
  expect(made.scope.find('x')).toEqual(number(2));
  expect(made.scope.find('y')).toEqual({ kind: 'bytes', bytes: fromHex('01') });
  expect(made.scope.find('own')).toBeUndefined();
  expect(inner.seen).toBe(made.seen);
});
