import { expect, test } from 'vitest';
import { ISO_COMMANDS } from '../../../apdu/trace/iso-commands.js';

test('no two have the same class and instruction', () => {
  const codings = ISO_COMMANDS.flatMap(({ ins, classes }) => classes.map((cla) => (cla << 8) | ins));
  expect(new Set(codings).size).toBe(codings.length);
});

test.each([0x20, 0x24, 0x2c, 0x5e, 0xd4])('instruction %i carries a PIN or a key', (ins) => {
  expect(ISO_COMMANDS.find((command) => command.ins === ins)?.secretData).toBe(true);
});

test.each(ISO_COMMANDS.map((command) => [command.name, command] as const))(
  '%s is described',
  (_name, command) => {
    expect(command.summary.en && command.summary.zh && command.clause).toBeTruthy();
  },
);
