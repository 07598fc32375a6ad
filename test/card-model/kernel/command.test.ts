import { expect, it } from 'vitest';
import { socialApplication } from '../../../card-model/applications/social/application.js';
import { createCard } from '../../../card-model/card.js';
import { defineCommand } from '../../../card-model/kernel/command.js';
import { testCommand } from '../../support/commands.js';

it('every definition says the same and has the same members in the same order, whatever it leaves out', () => {
  const plain = testCommand();
  const full = testCommand({ p1: 1, secured: true, whenBlocked: true, beforeIssue: true, secretData: true });
  expect(defineCommand(plain)).toEqual(plain);
  expect(full).toMatchObject({
    p1: 1,
    secured: true,
    whenBlocked: true,
    beforeIssue: true,
    secretData: true,
  });
  expect(Object.keys(full)).toEqual(Object.keys(plain));
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
