import { expect, it } from 'vitest';
import { CREATION_INSTRUCTION, CREATION_P1 } from '../../../card-model/commands/creation.js';
import { blank } from '../../support/issuer.js';

// ssc-card.md 3, T514 rows.
it('the codings of the field', () => {
  expect([CREATION_INSTRUCTION, CREATION_P1]).toEqual([
    0xe0,
    { FILE: 0x01, END: 0x02, TRANSPORT_KEY: 0x03, SERIAL_NUMBER: 0x05 },
  ]);
});

it('every other P1 is 6A86', () => {
  const issuer = blank();
  const known = new Set<number>(Object.values(CREATION_P1));
  for (let p1 = 0; p1 < 256; p1++) {
    if (!known.has(p1)) expect(issuer.send(`80E0${p1.toString(16).padStart(2, '0')}00`)).toBe('6A86');
  }
});
