import { expect, test } from 'vitest';
import {
  note,
  StepRecorder,
  valueNote,
} from '../../../../../host-cli/terminal/payment/results/step-recorder.js';
import { bytes } from '../../../../support/hex.js';

test('steps in order, told at once', () => {
  const seen: string[] = [];
  const recorder = new StepRecorder(({ step }) => seen.push(step));
  recorder.record('selection', note('one', '一'));
  recorder.record('completion');
  expect(seen).toEqual(['selection', 'completion']);
  expect(recorder.steps).toMatchObject([
    { step: 'selection', title: { zh: '应用选择' }, notes: [{ text: { en: 'one', zh: '一' } }] },
    { step: 'completion', notes: [] },
  ]);
});

test('a data object bit by bit; a copy of it', () => {
  const value = bytes('0008000000');
  const told = valueNote(0x95, value);
  value.fill(0xff);
  expect(told).toMatchObject({
    tag: 0x95,
    value: bytes('0008000000'),
    meaning: [{ en: 'byte 2, bit 4: new card' }],
  });
  expect(valueNote(0xdf7f, bytes('01'))).toMatchObject({ name: { en: 'data object' }, meaning: [] });
});
