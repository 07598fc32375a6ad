import { expect, test } from 'vitest';
import { gsmtapPacket, MAX_GSMTAP_BYTES, SIM_CONTENTS } from '../../../../apdu/recording/capture/gsmtap.js';
import { bytes, hex } from '../../../support/hex.js';

test('a GSMTAP packet of a card: version 2, 4 words of header, type 4, and what it holds', () => {
  const apdu = gsmtapPacket(SIM_CONTENTS.APDU, bytes('00A40000009000')).subarray(28);
  expect(hex(apdu)).toBe('02040400000000000000000000000000 00A40000009000'.replace(' ', ''));
  const atr = gsmtapPacket(SIM_CONTENTS.ATR, bytes('3B00')).subarray(28);
  expect(hex(atr)).toBe('02040400000000000000000001000000 3B00'.replace(' ', ''));
});

test('the largest one is the largest packet there is', () => {
  expect(gsmtapPacket(SIM_CONTENTS.APDU, new Uint8Array(MAX_GSMTAP_BYTES))).toHaveLength(0xffff);
});
