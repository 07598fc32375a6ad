import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card } from '../../../card-model/card.js';
import { AID, demonstrationContents, PIN, secretKeys } from '../../support/demonstration.js';
import { bytes, hex } from '../../support/hex.js';
import { seededRandom } from '../../support/random.js';
import { freshCard, Terminal } from '../../support/terminal.js';

const INSTRUCTIONS = [0x20, 0x24, 0x5e, 0x82, 0x84, 0x88, 0xa4, 0xb0, 0xb2, 0xc0, 0xd6, 0xdc, 0xe2];
const interesting = fc.oneof(
  fc.constantFrom(0, 1, 2, 3, 4, 5, 8, 0x10, 0x2c, 0x34, 0x7f, 0x80, 0x88, 0xef, 0xff),
  fc.nat(255),
);

/** Bytes without any form. */
const noise = fc.uint8Array({ maxLength: 40 });
/** A header that some command serves, and whatever may follow. */
const shaped = fc
  .tuple(
    fc.constantFrom(0x00, 0x00, 0x00, 0x80, 0x84),
    fc.constantFrom(...INSTRUCTIONS),
    interesting,
    interesting,
    fc.oneof(
      fc.constant(new Uint8Array(0)),
      interesting.map((le) => Uint8Array.of(le)),
      fc.uint8Array({ minLength: 1, maxLength: 60 }).map((data) => Uint8Array.of(data.length, ...data)),
      fc
        .uint8Array({ minLength: 1, maxLength: 60 })
        .map((data) => Uint8Array.of(0, 0, data.length, ...data, 0, 0)),
    ),
  )
  .map(([cla, ins, p1, p2, rest]) => Uint8Array.of(cla, ins, p1, p2, ...rest));
/** Steps that open doors, so that the noise meets more than refusals. */
const WORDS = [
  ...Object.keys(AID).map((label) => `select ${label}`),
  'select MF',
  'file EF05',
  'file EF06',
  'file EF08',
  'file EF15',
  'file EF16',
  'verify',
  'verify 111111',
  'auth SSSE.RK',
  'auth SSSE.UK',
  'auth SSSE.PUK',
  'auth DF01.RK',
  'auth DF02.UK_EF16',
  'auth DF04.UK_EF06_EF15',
  'unblock',
  'unblock wrong',
  'reset',
  'contact',
  'contactless',
  `00A404000F${AID.SSSE}`,
];
const step = fc.oneof(
  { weight: 2, arbitrary: noise.map(hex) },
  { weight: 5, arbitrary: shaped.map(hex) },
  { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
);
const steps = fc.array(step, { maxLength: 25 });
const protocol = fc.constantFrom('T=0' as const, 'T=1' as const);
const lifeCycle = fc.constantFrom(
  'ACTIVATED' as const,
  'ACTIVATED' as const,
  'INITIALISED' as const,
  'DEACTIVATED' as const,
  'TERMINATED' as const,
);
const contents = {
  INITIALISED: demonstrationContents('INITIALISED'),
  ACTIVATED: demonstrationContents('ACTIVATED'),
  DEACTIVATED: demonstrationContents('DEACTIVATED'),
  TERMINATED: demonstrationContents('TERMINATED'),
};

const isWord = (line: string): boolean => /[a-z]/.test(line);

/** Every answer the card gives to a life, with the command it was given to. */
function live(card: Card, lines: readonly string[]): [command: string, answer: string][] {
  const heard: [string, string][] = [];
  const transmit = card.transmit.bind(card);
  card.transmit = (command) => {
    const answer = transmit(command);
    heard.push([hex(command), hex(answer)]);
    return answer;
  };
  const terminal = new Terminal(card);
  for (const line of lines)
    if (isWord(line)) terminal.say(line);
    else terminal.send(line);
  return heard;
}

const SECRETS = [...secretKeys(), PIN].map(bytes);
const contains = (answer: Uint8Array, secret: Uint8Array): boolean =>
  answer.some((_, at) => secret.every((byte, index) => answer[at + index] === byte));

describe('any life of a card', () => {
  it('every command has an answer with a status word, and nothing breaks inside', () => {
    fc.assert(
      fc.property(steps, protocol, lifeCycle, (lines, spoken, state) => {
        const card = freshCard({ protocol: spoken, contents: contents[state] });
        for (const [command, answer] of live(card, lines)) {
          expect(answer.length, command).toBeGreaterThanOrEqual(4);
          expect(answer.slice(-4), command).toMatch(/^(9000|6[1-9A-F]..)$/);
          // Data come with success or a warning only.
          if (answer.length > 4) expect(answer.slice(-4), command).toMatch(/^(9000|62..)$/);
          expect(answer.length / 2 - 2).toBeLessThanOrEqual(65_536);
        }
        expect(card.fault).toBeUndefined();
      }),
      { numRuns: 400 },
    );
  });

  it('no answer holds a key or the PIN', () => {
    fc.assert(
      fc.property(steps, protocol, (lines, spoken) => {
        for (const [command, answer] of live(freshCard({ protocol: spoken }), lines)) {
          // Random bytes are whatever they are; and a file may hold what noise wrote there.
          if (command.slice(2, 4) === '84') continue;
          const data = bytes(answer.slice(0, -4));
          for (const secret of SECRETS) expect(contains(data, secret), `${command}: ${answer}`).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('the same random, the same answers and the same image', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 1000 }), (lines, seed) => {
        const [one, other] = [
          freshCard({ random: seededRandom(seed) }),
          freshCard({ random: seededRandom(seed) }),
        ];
        expect(live(one, lines)).toEqual(live(other, lines));
        expect(one.contents()).toEqual(other.contents());
      }),
      { numRuns: 50 },
    );
  });

  it('what a card keeps survives its image and a reset', () => {
    fc.assert(
      fc.property(steps, (lines) => {
        const card = freshCard();
        live(card, lines);
        const reborn = freshCard({ image: card.image() });
        expect(reborn.contents()).toEqual(card.contents());
        card.powerOn();
        expect(reborn.contents()).toEqual(card.contents());
      }),
      { numRuns: 30 },
    );
  });

  it('commands are not changed by the card', () => {
    fc.assert(
      fc.property(fc.oneof(noise, shaped), (command) => {
        const copy = command.slice();
        freshCard().transmit(command);
        expect(command).toEqual(copy);
      }),
    );
  });
});

describe('lengths 0 to 7 of every form', () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7])('%i bytes', (length) => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: length, maxLength: length }), protocol, (command, spoken) => {
        const card = freshCard({ protocol: spoken });
        const answer = hex(card.transmit(command));
        expect(answer).toMatch(length < 4 ? /^6700$/ : /^([0-9A-F]{2})*(9000|6[1-9A-F]..)$/);
        expect(card.fault).toBeUndefined();
      }),
    );
  });
});
