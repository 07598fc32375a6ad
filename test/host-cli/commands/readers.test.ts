import { afterAll, beforeAll, expect, test } from 'vitest';
import { configure } from '../../../host-cli/commands/readers.js';
import {
  type CardService,
  claimSocket,
  describeBindings,
  startCardService,
} from '../readers/card-service.js';
import { runVerb } from '../readers/run-verb.js';

const path = claimSocket();

test('without a binding the error is one of the link', async () => {
  const run = runVerb(configure, [], false, { SSCARD_PCSC: 'none' });
  await expect(run).rejects.toMatchObject({ name: 'TransportError', cause: { code: 'BINDING_MISSING' } });
});

await describeBindings('sscard readers', ({ name }) => {
  let service: CardService;
  beforeAll(async () => {
    service = await startCardService(path);
  });
  afterAll(() => service.end());
  const environment = { SSCARD_PCSC: name };

  test('a line a reader, with the ATR explained', async () => {
    const { exit, text } = await runVerb(configure, [], false, environment);
    expect(exit).toBe('DONE');
    expect(text.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      [
        'sscard contact 00 00',
        'card',
        '3B6D000000815443538660510100000001',
        'T=0; shaped as a social security card',
      ],
      ['sscard contactless 00 01', 'card', '3B8D8001008154435386605101000000017E', 'contactless'],
      [''],
    ]);
  });

  test('--json', async () => {
    const { text } = await runVerb(configure, [], true, environment);
    expect(JSON.parse(text)[1]).toMatchObject({
      name: 'sscard contactless 00 01',
      card: true,
      contactless: true,
      answerToReset: '3B8D8001008154435386605101000000017E',
    });
  });

  test('--watch tells until Ctrl-C', async () => {
    const watching = runVerb(configure, ['--watch'], true, environment);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await service.order('remove');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await service.order('insert');
    await new Promise((resolve) => setTimeout(resolve, 300));
    process.emit('SIGINT');
    const { exit, text } = await watching;
    expect(exit).toBe('DONE');
    const events = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['reader-added', 'card-removed']),
    );
    expect(events.filter(({ event }) => event === 'card-inserted')).toHaveLength(3);
  });
});
