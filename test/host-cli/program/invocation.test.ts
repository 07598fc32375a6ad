import { expect, test } from 'vitest';
import { InvocationInProgress } from '../../../host-cli/program/invocation.js';
import { fakeStreams } from '../../support/cli.js';
import { bytes } from '../../support/hex.js';

function invocation(verbose: boolean) {
  const fake = fakeStreams();
  const common = { reader: 'sim:', json: false, verbose, language: 'en' } as const;
  return { ...fake, invocation: new InvocationInProgress(fake.streams, common) };
}

test('what was opened is closed in the end', async () => {
  const { invocation: one } = invocation(false);
  const { transport } = await one.connect({});
  await one.close();
  await expect(transport.transmit(bytes('00840000'))).rejects.toMatchObject({ code: 'CLOSED' });
  await one.close();
});

test('with -v everything that passes is told on standard error', async () => {
  const { invocation: one, error, output } = invocation(true);
  const { transport } = await one.connect({ cardInterface: 'contactless' });
  await transport.transmit(bytes('0084000008'));
  await transport.reset();
  await one.close();
  expect(error.text).toMatch(/^reset: 1278.*> 0084000008\n.*reset: 1278/s);
  expect(output.text).toBe('');
});

test('without -v there is no trace', async () => {
  const { invocation: one, error } = invocation(false);
  expect(await one.trace(undefined)).toBeUndefined();
  await (await one.connect({})).transport.transmit(bytes('0084000008'));
  expect(error.text).toBe('');
});

test('a card to be served comes from the address given', async () => {
  const { invocation: one } = invocation(false);
  expect((await one.openCard('sim:', {})).powered).toBe(true);
  await expect(one.openCard('no:', {})).rejects.toMatchObject({ code: 'USAGE' });
});
