import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card } from '../../../card-model/card.js';
import { demonstrationContents } from '../../support/demonstration.js';
import { hex } from '../../support/hex.js';
import { sayTorn } from '../../support/tearing.js';
import { freshCard, Terminal } from '../../support/terminal.js';

const KEYS = ['SSSE.RK', 'SSSE.UK', 'SSSE.PUK', 'DF01.RK'] as const;
const PIN_TRIES = 6;
const KEY_TRIES = 3;
const RESETS = ['reset', 'contact', 'contactless'];

/** What the conventions say of PIN and key counters, and no more than that. */
class Model {
  pin = '246813';
  pinLeft = PIN_TRIES;
  keysLeft: Record<string, number> = Object.fromEntries(KEYS.map((name) => [name, KEY_TRIES]));
  verified = false;
  mayReset = false;
  directory = 'MF';
  contactless = false;

  /** The status word of a line; the counters move with it. */
  predict(line: string): string {
    const [word = '', first = '', second = ''] = line.split(' ');
    if (RESETS.includes(word)) return this.reset(word);
    if (word === 'select') return this.select(first);
    if (word === 'auth') return this.authenticate(first, second === 'wrong');
    if (word === 'verify' || word === 'tries') return this.verify(word === 'tries' ? undefined : first);
    if (this.contactless) return '6982';
    if (this.directory === 'MF') return '6A88';
    if (word === 'change') return this.change(first, second);
    if (!this.mayReset) return '6982';
    if (line.endsWith('wrong')) return '6988';
    if (word === 'reload') this.pin = first;
    this.pinLeft = PIN_TRIES;
    return '9000';
  }

  private reset(word: string): string {
    if (word !== 'reset') this.contactless = word === 'contactless';
    this.verified = false;
    this.mayReset = false;
    this.directory = 'MF';
    return '0001';
  }

  private select(label: string): string {
    this.directory = label;
    if (label === 'MF') {
      this.verified = false;
      this.mayReset = false;
    }
    return '9000';
  }

  private authenticate(name: string, wrong: boolean): string {
    if (!name.startsWith(this.directory)) return '6A88';
    const left = this.keysLeft[name]!;
    if (left === 0) return '6983';
    this.keysLeft[name] = wrong ? left - 1 : KEY_TRIES;
    if (name === 'SSSE.PUK') this.mayReset = !wrong;
    return wrong ? `63C${left - 1}` : '9000';
  }

  private verify(digits: string | undefined): string {
    if (this.directory === 'MF') return '6A88';
    if (digits === undefined && this.verified) return '9000';
    if (this.pinLeft === 0) return '6983';
    if (digits === undefined) return `63C${this.pinLeft}`;
    this.verified = digits === this.pin;
    return this.compared(this.verified);
  }

  private change(from: string, to: string): string {
    if (this.pinLeft === 0) return '6983';
    const right = from === this.pin;
    if (right) this.pin = to;
    else this.verified = false;
    return this.compared(right);
  }

  private compared(right: boolean): string {
    this.pinLeft = right ? PIN_TRIES : this.pinLeft - 1;
    return right ? '9000' : `63C${this.pinLeft}`;
  }
}

/** PIN, its counter, and the counters of the keys as the card keeps them. */
function countersOf(card: Card) {
  const ssse = card.contents().masterFile.directories[0]!;
  const df01 = ssse.directories[0]!;
  const left = (keys: typeof ssse.keys, reference: number): number =>
    keys.find((key) => key.type === 'EXTERNAL' && key.reference === reference)!.triesLeft;
  return {
    pin: hex(ssse.pin!.value),
    pinLeft: ssse.pin!.triesLeft,
    keysLeft: {
      'SSSE.RK': left(ssse.keys, 0x0a),
      'SSSE.UK': left(ssse.keys, 0x04),
      'SSSE.PUK': left(ssse.keys, 0x06),
      'DF01.RK': left(df01.keys, 0x81),
    } as Record<string, number>,
  };
}

const PINS = ['246813', '111111', '975318'];
const LINES = [
  ...RESETS,
  ...['select SSSE', 'select SSSE', 'select DF01', 'select MF', 'tries'],
  ...PINS.map((pin) => `verify ${pin}`),
  ...PINS.flatMap((from) => PINS.map((to) => `change ${from} ${to}`)),
  ...KEYS.flatMap((name) => [`auth ${name}`, `auth ${name} wrong`]),
  ...['unblock', 'unblock wrong', 'reload 975318', 'reload 246813', 'reload 975318 wrong'],
];
/** A life mostly inside SSSE, for there things happen. */
const life = fc
  .array(fc.constantFrom(...LINES), { minLength: 5, maxLength: 60 })
  .map((lines) => ['select SSSE', ...lines]);
const contents = demonstrationContents();

describe('PIN and key counters', () => {
  it('law: the card answers as the model says, and keeps what the model keeps', () => {
    fc.assert(
      fc.property(life, (lines) => {
        const card = freshCard({ contents });
        const terminal = new Terminal(card);
        const model = new Model();
        for (const line of lines) {
          const expected = model.predict(line);
          expect(terminal.say(line).slice(-4), `${line} in ${lines.join(', ')}`).toBe(expected);
        }
        const { pin, pinLeft, keysLeft } = model;
        expect(countersOf(card)).toEqual({ pin, pinLeft, keysLeft });
      }),
      { numRuns: 300 },
    );
  });

  it('law: with power lost at any write, no counter rises without the right secret', () => {
    const torn = fc.tuple(fc.constantFrom(...LINES), fc.nat(6));
    fc.assert(
      fc.property(fc.array(torn, { minLength: 5, maxLength: 40 }), (acts) => {
        const terminal = new Terminal(freshCard({ contents }));
        for (const [line, writes] of acts) {
          const { card } = terminal;
          if (!card.powered) card.powerOn();
          const before = countersOf(card);
          const allowed = shownRight(line, before.pin);
          sayTorn(terminal, line, writes);
          const after = countersOf(card);
          if (after.pinLeft > before.pinLeft) expect(allowed.pin, line).toBe(true);
          if (after.pin !== before.pin) expect(allowed.pin, line).toBe(true);
          for (const name of KEYS) {
            if (after.keysLeft[name]! > before.keysLeft[name]!) expect(allowed.key, line).toBe(name);
            if (before.keysLeft[name] === 0) expect(after.keysLeft[name], line).toBe(0);
          }
          if (before.pinLeft === 0 && after.pinLeft > 0) expect(line).toMatch(/^(unblock|reload)/);
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** Which secret a line shows rightly. */
function shownRight(line: string, pin: string): { pin: boolean; key: string | undefined } {
  const [word, first] = line.split(' ');
  const resets = (word === 'unblock' || word === 'reload') && !line.endsWith('wrong');
  const shows = (word === 'verify' || word === 'change') && first === pin;
  return { pin: resets || shows, key: word === 'auth' && !line.endsWith('wrong') ? first : undefined };
}
