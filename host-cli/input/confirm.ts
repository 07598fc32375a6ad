import type { Language } from '../../apdu/codec/bilingual.js';
import type { Transport } from '../../apdu/transport/transport.js';
import { UsageError } from '../errors/usage-error.js';
import type { StandardStreams } from '../output/streams.js';
import { readCardNumber } from '../terminal/services/card-number.js';
import { askLineAt } from './ask-line.js';

export const YES_OPTION = ['--yes', 'do it without asking'] as const;

/** What cannot be undone, in words for the question. */
export interface Consequence {
  readonly en: string;
  readonly zh: string;
}

/** Makes sure of the card before something is done to it that cannot be undone. */
export type Confirm = (transport: Transport) => Promise<void>;

/**
 * Has a person at a terminal type the 卡号 of the card in the reader; `--yes` answers for the person.
 * @returns a question to be asked of the card once it is known
 * @throws UsageError at once where nobody can be asked
 */
export function confirmation(
  streams: StandardStreams,
  yes: boolean,
  language: Language,
  consequence: Consequence,
): Confirm {
  if (yes) return async () => undefined;
  const ask = askLineAt(streams);
  if (ask === undefined) {
    throw new UsageError(
      `${consequence.en}: this cannot be undone; insist with --yes, or run at a terminal to be asked`,
    );
  }
  return async (transport) => {
    const cardNumber = await readCardNumber(transport);
    if (cardNumber === undefined) {
      throw new UsageError('the card shows no 卡号 to confirm it by; nothing was changed; insist with --yes');
    }
    const question = {
      en: `${consequence.en}: this cannot be undone. Type the card number (${cardNumber}) to go on: `,
      zh: `${consequence.zh}，不可恢复。请输入卡号（${cardNumber}）确认：`,
    };
    const typed = await ask(question[language]);
    if (typed === undefined) {
      streams.error.write('\n');
      throw new UsageError('cancelled; nothing was changed');
    }
    if (typed.trim().toUpperCase() !== cardNumber.toUpperCase()) {
      throw new UsageError('that is not the card number; nothing was changed');
    }
  };
}
