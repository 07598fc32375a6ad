import { expect, test } from 'vitest';
import { type MiniAddon, miniBinding } from '../../../../host-cli/readers/bindings/pcsc-mini.js';
import { listReaders } from '../../../../host-cli/readers/list-readers.js';

type Client = ReturnType<MiniAddon['newClient']>;
const ANSWER = Uint8Array.of(0x3b, 0x00);
const failure = (code: string): Error => Object.assign(new Error(code), { code });

function addon(parts: Partial<Client> = {}, calls: string[] = []): MiniAddon {
  const card = {
    protocol: () => 2,
    state: async () => ({ atr: ANSWER }),
    transmit: async (_protocol: undefined, _input: Uint8Array, output: ArrayBuffer) => {
      calls.push(`transmit ${output.byteLength}`);
      return new Uint8Array(output, 0, 2);
    },
    control: async () => new Uint8Array(1),
    reconnect: async (share: number, disposition: number) => calls.push(`reconnect ${share} ${disposition}`),
    disconnect: async (disposition: number) => void calls.push(`disconnect ${disposition}`),
  };
  const client: Client = {
    start: () => {},
    stop: () => void calls.push('stop'),
    connect: async (_reader, share, protocols) => {
      calls.push(`connect ${share} ${protocols}`);
      return card;
    },
    ...parts,
  };
  return { newClient: () => client };
}

test('the answer to reset is asked of the card, not taken from the news', async () => {
  const calls: string[] = [];
  const start: Client['start'] = (changed) => setImmediate(() => changed('R', 0x22));
  const [reader] = await listReaders(miniBinding(addon({ start }, calls), '0.1.3'));
  expect(reader).toMatchObject({ name: 'R', present: true, answerToReset: ANSWER });
  expect(calls).toEqual(['connect 3 0', 'disconnect 0', 'stop']);
});

test('without a reader the list is empty after a while', async () => {
  expect(await listReaders(miniBinding(addon(), '0.1.3'))).toEqual([]);
});

test('a service that stops is told though the stop fails too', async () => {
  const start: Client['start'] = (_changed, failed) => setImmediate(() => failed(failure('ServiceStopped')));
  const stop = (): void => {
    throw failure('InvalidHandle');
  };
  await expect(listReaders(miniBinding(addon({ start, stop }), '0'))).rejects.toMatchObject({
    code: 'SERVICE_LOST',
  });
});

test('a session: every answer is a copy of its own', async () => {
  const calls: string[] = [];
  const card = await miniBinding(addon({}, calls), '0').connect('R', {
    share: 'exclusive',
    protocols: ['T=0'],
  });
  expect(card.protocol).toBe('T=1');
  const [first, second] = [await card.transmit(ANSWER), await card.transmit(ANSWER)];
  expect(first.buffer).not.toBe(second.buffer);
  await card.reconnect('unpower');
  await card.disconnect('leave');
  expect(calls).toEqual(['connect 1 1', 'transmit 65548', 'transmit 65548', 'reconnect 1 2', 'disconnect 0']);
});

test('codes are told in our words', async () => {
  const connect = async (): Promise<never> => {
    throw failure('SharingViolation');
  };
  const opened = miniBinding(addon({ connect }), '0').connect('R', { share: 'shared', protocols: ['T=0'] });
  await expect(opened).rejects.toMatchObject({ code: 'READER_BUSY' });
});
