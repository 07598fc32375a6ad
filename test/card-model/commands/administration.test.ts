import { describe, expect, it } from 'vitest';
import { ADMINISTRATION } from '../../../card-model/commands/administration.js';
import { PROFILES } from '../../../card-model/profiles/registry.js';

const CONTACT_ONLY = { interface: 'contact' };

describe.each([...new Set(PROFILES.flatMap(({ applications }) => applications))])(
  'application $id',
  ({ table }) => {
    it.each(ADMINISTRATION)('serves $name', (command) => {
      for (const cla of command.classes) expect(table.find(cla, command.ins, command.p1 ?? 0)).toBe(command);
    });
  },
);

it.each(ADMINISTRATION.filter(({ file }) => !file))('$name is for the contacts only', ({ allowed }) => {
  expect(allowed).toEqual(CONTACT_ONLY);
});
