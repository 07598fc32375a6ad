import { expect, test } from 'vitest';
import { fromHex, toHex } from '../../../../apdu/bytes.js';
import { connectInProcess } from '../../../../apdu/transport/in-process.js';
import { WrappedTransport } from '../../../../apdu/transport/wrappers/wrapped-transport.js';
import { ScriptedCard } from '../../scripted-card.js';
import { describeTransport } from '../../transport.case.js';

class Passing extends WrappedTransport {
  transmit(command: Uint8Array): Promise<Uint8Array> {
    return this.inner.transmit(command);
  }
}

describeTransport({
  name: 'a wrapper that adds nothing',
  connect: async (card) => new Passing(connectInProcess(card)),
});

test('a wrapper changes only what it overrides', async () => {
  class Silent extends WrappedTransport {
    async transmit(): Promise<Uint8Array> {
      return fromHex('6F00');
    }
  }
  const card = new ScriptedCard();
  const transport = new Silent(connectInProcess(card));
  expect(toHex(await transport.transmit())).toBe('6F00');
  expect(card.commands).toEqual([]);
  expect(await transport.reset('cold', 'contactless')).toEqual(transport.answerToReset);
  expect(transport.protocol).toBe('contactless');
});
