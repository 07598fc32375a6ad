import { describe, expect, it } from 'vitest';
import { createCard } from '../../../card-model/card.js';
import {
  directoryOn,
  GENERATIONS,
  holding,
  type Issuer,
  issued,
  keyOn,
  overContactless,
  spoilt,
  told,
  unchanged,
} from '../../support/issuer.js';
import { MALFORMED_ANSWERS, malformed } from '../../support/malformed.js';
import { sayTorn } from '../../support/tearing.js';
import { Terminal } from '../../support/terminal.js';

const BLOCK = '841E0000';
const BLOCK_FOR_GOOD = '841E0001';
const UNBLOCK = '84180000';

const lockOf = (issuer: Issuer, label: 'SSSE' | 'DF01' = 'SSSE'): Uint8Array =>
  keyOn(issuer.card.contents(), label, 'LK', label === 'SSSE' ? 2 : 1);

/** A card whose SSSE (or DF01) is blocked, that directory current. */
function blocked(
  generation: 'gen2' | 'gen3' = 'gen3',
  label: 'SSSE' | 'DF01' = 'SSSE',
  header = BLOCK,
): Issuer {
  const issuer = issued(generation);
  issuer.select(label);
  if (issuer.sendSecured(header, lockOf(issuer, label)) !== '9000') throw new Error('BLOCK is refused');
  return issuer;
}
const wrong = (issuer: Issuer): string =>
  issuer.send(spoilt(issuer.secured(UNBLOCK, lockOf(issuer), issuer.challenge())));
const blockOf = (issuer: Issuer) => directoryOn(issuer.card.contents(), 'SSSE').block;

describe.each(GENERATIONS)('APPLICATION UNBLOCK, %s', (generation) => {
  it('makes all normal again, in the DFs below too', () => {
    const issuer = blocked(generation);
    expect(issuer.sendSecured(UNBLOCK, lockOf(issuer))).toBe('9000');
    expect(blockOf(issuer)).toBeUndefined();
    expect([issuer.send('00B2032C00').slice(-4), issuer.select('DF01'), issuer.select('SSSE')]).toEqual([
      ...['9000', '9000', '9000'],
    ]);
    expect(issuer.card.contents()).toEqual(issued(generation).card.contents());
  });

  it('after a new power-on, selected with the warning', () => {
    const issuer = holding(blocked(generation).card.contents(), generation);
    expect([
      issuer.select('SSSE'),
      issuer.sendSecured(UNBLOCK, lockOf(issuer)),
      issuer.select('SSSE'),
    ]).toEqual([...['6283', '9000', '9000']]);
  });

  it('a block of the directory above stays, as does one below', () => {
    const issuer = blocked(generation, 'DF01');
    issuer.select('SSSE');
    issuer.sendSecured(BLOCK, lockOf(issuer));
    issuer.select('DF01');
    expect(issuer.sendSecured(UNBLOCK, lockOf(issuer, 'DF01'))).toBe('9000');
    expect([issuer.select('DF01'), issuer.send('00200000')]).toEqual(['6283', '6985']);
    issuer.select('SSSE');
    expect(issuer.sendSecured(UNBLOCK, lockOf(issuer))).toBe('9000');
    expect(issuer.select('DF01')).toBe('9000');
    const other = blocked(generation, 'DF01');
    other.select('SSSE');
    other.sendSecured(BLOCK, lockOf(other));
    other.sendSecured(UNBLOCK, lockOf(other));
    expect([other.select('SSSE'), other.select('DF01')]).toEqual(['9000', '6283']);
  });

  it('three wrong MACs make it permanent, over resets too', () => {
    const issuer = blocked(generation);
    expect([wrong(issuer), wrong(issuer)]).toEqual(['6988', '6988']);
    expect(blockOf(issuer)).toEqual({ state: 'blocked', triesLeft: 1 });
    issuer.card.powerOff();
    issuer.card.powerOn();
    expect([issuer.select('SSSE'), wrong(issuer)]).toEqual(['6283', '6988']);
    expect(blockOf(issuer)).toEqual({ state: 'permanent', triesLeft: 0 });
    expect(issuer.sendSecured(UNBLOCK, lockOf(issuer))).toBe('9303');
    issuer.select('MF');
    expect(issuer.select('SSSE')).toBe('9303');
    const again = holding(createCard({ image: issuer.card.image() }).contents(), generation);
    expect(again.select('SSSE')).toBe('9303');
  });

  it('a right one gives the three tries back for the next block', () => {
    const issuer = blocked(generation);
    wrong(issuer);
    wrong(issuer);
    issuer.sendSecured(UNBLOCK, lockOf(issuer));
    issuer.sendSecured(BLOCK, lockOf(issuer));
    expect([wrong(issuer), wrong(issuer)]).toEqual(['6988', '6988']);
    expect(issuer.sendSecured(UNBLOCK, lockOf(issuer))).toBe('9000');
  });

  it('blocked for good there is no way back: 9303', () => {
    const issuer = blocked(generation, 'SSSE', BLOCK_FOR_GOOD);
    expect(told(issuer, issuer.secured(UNBLOCK, lockOf(issuer), issuer.challenge()))).toEqual(
      unchanged('9303'),
    );
  });

  it('a used or missing challenge costs no try: 6984', () => {
    const issuer = blocked(generation);
    const right = issuer.secured(UNBLOCK, lockOf(issuer), issuer.challenge());
    expect(issuer.send(spoilt(right))).toBe('6988');
    expect(told(issuer, right, right, '841800000400000000')).toEqual(unchanged('6984', '6984', '6984'));
  });

  it('what is not blocked itself cannot be unblocked: 6985', () => {
    const free = issued(generation);
    free.select('SSSE');
    expect(told(free, free.secured(UNBLOCK, lockOf(free), free.challenge()))).toEqual(unchanged('6985'));
    const below = blocked(generation);
    below.select('DF01');
    const command = below.secured(UNBLOCK, lockOf(below, 'DF01'), below.challenge());
    expect(told(below, command)).toEqual(unchanged('6985'));
  });

  it('the order of refusals; without a MAC 6700 costs neither challenge nor try', () => {
    const issuer = blocked(generation);
    const right = issuer.secured(UNBLOCK, lockOf(issuer), issuer.challenge());
    expect(told(issuer, ...malformed('18'))).toEqual(unchanged(...MALFORMED_ANSWERS));
    expect(issuer.send(right)).toBe('9000');
  });

  it('a suspended application stays suspended', () => {
    const contents = issued(generation, 'DEACTIVATED').card.contents();
    const [ssse, ...others] = contents.masterFile.directories;
    const block = { state: 'blocked', triesLeft: 3 } as const;
    const directories = [{ ...ssse!, block }, ...others];
    const issuer = holding({ ...contents, masterFile: { ...contents.masterFile, directories } }, generation);
    issuer.select('SSSE');
    expect(issuer.send('00B2032C00')).toBe('6985');
    expect(issuer.sendSecured(UNBLOCK, lockOf(issuer))).toBe('9000');
    expect([issuer.select('SSSE'), issuer.send('00B2032C00').slice(-4)]).toEqual(['6283', '9000']);
  });
});

it('contactless: 6982, no try is spent', () => {
  const issuer = overContactless(blocked());
  issuer.select('SSSE');
  expect(told(issuer, issuer.secured(UNBLOCK, lockOf(issuer), issuer.challenge()))).toEqual(
    unchanged('6982'),
  );
});

it('the try is spent before the comparison; torn later it is blocked still, and the try is gone', () => {
  for (let writes = 1; ; writes++) {
    const issuer = blocked();
    const right = issuer.secured(UNBLOCK, lockOf(issuer), issuer.challenge());
    if (!sayTorn(new Terminal(issuer.card), right, writes)) {
      expect(writes).toBe(5);
      break;
    }
    expect(blockOf(issuer)).toEqual(writes === 4 ? undefined : { state: 'blocked', triesLeft: 2 });
  }
});
