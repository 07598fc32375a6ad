import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import { connectAddress } from '../../../host-cli/addresses/address-table.js';
import { OfferedCard } from '../../../host-cli/serving/offered-card.js';
import { WAYS, type WayRequest } from '../../../host-cli/serving/ways.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();
const way = (name: string) => WAYS.find((row) => row.name === name)!;
const request = (given: WayRequest['given']): WayRequest => ({
  cards: [new OfferedCard(0, 'sim:', createCard(), ['contact', 'contactless'])],
  given,
  environment: {},
  notify: () => undefined,
});

describe('ways of serving', () => {
  test('a PC/SC socket tells the line to export and goes when it is closed', async () => {
    const path = folder.path('pcsc.sock');
    const running = await way('pcscSocket').start(request({ pcscSocket: path }));
    expect(running.lines.join('\n')).toContain(`export PCSCLITE_CSOCK_NAME=${path}`);
    expect(existsSync(path)).toBe(true);
    await running.close();
    expect(existsSync(path)).toBe(false);
  });

  test('tcp tells an address that reaches the card', async () => {
    const running = await way('tcp').start(request({ tcp: '127.0.0.1:0' }));
    const [endpoint] = running.data.endpoints as string[];
    const { transport } = await connectAddress(`tcp:${endpoint}`);
    expect(transport.answerToReset.length).toBe(17);
    await transport.close();
    await running.close();
  });

  test('tcp beyond this machine asks for a token', async () => {
    await expect(way('tcp').start(request({ tcp: '0.0.0.0:0' }))).rejects.toMatchObject({
      code: 'TOKEN_REQUIRED',
    });
  });

  test('vpcd refuses the early length byte for a card with long answers', async () => {
    const started = way('vpcd').start(request({ vpcd: '127.0.0.1:1', earlyLengthByte: true }));
    await expect(started).rejects.toMatchObject({ code: 'EARLY_LENGTH_BYTE_REFUSED' });
  });
});
