import { expect, test } from 'vitest';
import { configure } from '../../../host-cli/commands/doctor.js';
import { runVerb } from '../readers/run-verb.js';

const NOBODY = { PCSCLITE_CSOCK_NAME: '/nowhere/pcsc', SSCARD_PCSC: 'none' };

test('findings for people: the command that mends follows after $', async () => {
  const { exit, text } = await runVerb(configure, [], false, NOBODY);
  expect(exit).toBe('LINK');
  expect(text).toContain('BAD ');
  expect(text).toMatch(/cannot be reached: mend what is BAD first\n$/);
});

test('findings for programs', async () => {
  const { text } = await runVerb(configure, [], true, NOBODY);
  const { usable, findings } = JSON.parse(text);
  expect(usable).toBe(false);
  expect(findings[0]).toMatchObject({ subject: 'node', state: 'good' });
});
