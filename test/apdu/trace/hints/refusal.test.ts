import { expect, test } from 'vitest';
import { directoryAt } from '../../../../apdu/trace/hints/refusal.js';
import { Selection } from '../../../../apdu/trace/selection.js';
import { PROTECTED } from '../protected-dictionary.js';

test.each([
  ['SUB', ['SUB', 'APP', 'APP']],
  ['APP', ['APP', 'APP', 'APP']],
  ['MF', ['MF', 'MF', undefined]],
])('seen from %s: the directory, the head of its application, the owner of the PIN', (label, expected) => {
  const selection = new Selection(PROTECTED);
  selection.directory = selection.labelled(label);
  const places = (['directory', 'application', 'pin'] as const).map(
    (place) => directoryAt(selection, place)?.label,
  );
  expect(places).toEqual(expected);
});
