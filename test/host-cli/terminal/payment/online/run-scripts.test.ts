import { expect, test } from 'vitest';
import { runScripts, SCRIPT_TEMPLATE } from '../../../../../host-cli/terminal/payment/online/run-scripts.js';
import { PaymentCard } from '../../../../../host-cli/terminal/payment/payment-card.js';
import { bytes } from '../../../../support/hex.js';
import { scripted } from '../../link.js';

const UNBLOCK = '8609 8424000004AABBCCDD'.replace(' ', '');
const BLOCK = '8609 841E000004AABBCCDD'.replace(' ', '');
const script = (tag: string, ...commands: string[]) => {
  const inside = `9F180400000001${commands.join('')}`;
  return bytes(`${tag}${(inside.length / 2).toString(16).padStart(2, '0')}${inside}`);
};

async function run(scripts: readonly Uint8Array[], template: number, answers: Record<string, string> = {}) {
  const transport = scripted(answers);
  const found = await runScripts(new PaymentCard(transport), scripts, template);
  return { ...found, sent: transport.sent };
}

test('the commands of one template, exactly as they came', async () => {
  const scripts = [script('71', BLOCK), script('72', UNBLOCK, BLOCK)];
  const after = await run(scripts, SCRIPT_TEMPLATE.AFTER, { '84': '9000' });
  expect(after).toMatchObject({ commands: 2, failed: false });
  expect(after.sent).toEqual(['8424000004AABBCCDD', '841E000004AABBCCDD']);
  expect((await run(scripts, SCRIPT_TEMPLATE.BEFORE, { '84': '6283' })).failed).toBe(false);
});

test('the first failure is the last command', async () => {
  const found = await run([script('72', UNBLOCK, BLOCK)], SCRIPT_TEMPLATE.AFTER, { '84': '6988' });
  expect(found).toMatchObject({ commands: 1, failed: true });
  expect(JSON.stringify(found.notes)).toContain('PIN CHANGE/UNBLOCK: 6988');
});

test.each(['72', '7205', '7203860184', '720386018472', ''])('a template that is none: %s', async (text) => {
  expect(await run([bytes(text)], SCRIPT_TEMPLATE.AFTER)).toMatchObject({ failed: true, sent: [] });
});
