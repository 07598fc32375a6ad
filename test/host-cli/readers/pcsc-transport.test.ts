import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../apdu/bytes.js';
import { connectPcscAddress, type PcscAddressOptions } from '../../../host-cli/addresses/pcsc-card.js';
import { listReaders } from '../../../host-cli/readers/list-readers.js';
import { connectPcsc, type PcscTransport } from '../../../host-cli/readers/pcsc-transport.js';
import type { ReaderEvent } from '../../../host-cli/readers/reader-events.js';
import { watchReaders } from '../../../host-cli/readers/watch-readers.js';
import { type CardService, claimSocket, describeBindings, startCardService } from './card-service.js';

const CONTACT = 'sscard contact 00 00';
const CONTACTLESS = 'sscard contactless 00 01';
/** PC/SC part 10, 2.2, in the form of PC/SC lite. */
const GET_FEATURE_REQUEST = 0x42000d48;
const path = claimSocket();

await describeBindings('a card in a reader', (binding) => {
  let service: CardService;
  const open: PcscTransport[] = [];

  beforeAll(async () => {
    service = await startCardService(path);
  });
  afterAll(() => service.end());
  afterEach(async () => {
    for (const transport of open.splice(0)) await transport.close();
  });
  beforeEach(async () => {
    const [contact] = await listReaders(binding).catch(() => []);
    if (contact?.present === false) await service.order('insert');
  });

  const connect = async (reader = CONTACT, options = {}): Promise<PcscTransport> => {
    const transport = await connectPcsc(binding, reader, options);
    open.push(transport);
    return transport;
  };
  const address = async (part: string, options: PcscAddressOptions = {}): Promise<PcscTransport> => {
    const { transport } = await connectPcscAddress(part, options, binding);
    open.push(transport as PcscTransport);
    return transport as PcscTransport;
  };

  test('both readers are listed with their answers to reset', async () => {
    const readers = await listReaders(binding);
    expect(readers.map(({ name, present, mute }) => ({ name, present, mute }))).toEqual([
      { name: CONTACT, present: true, mute: false },
      { name: CONTACTLESS, present: true, mute: false },
    ]);
    expect(readers.map(({ answerToReset }) => toHex(answerToReset))).toEqual([
      '3B6D000000815443538660510100000001',
      '3B8D8001008154435386605101000000017E',
    ]);
  });

  test('is powered when connected and tells ATR and protocol', async () => {
    const transport = await connect();
    expect(toHex(transport.answerToReset)).toBe('3B6D000000815443538660510100000001');
    expect(transport.protocol).toBe('T=0');
  });

  test('a contactless card is told by its pseudo ATR', async () => {
    const transport = await connect(CONTACTLESS);
    expect(transport.protocol).toBe('contactless');
    await expect(transport.reset('cold', 'contact')).rejects.toMatchObject({
      code: 'INTERFACE_NOT_SUPPORTED',
    });
    expect(toHex(await transport.transmit(fromHex('FFCA000000'))).slice(-4)).toBe('9000');
  });

  test('a protocol that the card does not speak is refused', async () => {
    await expect(connect(CONTACT, { protocol: 'T=1' })).rejects.toMatchObject({
      cause: { code: 'PROTOCOL_REFUSED' },
    });
    expect((await connect(CONTACT, { protocol: 'T=0' })).protocol).toBe('T=0');
  });

  test('bytes pass both ways as they are, 61xx and 6Cxx too', async () => {
    const transport = await connect();
    expect(toHex(await transport.transmit(fromHex('0002000003AABBCC00')))).toBe('0002000003AABBCC009000');
    expect(toHex(await transport.transmit(fromHex('00A40000')))).toBe('6105');
    expect(toHex(await transport.transmit(fromHex('0004000010')))).toBe('6C08');
  });

  test.each([0, 1, 255, 256, 257, 65_535, 65_536])('%i bytes of answer come whole', async (length) => {
    const transport = await connect();
    const three = length.toString(16).padStart(6, '0');
    expect((await transport.transmit(fromHex(`8001000003${three}`))).length).toBe(length + 2);
  });

  test('65544 bytes of command arrive whole', async () => {
    const transport = await connect();
    const command = Buffer.concat([fromHex('0002000000FFFF'), Buffer.alloc(65_535, 7), fromHex('0000')]);
    const answer = await transport.transmit(command.subarray(0, 65_540));
    expect(toHex(answer.subarray(-2))).toBe('9000');
    expect(answer.length).toBe(65_542);
  });

  test('commands keep the order of the calls', async () => {
    const transport = await connect();
    const commands = Array.from({ length: 50 }, (_, index) => Uint8Array.of(0, 2, index, 0));
    const answers = await Promise.all(commands.map((command) => transport.transmit(command)));
    expect(answers.map((answer) => answer[2])).toEqual(commands.map((command) => command[2]));
  });

  test('a cold and a warm reset give the answer to reset', async () => {
    const transport = await connect();
    expect(toHex(await transport.reset())).toBe('3B6D000000815443538660510100000001');
    expect(toHex(await transport.reset('warm'))).toBe('3B6D000000815443538660510100000001');
    expect(toHex(await transport.transmit(fromHex('00A40000')))).toBe('6105');
  });

  test('exclusive use keeps others out until it ends', async () => {
    const transport = await connect(CONTACT, { exclusive: true });
    await expect(connect()).rejects.toMatchObject({ code: 'LINK_FAILED', cause: { code: 'READER_BUSY' } });
    await transport.close();
    await connect();
  });

  test('a reset by another program is told; a reset of ours goes on', async () => {
    const [mine, theirs] = [await connect(), await connect()];
    await theirs.reset();
    await expect(mine.transmit(fromHex('00A40000'))).rejects.toMatchObject({ cause: { code: 'CARD_RESET' } });
    await mine.reset();
    expect(toHex(await mine.transmit(fromHex('00A40000')))).toBe('6105');
  });

  test('a control command is answered by the reader, here with no features, and the card goes on', async () => {
    const transport = await connect();
    expect((await transport.control(GET_FEATURE_REQUEST, new Uint8Array(0))).length).toBe(0);
    expect(toHex(await transport.transmit(fromHex('00A40000')))).toBe('6105');
  });

  test('a card that goes in the middle of a command is told; inserted again it goes on after a reset', async () => {
    const transport = await connect();
    await expect(transport.transmit(fromHex('00030000'))).rejects.toMatchObject({ code: 'NO_CARD' });
    await expect(transport.transmit(fromHex('00A40000'))).rejects.toMatchObject({ code: 'NO_CARD' });
    await expect(transport.reset()).rejects.toMatchObject({ code: 'NO_CARD' });
    await service.order('insert');
    expect(toHex(await transport.reset())).toBe('3B6D000000815443538660510100000001');
    expect(toHex(await transport.transmit(fromHex('00A40000')))).toBe('6105');
  });

  test('after a restart of the service a reset makes a new connection', async () => {
    const transport = await connect();
    await service.order('stop');
    await expect(transport.transmit(fromHex('00A40000'))).rejects.toMatchObject({ code: expect.any(String) });
    await expect(connect()).rejects.toMatchObject({ cause: { code: 'SERVICE_MISSING' } });
    await service.order('start');
    expect(toHex(await transport.reset())).toBe('3B6D000000815443538660510100000001');
    expect(toHex(await transport.transmit(fromHex('00A40000')))).toBe('6105');
  });

  test('insertions, removals and the service itself are watched', async () => {
    const told: ReaderEvent[] = [];
    const ended = new AbortController();
    const watching = watchReaders(binding, (event) => told.push(event), {
      signal: ended.signal,
      retryAfterMs: 50,
    });
    const wait = async (kind: ReaderEvent['kind'], count = 1): Promise<void> => {
      while (told.filter((event) => event.kind === kind).length < count) await sleep(10);
    };
    await wait('card-inserted', 2);
    await service.order('remove');
    await wait('card-removed');
    await service.order('insert');
    await wait('card-inserted', 3);
    await service.order('stop');
    await wait('service-lost');
    await service.order('start');
    await wait('service-found');
    await wait('card-inserted', 5);
    ended.abort();
    await watching;
    expect(told.filter(({ kind }) => kind === 'service-lost')).toHaveLength(1);
    expect(told.filter(({ kind }) => kind === 'reader-added')).toHaveLength(4);
  });

  test('after close there is no card; a second close does nothing', async () => {
    const transport = await connect();
    await transport.close();
    await transport.close();
    await expect(transport.transmit(fromHex('00A40000'))).rejects.toMatchObject({ code: 'CLOSED' });
    await expect(transport.reset()).rejects.toMatchObject({ code: 'CLOSED' });
  });

  test('the address takes any part of a name, and the first card without one', async () => {
    expect((await address('')).reader).toBe(CONTACT);
    expect((await address('CONTACTLESS')).reader).toBe(CONTACTLESS);
    expect((await address('', { cardInterface: 'contactless' })).reader).toBe(CONTACTLESS);
    await expect(address('sscard')).rejects.toMatchObject({ cause: { code: 'READER_AMBIGUOUS' } });
    await expect(address('nobody')).rejects.toThrow(/'sscard contact 00 00', 'sscard contactless 00 01'/);
  });

  test('an address without a card or a service says what to do', async () => {
    await service.order('remove');
    expect((await address('')).reader).toBe(CONTACTLESS);
    await expect(address('contact 00')).rejects.toMatchObject({
      code: 'NO_CARD',
      cause: { code: 'CARD_MISSING' },
    });
    await service.order('stop');
    await expect(address('')).rejects.toThrow(/sscard serve --pcsc-socket/);
    await service.order('start');
  });
});
