import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import type { ServableCard } from '../../../host-cli/addresses/connection.js';
import { openStoredCard } from '../../../host-cli/addresses/stored-card.js';
import { StdioSession } from '../../../host-cli/stdio-server/stdio-session.js';
import { AID } from '../../support/demonstration.js';
import { hex } from '../../support/hex.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();
const SELECT = `00A404000F${AID.SSSE}`;
const line = (text: string): Uint8Array => new TextEncoder().encode(text);
const session = () => new StdioSession(createCard());
const answers = (...lines: string[]): (string | undefined)[] => {
  const one = session();
  return lines.map((text) => one.answer(line(text)));
};

test('hexadecimal is answered from the first line on, in upper case without spaces', () => {
  expect(answers(SELECT.toLowerCase(), '00 c0 00 00 1e', '\t00B2072C00 ')).toEqual([
    '611E',
    expect.stringMatching(/^6F1C[0-9A-F]+9000$/),
    '07094131303030303031359000',
  ]);
});

test('bytes too few for a command go to the card too', () => {
  expect(answers('00', '00A404')).toEqual(['6700', '6700']);
});

describe('anything else is answered by ! and leaves the card untouched', () => {
  test.each([
    ['', /^! the line is empty/],
    ['   ', /^! the line is empty/],
    ['00A', /^! .*3 hexadecimal digits/],
    ['hello', /^! .*'h' at character 1/],
    ['.nonsense', /^! '\.nonsense' is unknown; known: \.reset/],
    ['.', /^! '\.' is unknown/],
    ['.reset now', /^! \.reset takes nothing/],
    ['.tear', /^! \.tear takes a count/],
    ['.save', /^! \.save takes the path/],
    ['00\u0000A4', /^! .*\uFFFD/],
  ])('%j', (text, answer) => {
    const one = session();
    one.answer(line(SELECT));
    const before = hex(one.card.image());
    expect(one.answer(line(text))).toMatch(answer);
    expect(hex(one.card.image())).toBe(before);
    expect(one.answer(line('00C000001E'))).toMatch(/9000$/);
  });

  test('a line too long to keep', () => {
    expect(session().answer(undefined)).toBe('! the line is too long for any command');
  });

  test('law: any bytes get one printable line', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const told = session().answer(bytes.filter((byte) => byte !== 0x0a)) ?? '';
        expect(told).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});

test('a torn command says so, and the card is off until it gets power', () => {
  const one = session();
  const said = (text: string) => one.answer(line(text));
  expect([said(SELECT), said('.tear 1'), said('0020000003000000')]).toEqual(['611E', 'armed', 'torn']);
  expect(said(SELECT)).toMatch(/^! .*no power/);
  expect(said('.warm')).toMatch(/^! .*no power/);
  expect(said('.reset')).toMatch(/^3B6D/);
  expect([said(SELECT), said('00200000')]).toEqual(['611E', '63C5']);
});

test('a change that cannot be kept is told, and has not happened', async () => {
  const path = folder.path('card.img');
  writeFileSync(path, createCard().image());
  const card = await openStoredCard(path, {});
  const one = new StdioSession(card);
  const said = (text: string) => one.answer(line(text));
  said(SELECT);
  rmSync(path);
  mkdirSync(path);
  expect(said('0020000003000000')).toMatch(/^! .*card\.img: cannot be read/);
  expect([said('.reset'), said(SELECT), said('00200000')]).toEqual([
    expect.stringMatching(/^3B6D/),
    '611E',
    '63C6',
  ]);
  card.close();
});

test('the reader tells the UID of a contactless card', () => {
  const one = new StdioSession(createCard());
  const said = (text: string) => one.answer(line(text));
  expect(said('FFCA000000')).toBe('6A81');
  said('.contactless');
  expect(said('FFCA000000')).toMatch(/^08[0-9A-F]{6}9000$/);
  expect(said('FFCA000003')).toBe('6C04');
  expect(said('FF00000000')).toBe('6E00');
  said('.off');
  expect(said('FFCA000000')).toMatch(/^! .*no power/);
});

test('the observer is told of commands and resets', () => {
  const told: string[] = [];
  const one = new StdioSession(createCard(), {
    reset: (answerToReset) => told.push(`reset ${hex(answerToReset).slice(0, 4)}`),
    exchange: (command, response) => told.push(`${hex(command)} ${hex(response)}`),
  });
  for (const text of ['00840000', '.contactless', 'xx', '.warm']) one.answer(line(text));
  expect(told).toEqual(['00840000 6700', 'reset 1278', 'reset 1278']);
});

test('a fault of this program is not passed off as a slip of the client', () => {
  const card = createCard();
  const broken: ServableCard = Object.assign(Object.create(card), {
    transmit: () => {
      throw new TypeError('broken');
    },
  });
  expect(() => new StdioSession(broken).answer(line(SELECT))).toThrow('broken');
});
