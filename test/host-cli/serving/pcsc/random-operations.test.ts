import { expect, test } from 'vitest';
import { RC } from '../../../../host-cli/serving/pcsc/return-code-table.js';
import { type EstablishedClient, encodeRequest, PcscClient } from '../../../support/pcsc-client.js';
import {
  CHALLENGE,
  CONTACT_READER,
  CONTACTLESS_READER,
  SELECT,
  sleep,
  type TestService,
  testService,
} from '../../../support/pcsc-service.js';
import { seededRandom } from '../../../support/random.js';

const OPERATIONS = 10_000;
const CLIENTS = 5;
const KNOWN = new Set<number>(Object.values(RC));
const READERS = [CONTACT_READER, CONTACTLESS_READER, 'no such reader'];

/** One client that does anything in any order, in a dialect that changes with every new connection. */
class Wanderer {
  readonly seen = new Map<string, number>();
  #client: EstablishedClient | undefined;
  #cards: number[] = [];
  readonly #random: (count: number) => Uint8Array;

  constructor(
    private readonly served: TestService,
    seed: number,
  ) {
    this.#random = seededRandom(seed);
  }

  async step(): Promise<void> {
    this.#client ??= await PcscClient.establish(this.served.path, 4 + this.#pick(3));
    const client = this.#client;
    const card = this.#cards[this.#pick(Math.max(1, this.#cards.length))];
    const kind = this.#pick(card === undefined ? 4 : 16);
    if (kind === 0) return this.#leave(client);
    if (kind === 1) return this.#wait(client);
    if (kind === 2) return this.#moveCard();
    if (kind === 3 || card === undefined) return this.#connect(client);
    if (kind === 4) return this.#disconnect(client, card);
    if (kind === 5) {
      const values = { card, shareMode: this.#pick(5), preferredProtocols: 3, initialization: this.#pick(5) };
      return this.#note('RECONNECT', (await client.call('RECONNECT', values)).returnCode);
    }
    if (kind <= 7) return this.#note('BEGIN', (await client.call('BEGIN_TRANSACTION', { card })).returnCode);
    if (kind <= 9) {
      const disposition = this.#pick(8) === 0 ? this.#pick(5) : 0;
      return this.#note('END', (await client.call('END_TRANSACTION', { card, disposition })).returnCode);
    }
    if (kind === 10) return this.#note('STATUS', (await client.call('STATUS', { card })).returnCode);
    if (kind === 11) {
      const values = { card, attribute: 0x00090303, valueLength: this.#pick(265) };
      return this.#note('GET_ATTRIBUTE', (await client.call('GET_ATTRIBUTE', values)).returnCode);
    }
    const command = [SELECT, CHALLENGE, '00C000001E', 'FFCA000000', '00'][this.#pick(5)]!;
    const values = { sendProtocol: this.#pick(5), receiveLength: this.#pick(300) };
    this.#note('TRANSMIT', (await client.transmitReply(card, command, values)).returnCode);
  }

  async end(): Promise<void> {
    await this.#client?.close();
  }

  /** Away without a word, in the middle of a message or after nonsense. */
  async #leave(client: EstablishedClient): Promise<void> {
    const card = this.#cards[0] ?? 1;
    const message = encodeRequest('TRANSMIT', { card, sendLength: 40 }, new Uint8Array(40));
    const how = this.#pick(8);
    if (how < 4) client.write(message.subarray(0, this.#pick(message.length)));
    if (how === 4) client.write(Buffer.concat([Buffer.alloc(4), this.#random(20)]));
    if (how === 5) client.send('BEGIN_TRANSACTION', { card });
    if (how > 5) await client.call('RELEASE_CONTEXT', { context: client.context });
    await sleep(0);
    await client.close();
    this.#client = undefined;
    this.#cards = [];
    this.#note('LEAVE', 0);
  }

  async #wait(client: EstablishedClient): Promise<void> {
    const { minor } = (await client.call('VERSION', { major: 4, minor: 4 + this.#pick(3) })).fields;
    client.send('WAIT_FOR_CHANGE');
    if (minor === 6) client.send('GET_READERS_STATE_ARRAY');
    expect((await client.readers()).map(({ name }) => name)).toEqual(READERS.slice(0, 2));
    const end = client.reply('WAIT_FOR_CHANGE');
    if (this.#pick(2) === 0) {
      client.send('STOP_WAITING');
    } else {
      const canceller = await PcscClient.open(this.served.path);
      expect((await canceller.call('CANCEL', { context: client.context })).returnCode).toBe(0);
      await canceller.close();
    }
    this.#note('WAIT', (await end).returnCode);
  }

  #moveCard(): void {
    if (this.#pick(4) > 0) return;
    const slot = this.#pick(2) === 0 ? this.served.contact : this.served.contactless;
    if (slot.chip === undefined) slot.insert(this.served.chip);
    else if (this.#pick(3) === 0) slot.remove();
    this.#note('MOVE', 0);
  }

  async #connect(client: EstablishedClient): Promise<void> {
    const shareMode = this.#pick(6) === 0 ? this.#pick(5) : 2;
    const reply = await client.tryConnect(READERS[this.#pick(3)]!, shareMode, this.#pick(8));
    this.#note('CONNECT', reply.returnCode);
    if (reply.returnCode === 0) this.#cards.push(reply.fields.card!);
  }

  async #disconnect(client: EstablishedClient, card: number): Promise<void> {
    const { returnCode } = await client.call('DISCONNECT', { card, disposition: this.#pick(5) });
    this.#note('DISCONNECT', returnCode);
    if (returnCode === 0) this.#cards = this.#cards.filter((other) => other !== card);
  }

  #pick(count: number): number {
    const [high = 0, low = 0] = this.#random(2);
    return ((high << 8) | low) % count;
  }

  #note(name: string, returnCode: number): void {
    expect(KNOWN, `${name} answered ${returnCode.toString(16)}`).toContain(returnCode);
    const key = `${name} ${returnCode.toString(16)}`;
    this.seen.set(key, (this.seen.get(key) ?? 0) + 1);
  }
}

test(`${OPERATIONS} random operations of ${CLIENTS} clients leave the service answering`, async () => {
  const served = await testService({ holdMs: 2, powerOffAfterMs: 1 });
  const wanderers = Array.from({ length: CLIENTS }, (_, index) => new Wanderer(served, 1000 + index));
  await Promise.all(
    wanderers.map(async (wanderer) => {
      for (let count = 0; count < OPERATIONS / CLIENTS; count++) await wanderer.step();
      await wanderer.end();
    }),
  );
  expect(served.notices.map(({ code }) => code).filter((code) => code !== 'CLIENT_CUT_OFF')).toEqual([]);
  const seen = new Set(wanderers.flatMap((wanderer) => [...wanderer.seen.keys()]));
  const paths = [
    'CONNECT 0',
    'CONNECT 8010000b',
    'BEGIN 8010000b',
    'TRANSMIT 0',
    'TRANSMIT 80100068',
    'WAIT 80100002',
  ];
  expect([...seen]).toEqual(expect.arrayContaining(paths));

  if (served.contact.chip === undefined) served.contact.insert(served.chip);
  const client = await served.client();
  while ((await client.tryConnect(CONTACT_READER, 1)).returnCode !== 0) await sleep(1);
  client.send('GET_READERS_STATE');
  expect((await client.readers()).map(({ sharing }) => sharing)).toEqual([-1, 0]);
});
