import { readFileSync, readlinkSync, writeFileSync } from 'node:fs';
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
  const common = { reader, json: false, verbose, language: 'en', version: '0', verb: 'read' } as const;
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

test('a session is kept until the verb ends, and chooses at random what its replay chooses again', async () => {
  const { invocation: live } = invocation(false);
  const recording = { record: folder.path('a.rec'), pcap: folder.path('a.pcap') };
  const { transport } = await live.connect({ recording });
  const challenge = live.random(8);
  const answer = await transport.transmit(bytes('0084000008'));
  await live.close();
  expect(readFileSync(folder.path('a.rec'), 'utf8')).toMatch(
    /^title sscard read.*\nrecorded \S+ sscard 0 profile=gen3 seed=\w{32}/,
  );
  expect(readFileSync(folder.path('a.pcap'))).not.toHaveLength(0);

  const { invocation: again, error } = invocation(true, `replay:${folder.path('a.rec')}`);
  const replayed = await again.connect({});
  expect(again.random(8)).toEqual(challenge);
  expect(await replayed.transport.transmit(bytes('0084000008'))).toEqual(answer);
  await again.close();
  expect(error.text).not.toMatch(/goes on here/);
});

test('what is chosen at random is another each time, but for a recording', async () => {
  const choices = await Promise.all(
    [{}, {}, { recording: { record: folder.path('a.rec') } }].map(async (options) => {
      const { invocation: one } = invocation(false);
      await one.connect(options);
      await one.close();
      return one.random(16).toString();
    }),
  );
  expect(new Set(choices).size).toBe(3);
});

test('with -v it is told what of a recording nobody asked for', async () => {
  const { invocation: live } = invocation(false);
  const { transport } = await live.connect({ recording: { record: folder.path('a.rec') } });
  await transport.transmit(bytes('0084000008'));
  await live.close();
  const { invocation: again, error } = invocation(true, `replay:${folder.path('a.rec')}`);
  await again.connect({});
  await again.close();
  expect(error.text).toMatch(/^sscard: .*a\.rec:7: the recording goes on here/m);
});

test('nothing is kept where no card was reached', async () => {
  const { invocation: one } = invocation(false, `sim:${folder.path('none.img')}`);
  const recording = { record: folder.path('a.rec') };
  await expect(one.connect({ recording })).rejects.toMatchObject({ code: 'FILE_MISSING' });
  await one.close();
  expect(folder.names()).toEqual([]);
});

test('the card is not touched where nothing can be kept', async () => {
  writeFileSync(folder.path('a'), createCard().image());
  const { invocation: one } = invocation(false, `sim:${folder.path('a')}`);
  await expect(one.connect({ recording: { record: '/dev/full' } })).rejects.toMatchObject({
    code: 'FILE_UNWRITABLE',
  });
  expect(folder.names()).toEqual(['a']);
  await one.close();
});
