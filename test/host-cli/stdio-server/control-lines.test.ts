import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import { CONTROL_LINES } from '../../../host-cli/stdio-server/control-lines.js';
import { StdioSession } from '../../../host-cli/stdio-server/stdio-session.js';
import { AID } from '../../support/demonstration.js';
import { hex } from '../../support/hex.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();
const ATR = '3B6D000000815443538660510100000001';
const ATS = '127877810200815443538660510100000001';

function said(session: StdioSession, text: string): string | undefined {
  return session.answer(new TextEncoder().encode(text));
}

test('the lines are those of the contract', () => {
  expect(CONTROL_LINES.map(({ form }) => form).sort()).toEqual(
    ['.reset', '.warm', '.off', '.contact', '.contactless', '.tear N', '.save PATH', '.quit'].sort(),
  );
});

test('resets are answered by ATR or ATS; the interface stays until another is named', () => {
  const session = new StdioSession(createCard());
  const lines = ['.reset', '.contactless', '.warm', '.reset', '.contact', '.off', '.reset'];
  expect(lines.map((text) => said(session, text))).toEqual([ATR, ATS, ATS, ATS, ATR, 'off', ATR]);
});

test('T=1 has its own ATR', () => {
  expect(said(new StdioSession(createCard({ protocol: 'T=1' })), '.reset')).toMatch(/^3BED/);
});

test.each(['0', '-1', '1.5', 'x', '99999999999999999999', '1 2'])('.tear %s is refused', (count) => {
  expect(said(new StdioSession(createCard()), `.tear ${count}`)).toMatch(/^! \.tear takes a count of writes/);
});

test('a tear that is armed beyond what the command writes changes nothing, and holds for one command', () => {
  const session = new StdioSession(createCard());
  said(session, `00A404000F${AID.SSSE}`);
  expect(said(session, '.tear 99')).toBe('armed');
  expect(said(session, '0020000003000000')).toBe('63C5');
  expect(said(session, '0020000003000000')).toBe('63C4');
});

test('.save writes the card as it is, to any path, spaces too', () => {
  const session = new StdioSession(createCard());
  const path = folder.path('a card.img');
  expect(said(session, `.save ${path}`)).toBe('saved');
  expect(hex(readFileSync(path))).toBe(hex(session.card.image()));
  expect(said(session, `.save ${folder.path('none', 'x')}`)).toMatch(/^! .*cannot be written/);
});

test('.quit ends and answers nothing', () => {
  const session = new StdioSession(createCard());
  expect(said(session, '.quit')).toBeUndefined();
  expect(session.ended).toBe(true);
});
