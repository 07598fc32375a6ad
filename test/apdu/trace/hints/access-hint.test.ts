import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../../apdu/bytes.js';
import { accessHint } from '../../../../apdu/trace/hints/access-hint.js';
import { described, english, refusal } from './refusals.js';

const READ_EF06 = '00B2013400';
const CONTACT_ATR = fromHex('3B6D000000815443538660510100000001');
const CONTACTLESS_ATR = fromHex('3B8D8001008154435386605101000000017E');

describe('the rule of a file', () => {
  test('one key: its label, its reference, what to do', () => {
    expect(accessHint(refusal(READ_EF06, 0x6982))).toEqual({
      en: 'EF06 needs APP.RK, key 0A, to be read; GET CHALLENGE, then EXTERNAL AUTHENTICATE with P2 0A in APP',
      zh: '读 EF06 需要 APP.RK（密钥 0A）；在 APP 中先取随机数，再以 P2 = 0A 做外部认证',
    });
  });

  test('the PIN, of a directory above', () => {
    expect(english(accessHint(refusal('00B0880001', 0x6982)))).toBe(
      'EF08 needs the PIN, to be read; VERIFY it first',
    );
    const both = refusal(READ_EF06, 0x6982, 'SUB');
    expect(english(accessHint(both))).toBe('EF06 needs the PIN and SUB.RK, key 84, to be read');
    both.session.rights.gain('APP', 'pin');
    expect(english(accessHint(both))).toContain('EF06 needs SUB.RK, key 84, to be read; GET CHALLENGE');
    both.session.rights.gain('SUB', 0x84);
    expect(accessHint(both)).toBeUndefined();
  });

  test('what nobody may do', () => {
    expect(accessHint(refusal('00DC013403010131', 0x6982))).toEqual({
      en: 'no command from outside may update EF06',
      zh: '不允许任何外部命令更新 EF06',
    });
  });

  test('the interface, as far as it is known', () => {
    const update = '00DC012C03010131';
    expect(english(accessHint(refusal(update, 0x6982)))).toContain(
      'EF05 needs the contact interface and APP.UK, key 04, to be updated',
    );
    const on = (atr: Uint8Array) =>
      refusal(update, 0x6982, 'APP', { prepare: (session) => session.reset(atr) });
    expect(english(accessHint(on(CONTACT_ATR)))).toContain('EF05 needs APP.UK, key 04, to be updated');
    const contactless = on(CONTACTLESS_ATR);
    contactless.session.rights.gain('APP', 4);
    expect(english(accessHint(contactless))).toBe('EF05 needs the contact interface, to be updated');
  });

  test('how a right that was there got lost', () => {
    const lost = refusal(READ_EF06, 0x6982, 'APP', { prepare: ({ rights }) => rights.gain('APP', 0x0a) });
    lost.session.rights.fail('APP', 0x0a);
    expect(english(accessHint(lost))).toMatch(
      /the right of APP\.RK \(key 0A\) was there and ended with a wrong try$/,
    );
    lost.session.rights.gain('APP', 0x0a);
    lost.session.rights.select('MF', []);
    expect(accessHint(lost)?.zh).toContain('后因选择 MF 失效');
    lost.session.rights.gain('APP', 0x0a);
    lost.session.reset();
    expect(english(accessHint(lost))).toMatch(/ended with the reset$/);
  });
});

describe('the rule of a command', () => {
  test('its own, bound to the head of its application', () => {
    const allowed = { allOf: [{ interface: 'contact' }, { key: 0x04 }] } as const;
    const description = described('ACTIVATE', { allowed, allowedAt: 'application' });
    expect(english(accessHint(refusal('00440000', 0x6982, 'SUB', { description })))).toContain(
      'ACTIVATE needs the contact interface and APP.UK, key 04; GET CHALLENGE',
    );
  });

  test('that of its effect, with its own', () => {
    const parts = { name: 'PIN RESET' };
    expect(english(accessHint(refusal('8424000004AABBCCDD', 0x6982, 'SUB', parts)))).toContain(
      'PIN RESET needs APP.UK, key 04',
    );
    const description = described('PIN RESET', { allowed: { interface: 'contact' } });
    expect(
      english(accessHint(refusal('8424000004AABBCCDD', 0x6982, 'SUB', { ...parts, description }))),
    ).toContain('PIN RESET needs the contact interface and APP.UK, key 04');
  });

  test('an interface that is not known is told when there is nothing better', () => {
    const description = described('CHANGE', { allowed: { interface: 'contact' } });
    expect(english(accessHint(refusal('805E0100', 0x6982, 'APP', { description })))).toBe(
      'CHANGE needs the contact interface',
    );
    const entry = { name: 'CHANGE', refusals: { SECURITY_STATUS_NOT_SATISFIED: { en: 'x', zh: 'x' } } };
    expect(accessHint(refusal('805E0100', 0x6982, 'APP', { description, entry }))).toBeUndefined();
  });
});

describe('nothing is said', () => {
  test.each([
    ['of a file that is not known', refusal('00B2010400', 0x6982)],
    ['in a directory that is not known', refusal(READ_EF06, 0x6982, 'ELSEWHERE')],
    [
      'while a card is built',
      refusal(READ_EF06, 0x6982, 'APP', {
        prepare: (session) => {
          session.building = true;
        },
      }),
    ],
    ['of a file that is free', refusal('00B2012C00', 0x6982)],
  ])('%s', (_title, given) => {
    expect(accessHint(given)).toBeUndefined();
  });
});
