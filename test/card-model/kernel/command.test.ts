import { expect, it } from 'vitest';
import { socialApplication } from '../../../card-model/applications/social/application.js';
import { createCard } from '../../../card-model/card.js';
import { defineCommand } from '../../../card-model/kernel/command.js';
import { testCommand } from '../../support/commands.js';

it('a definition is given back as it is', () => {
  const command = testCommand();
  expect(defineCommand(command)).toBe(command);
});

it('every command of the social application says where it comes from, in both languages', () => {
  expect(socialApplication.commands.length).toBeGreaterThan(0);
  for (const command of socialApplication.commands) {
    expect(command.name).toMatch(/^[A-Z][A-Z /-]+( \([a-z]+\))?$/);
    expect(command.clause).not.toBe('');
    expect(command.summary.en).not.toBe('');
    expect(command.summary.zh).toMatch(/\p{Script=Han}/u);
  }
});

it('commands whose data are PINs say so', () => {
  const secret = socialApplication.commands.filter(({ secretData }) => secretData).map(({ ins }) => ins);
  expect(secret).toEqual(expect.arrayContaining([0x20, 0x24, 0x5e]));
  expect(createCard().fault).toBeUndefined();
});
