import { connectInProcess } from '../../apdu/transport/in-process.js';
import type { Transport } from '../../apdu/transport/transport.js';
import { TransportError } from '../../apdu/transport/transport-error.js';
import { WrappedTransport } from '../../apdu/transport/wrappers/wrapped-transport.js';
import { type Card, createCard } from '../../card-model/card.js';
import type { CardContents } from '../../card-model/image/card-contents.js';
import type { Profile } from '../../card-model/kernel/profile.js';
import { blankCard, TEST_TRANSPORT_KEY } from '../../card-model/personalisation/blank-card.js';
import { parseCardData } from '../../card-model/personalisation/card-data.js';
import { type PersonaliseOptions, personalise } from '../../card-model/personalisation/personalise.js';
import { connectCard } from '../../host-cli/terminal/connection/connect-card.js';
import {
  type IssueOptions,
  type IssueResult,
  issueCard,
} from '../../host-cli/terminal/personalising/issue-card.js';
import { demonstrationWith } from './demonstration.js';
import { seededRandom } from './random.js';

/** What a card of the profile shall hold. */
export const blueprint = (
  profile: Profile,
  changes: Readonly<Record<string, unknown>> = {},
  options: PersonaliseOptions = {},
): CardContents =>
  personalise(profile, parseCardData(demonstrationWith(changes)), { allowWeakPin: true, ...options });

export const blankOf = (profile: Profile, protocol: 'T=0' | 'T=1' = 'T=0'): Card =>
  createCard({ contents: blankCard(profile), protocol, random: seededRandom() });

/** Issues over a link that is made for it, which powers the card anew. */
export function issueTo(
  card: Card,
  profile: Profile,
  contents: CardContents,
  { transport = connectCard(card), ...options }: Partial<IssueOptions> & { transport?: Transport } = {},
): Promise<IssueResult> {
  return issueCard(transport, profile, contents, { transportKey: TEST_TRANSPORT_KEY, ...options });
}

const LINK_FAILURE = () => new TransportError('LINK_FAILED', 'the card was taken out');

/** Breaks before the step of that number. */
export async function issueUntil(
  step: number,
  card: Card,
  profile: Profile,
  contents: CardContents,
  options: Partial<IssueOptions> & { transport?: Transport } = {},
): Promise<void> {
  const onStep = (done: number): void => {
    if (done === step) throw LINK_FAILURE();
  };
  const broken = await issueTo(card, profile, contents, { ...options, onStep }).catch((error) => error);
  if (!(broken instanceof TransportError)) throw new Error(`it did not come to step ${step}`);
}

/** A link that fails once, after the card has answered that command: the answer is lost. */
export function losingAnswer(card: Card, command: number): Transport {
  let sent = 0;
  return meddling(card, {
    answer: (answer) => {
      if (sent++ === command) throw LINK_FAILURE();
      return answer;
    },
  });
}

/** What happens on the way to the card and back. */
interface Meddling {
  readonly command?: (command: Uint8Array) => Uint8Array;
  readonly answer?: (answer: Uint8Array, command: Uint8Array) => Uint8Array;
}

/** A link that alters what the card is told or what it answers. */
export function meddling(card: Card, how: Meddling): Transport {
  return new (class extends WrappedTransport {
    async transmit(command: Uint8Array): Promise<Uint8Array> {
      const answer = await this.inner.transmit(how.command?.(command) ?? command);
      return how.answer?.(answer, command) ?? answer;
    }
  })(connectInProcess(card));
}
