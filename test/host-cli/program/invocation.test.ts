import { readlinkSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import { psam } from '../../../card-model/profiles/psam.js';
import { InvocationInProgress } from '../../../host-cli/program/invocation.js';
import { fakeStreams } from '../../support/cli.js';
import { bytes } from '../../support/hex.js';
import { psamOf } from '../../support/psam.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();

function invocation(verbose: boolean, reader = 'sim:') {
  const fake = fakeStreams();
  const common = { reader, json: false, verbose, language: 'en', verb: 'read' } as const;
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

test('card images are held under the name of the verb until the end', async () => {
  for (const name of ['a', 'b']) writeFileSync(folder.path(name), createCard().image());
  const { invocation: one } = invocation(false, `sim:${folder.path('a')}`);
  await one.connect({});
  await one.openCard(`sim:${folder.path('b')}`, {});
  for (const name of ['a.lock', 'b.lock']) {
    expect(JSON.parse(readlinkSync(folder.path(name)))).toMatchObject({ program: 'sscard read' });
  }
  await expect(one.openCard(`sim:${folder.path('a')}`, {})).rejects.toMatchObject({ code: 'IMAGE_IN_USE' });
  await one.close();
  expect(folder.names()).toEqual(['a', 'b']);
});

test('a second card has its own address, its mark in the trace, and is closed with the first', async () => {
  writeFileSync(folder.path('psam.img'), psamOf().image());
  const { invocation: one, error } = invocation(true);
  const second = { address: `sim:${folder.path('psam.img')}`, mark: 'PSAM', profile: psam };
  const { transport } = await one.connectBeside(second, {});
  await transport.transmit(bytes('BFDE470A18112233445566778811223344556677881122334455667788'));
  await (await one.connect({})).transport.transmit(bytes('0084000008'));
  expect(error.text).toMatch(/^PSAM reset: 3B/m);
  expect(error.text).toMatch(/^PSAM diversifies SSSE\.RK/m);
  expect(error.text).toMatch(/^ {2}> 0084000008$/m);
  await one.close();
  await expect(transport.transmit(bytes('00840000'))).rejects.toMatchObject({ code: 'CLOSED' });
  expect(folder.names()).not.toContain('psam.img.lock');
});
