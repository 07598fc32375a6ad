import { describe, expect, test } from 'vitest';
import {
  availableProtocols,
  chooseProtocol,
  namesProtocol,
} from '../../../../host-cli/serving/pcsc/protocol-choice.js';
import { bytes } from '../../../support/hex.js';
import { CONTACT_ATR, CONTACTLESS_ATR } from '../../../support/pcsc-service.js';

describe('availableProtocols', () => {
  test.each([
    [CONTACT_ATR, 1],
    ['3BED000001008154435386605101000000019E', 2],
    [CONTACTLESS_ATR, 3],
    ['FF', 1],
  ])('%s offers %i', (atr, mask) => {
    expect(availableProtocols(bytes(atr))).toBe(mask);
  });
});

test.each([
  [0, false],
  [1, true],
  [2, true],
  [4, true],
  [0x1000, true],
  [8, false],
])('mask %i names a protocol: %s', (mask, named) => {
  expect(namesProtocol(mask)).toBe(named);
});

describe('chooseProtocol', () => {
  test.each([
    ['T=0 of a T=0 card', 3, 1, 0, 1],
    ['T=1 of a T=1 card', 3, 2, 0, 2],
    ['T=1 first of both', 3, 3, 0, 2],
    ['T=0 of both when only that is wanted', 1, 3, 0, 1],
    ['nothing in common', 2, 1, 0, 0],
    ['what is agreed on, not what else is offered', 3, 3, 1, 1],
    ['nothing but what is agreed on', 2, 3, 1, 0],
    ['any, the old way', 0x1000, 1, 0, 1],
    ['RAW alone', 4, 1, 0, 4],
    ['RAW only as a last resort', 7, 1, 0, 1],
    ['RAW when the others do not fit', 6, 1, 0, 4],
  ])('%s', (_title, preferred, available, agreed, chosen) => {
    expect(chooseProtocol(preferred, available, agreed)).toBe(chosen);
  });
});
