import { createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../../apdu/bytes.js';
import { findToken, Token } from '../../../../host-cli/serving/tcp/token.js';
import { useTemporaryFolder } from '../../../support/temporary-folder.js';

const SECRET = 'a long enough secret';
const NONCE = fromHex('000102030405060708090A0B0C0D0E0F');

describe('the proof', () => {
  test('is HMAC-SHA-256 of signature, version and nonce', () => {
    const expected = createHmac('sha256', SECRET)
      .update('SSCARD')
      .update(Uint8Array.of(0, 1))
      .update(NONCE)
      .digest();
    expect(Buffer.from(new Token(SECRET, 'here').proof(NONCE))).toEqual(expected);
  });

  test('proves that token and that nonce only', () => {
    const token = new Token(SECRET, 'here');
    expect(token.proves(token.proof(NONCE), NONCE)).toBe(true);
    expect(token.proves(new Token(`${SECRET}.`, 'here').proof(NONCE), NONCE)).toBe(false);
    expect(token.proves(token.proof(NONCE), NONCE.slice().reverse())).toBe(false);
    expect(token.proves(new Uint8Array(0), NONCE)).toBe(false);
  });
});

test('a token shows itself to nobody', () => {
  const token = new Token(SECRET, 'here');
  for (const shown of [
    inspect(token, { depth: 9, showHidden: true }),
    JSON.stringify(token),
    String(token),
  ]) {
    expect(shown).not.toContain(SECRET);
    expect(shown).not.toContain(Buffer.from(SECRET).toString('hex'));
  }
});

test.each(['tiny!', 'fifteen letters'])('%s is too short, and not told', (text) => {
  expect(() => new Token(text, 'SSCARD_TOKEN')).toThrow(
    expect.objectContaining({ code: 'TOKEN_UNFIT', message: expect.not.stringContaining(text) }),
  );
});

describe('where it comes from', () => {
  const folder = useTemporaryFolder();
  const write = (name: string, text: string): string => {
    writeFileSync(folder.path(name), text);
    return folder.path(name);
  };
  const isThat = (token: Token | undefined, text: string): boolean =>
    token?.proves(new Token(text, 'test').proof(NONCE), NONCE) ?? false;

  test('nowhere', () => {
    expect(findToken({})).toBeUndefined();
    expect(findToken({ SSCARD_TOKEN: '', SSCARD_TOKEN_FILE: '' })).toBeUndefined();
  });

  test('the file of the option before that of the environment before the environment', () => {
    const given = write('given', `${SECRET} one\r\nsecond line`);
    const named = write('named', `  ${SECRET} two  \n`);
    const environment = { SSCARD_TOKEN_FILE: named, SSCARD_TOKEN: `${SECRET} three` };
    expect(isThat(findToken(environment, given), `${SECRET} one`)).toBe(true);
    expect(isThat(findToken(environment), `${SECRET} two`)).toBe(true);
    expect(isThat(findToken({ SSCARD_TOKEN: `${SECRET} three` }), `${SECRET} three`)).toBe(true);
  });

  test('a file that is missing or empty', () => {
    expect(() => findToken({}, folder.path('none'))).toThrow(
      expect.objectContaining({ code: 'FILE_MISSING' }),
    );
    const empty = write('empty', '\n');
    expect(() => findToken({}, empty)).toThrow(
      expect.objectContaining({ code: 'TOKEN_UNFIT', message: expect.stringContaining(empty) }),
    );
  });
});
