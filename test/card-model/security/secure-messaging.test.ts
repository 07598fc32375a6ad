import { describe, expect, it } from 'vitest';
import { MAC_BYTES } from '../../../card-model/security/secure-messaging.js';
import { converse } from '../../support/conversation.js';
import { cardKey } from '../../support/demonstration.js';
import { freshCard, messageMac, processKey, Terminal } from '../../support/terminal.js';

function ready(): { terminal: Terminal; process: Uint8Array } {
  const terminal = new Terminal(freshCard());
  converse(terminal, [
    ['select SSSE', '9000'],
    ['auth SSSE.PUK', '9000'],
  ]);
  return { terminal, process: processKey(cardKey('SSSE.PIN_RELOAD'), terminal.challenge()) };
}

describe('the MAC', () => {
  it('has 4 bytes', () => {
    expect(MAC_BYTES).toBe(4);
  });
  it('covers CLA INS P1 P2 Lc', () => {
    const { terminal, process } = ready();
    expect(terminal.send(`8424000004${messageMac(process, '8424000004')}`)).toBe('9000');
  });
  it.each(['', '84240000', '0024000004', '8424000104', '8424000000'])(
    "made over '%s' it is wrong: 6988",
    (header) => {
      const { terminal, process } = ready();
      expect(terminal.send(`8424000004${messageMac(process, header)}`)).toBe('6988');
    },
  );
  it('every bit of it counts', () => {
    for (let bit = 0; bit < 32; bit++) {
      const { terminal, process } = ready();
      const mac = (Number.parseInt(messageMac(process, '8424000004'), 16) ^ (1 << bit)) >>> 0;
      expect(terminal.send(`8424000004${mac.toString(16).padStart(8, '0')}`)).toBe('6988');
    }
  });
  it('is made with the last challenge and the key of PIN reload', () => {
    for (const [key, offset] of [
      ['SSSE.PUK', 0],
      ['SSSE.PIN_RELOAD', 1],
    ] as const) {
      const { terminal } = ready();
      const challenge = terminal.challenge().map((byte) => byte + offset);
      const wrong = messageMac(processKey(cardKey(key), challenge), '8424000004');
      expect(terminal.send(`8424000004${wrong}`)).toBe('6988');
    }
  });
});

describe('a challenge', () => {
  it('is used up, right or wrong', () => {
    const { terminal, process } = ready();
    const right = `8424000004${messageMac(process, '8424000004')}`;
    expect([terminal.send('842400000400000000'), terminal.send(right)]).toEqual(['6988', '6984']);
  });
  it('is not used up by a command without secure messaging', () => {
    const { terminal, process } = ready();
    converse(terminal, [
      ['verify', '9000'],
      ['file EF05', '9000'],
      ['change 246813 246813', '9000'],
      [`8424000004${messageMac(process, '8424000004')}`, '9000'],
    ]);
  });
});
