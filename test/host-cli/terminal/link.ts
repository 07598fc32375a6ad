import type { CardInterface } from '../../../apdu/transport/card-port.js';
import { connectInProcess } from '../../../apdu/transport/in-process.js';
import type { Protocol, Transport } from '../../../apdu/transport/transport.js';
import { withRecord } from '../../../apdu/transport/wrappers/record.js';
import type { Card } from '../../../card-model/card.js';
import demonstrationData from '../../../fixtures/personalisation/gen3-demo.json' with { type: 'json' };
import { type CardIdentification, identifyCard } from '../../../host-cli/terminal/identify-card.js';
import type { KeyRing } from '../../../host-cli/terminal/keys/key-ring.js';
import { parseKeyRing } from '../../../host-cli/terminal/keys/parse-key-ring.js';
import { demonstrationWith } from '../../support/demonstration.js';
import { bytes, hex } from '../../support/hex.js';
import { freshCard } from '../../support/terminal.js';

export const ATR = '3B6D000000815443538660510100000001';
export const WRONG_MASTER = '00112233445566778899AABBCCDDEEFF';

export function demonstrationRing(): KeyRing {
  return parseKeyRing(demonstrationData, 'gen3-demo.json');
}

/** The ring with some keys only. */
export function ringOf(...names: string[]): KeyRing {
  const keys = Object.values(demonstrationData.keys).flat();
  return parseKeyRing({ chosen: keys.filter(({ name }) => names.includes(name)) }, 'chosen keys');
}

/** The ring with a wrong value for every key named. */
export function ringWithWrong(...names: string[]): KeyRing {
  const keys = Object.values(demonstrationData.keys).flat();
  const changed = keys.map((key) => (names.includes(key.name) ? { ...key, master: WRONG_MASTER } : key));
  return parseKeyRing({ changed }, 'wrong keys');
}

export interface Link {
  readonly card: Card;
  readonly transport: Transport;
  /** What the terminal sent, in order, GET RESPONSE included. */
  readonly sent: string[];
}

/** A terminal at a demonstration card, with a log of its commands. */
export function link(card: Card = freshCard(), cardInterface?: CardInterface): Link {
  const sent: string[] = [];
  const transport = withRecord(connectInProcess(card, cardInterface), (event) => {
    if (event.kind === 'exchange') sent.push(hex(event.command));
  });
  return { card, transport, sent };
}

/** @throws when the card is not identified */
export async function identified(transport: Transport): Promise<CardIdentification> {
  const result = await identifyCard(transport);
  if (result.outcome === 'identified') return result;
  throw new Error(result.reason.en);
}

/** What a test needs of an identification, as the demonstration card has it. */
export function identification(changes: Partial<CardIdentification> = {}): CardIdentification {
  return {
    outcome: 'identified',
    generation: 3,
    specificationVersion: '3.00',
    algorithm: 'SM4',
    areaCode: '510100',
    cardIdentificationCode: '510100D15600000500000001D24770B4',
    historicalBytes: bytes('00815443538660510100000001'),
    cardFactor: bytes('8660510100000001'),
    answerToReset: bytes(ATR),
    selectionStatus: 0x9000,
    ...changes,
  };
}

export interface ScriptedOptions {
  readonly protocol?: Protocol;
  readonly answerToReset?: string;
}

export interface Scripted extends Transport {
  readonly sent: string[];
  /** Interfaces that `reset` was called for. */
  readonly resets: (CardInterface | undefined)[];
}

/**
 * A card that answers by the beginning of a command: the longest entry that fits. A list is answered in turn, its last
 * for ever. A command without entry gets 6D00.
 */
export function scripted(
  answers: Readonly<Record<string, string | readonly string[]>>,
  options: ScriptedOptions = {},
): Scripted {
  const sent: string[] = [];
  const resets: (CardInterface | undefined)[] = [];
  const turns = new Map<string, number>();
  const answerToReset = bytes(options.answerToReset ?? ATR);
  return {
    sent,
    resets,
    answerToReset,
    protocol: options.protocol ?? 'T=1',
    async transmit(command) {
      const text = hex(command);
      sent.push(text);
      const entries = Object.keys(answers).filter((start) => text.startsWith(start));
      const entry = entries.sort((a, b) => b.length - a.length)[0];
      if (entry === undefined) return bytes('6D00');
      const answer = answers[entry]!;
      if (typeof answer === 'string') return bytes(answer);
      const turn = turns.get(entry) ?? 0;
      turns.set(entry, turn + 1);
      return bytes(answer[Math.min(turn, answer.length - 1)]!);
    },
    async reset(_kind, cardInterface) {
      resets.push(cardInterface);
      return answerToReset;
    },
    async close() {},
  };
}

/** Answers of a card of generation 2 up to its identification; EF06 is free there. */
export const GENERATION_2: Readonly<Record<string, string>> = {
  '00A404': '6F1C840F7378312E73682EC9E7BBE1B1A3D5CFA5098801019F0C038601019000',
  '00A402': '9000',
  '00B20104': '0110510100D15600000500000001B3CF798F9000',
  '00B20304': '0304322E30309000',
};

export { demonstrationWith, freshCard };
