import { expect, test } from 'vitest';
import { connectInProcess } from '../../../apdu/transport/in-process.js';
import { connectPsam } from '../../../host-cli/input/psam-source.js';
import type { SecondCard } from '../../../host-cli/program/verb.js';
import { psamOf } from '../../support/psam.js';

function invocation(reader = 'sim:') {
  const asked: [SecondCard, object][] = [];
  return {
    asked,
    reader,
    async connectBeside(second: SecondCard, options: object) {
      asked.push([second, options]);
      return { transport: connectInProcess(psamOf()) };
    },
  };
}

test('without --psam there is none', async () => {
  const one = invocation();
  expect(await connectPsam(one, { keys: 'keys.json' })).toBeUndefined();
  expect(one.asked).toEqual([]);
});

test('the PSAM is a second card with its mark, for this program alone if that is asked for', async () => {
  const one = invocation('pcsc:contact');
  expect((await connectPsam(one, { psam: 'pcsc:PSAM' }))?.has('SSSE.RK')).toBe(true);
  await connectPsam(one, { psam: 'tcp:a:1', exclusive: true });
  expect(
    one.asked.map(([{ address, mark, profile }, options]) => [address, mark, profile?.id, options]),
  ).toEqual([
    ['pcsc:PSAM', 'PSAM', 'psam', {}],
    ['tcp:a:1', 'PSAM', 'psam', { exclusive: true }],
  ]);
});

test('the card itself is no PSAM; every sim: is another card', async () => {
  await expect(connectPsam(invocation('sim:a'), { psam: 'sim:a' })).rejects.toMatchObject({ code: 'USAGE' });
  expect(await connectPsam(invocation('sim:'), { psam: 'sim:' })).toBeDefined();
});

test('keys come from one place', async () => {
  const both = connectPsam(invocation(), { psam: 'sim:a', keys: 'keys.json' });
  await expect(both).rejects.toMatchObject({ code: 'USAGE', message: expect.stringContaining('--keys') });
});
