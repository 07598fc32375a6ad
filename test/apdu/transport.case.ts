import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../apdu/bytes.js';
import type { CardPort } from '../../apdu/transport/card-port.js';
import { type Transport, TransportError } from '../../apdu/transport/transport.js';
import { ScriptedCard } from './scripted-card.js';

export interface TransportCase {
  name: string;
  /** Connects to the card, powered on the contact interface. */
  connect(card: CardPort): Promise<Transport>;
  /** Cases this transport cannot do, with the reason. */
  skip?: Partial<Record<'contactless' | 'warm reset' | 'long data', string>>;
}

/** What every transport must do; each implementation runs this suite. */
export function describeTransport({ name, connect, skip = {} }: TransportCase): void {
  const unless = (topic: keyof typeof skip) => test.skipIf(skip[topic] !== undefined);

  describe(`${name} is a transport`, () => {
    test('is powered when connected and tells ATR and protocol', async () => {
      const card = new ScriptedCard();
      const transport = await connect(card);
      expect(card.asked).toContain('on contact');
      expect(toHex(transport.answerToReset)).toBe('3B6D000000815443538660510100000001');
      expect(transport.protocol).toBe('T=0');
      await transport.close();
    });

    test('carries bytes both ways without a change', async () => {
      const card = new ScriptedCard((command) => `${command}6C00`);
      const transport = await connect(card);
      expect(toHex(await transport.transmit(fromHex('00A4040000')))).toBe('00A40400006C00');
      expect(card.commands).toEqual(['00A4040000']);
      await transport.close();
    });

    test('a refusal is an answer', async () => {
      const transport = await connect(new ScriptedCard(() => '6D00'));
      expect(toHex(await transport.transmit(fromHex('00FF0000')))).toBe('6D00');
      await transport.close();
    });

    test.each([0, 1, 255, 256, 257, 4096])('answers of %i bytes', async (length) => {
      const transport = await connect(new ScriptedCard(() => `${'5A'.repeat(length)}9000`));
      expect((await transport.transmit(fromHex('00B00000'))).length).toBe(length + 2);
      await transport.close();
    });

    unless('long data')('65536 bytes come back whole', async () => {
      const transport = await connect(new ScriptedCard(() => `${'5A'.repeat(65_536)}9000`));
      expect((await transport.transmit(fromHex('00B00000000000'))).length).toBe(65_538);
      await transport.close();
    });

    test('commands keep the order of the calls', async () => {
      const card = new ScriptedCard((command) => command);
      const transport = await connect(card);
      const commands = Array.from({ length: 20 }, (_, index) => Uint8Array.of(0, 0xb2, index, 4));
      const answers = await Promise.all(commands.map((command) => transport.transmit(command)));
      expect(answers.map((answer) => toHex(answer))).toEqual(commands.map((command) => toHex(command)));
      expect(card.commands).toEqual(commands.map((command) => toHex(command)));
      await transport.close();
    });

    test('a cold reset powers the card off and on', async () => {
      const card = new ScriptedCard();
      const transport = await connect(card);
      card.asked.length = 0;
      expect(await transport.reset()).toEqual(transport.answerToReset);
      expect(card.asked).toEqual(['off', 'on contact']);
      await transport.close();
    });

    unless('warm reset')('a warm reset keeps the power', async () => {
      const card = new ScriptedCard();
      const transport = await connect(card);
      card.asked.length = 0;
      await transport.reset('warm');
      expect(card.asked).toEqual(['warm']);
      await transport.close();
    });

    unless('contactless')('a reset changes to the contactless interface and stays there', async () => {
      const card = new ScriptedCard();
      const transport = await connect(card);
      const contactAnswer = transport.answerToReset;
      const answer = await transport.reset('cold', 'contactless');
      expect(transport.protocol).toBe('contactless');
      expect(transport.answerToReset).toEqual(answer);
      expect(answer).not.toEqual(contactAnswer);
      await transport.reset();
      expect(transport.protocol).toBe('contactless');
      await transport.reset('cold', 'contact');
      expect(transport.answerToReset).toEqual(contactAnswer);
      await transport.close();
    });

    test('after close there is no card; a second close does nothing', async () => {
      const card = new ScriptedCard();
      const transport = await connect(card);
      await transport.close();
      await transport.close();
      expect(card.asked.filter((entry) => entry === 'off')).toHaveLength(1);
      await expect(transport.transmit(fromHex('00A40000'))).rejects.toMatchObject({ code: 'CLOSED' });
      await expect(transport.reset()).rejects.toBeInstanceOf(TransportError);
      expect(card.commands).toEqual([]);
    });
  });
}
