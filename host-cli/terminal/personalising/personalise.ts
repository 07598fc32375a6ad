import type { Transport } from '../../../apdu/transport/transport.js';
import type { Profile } from '../../../card-model/kernel/profile.js';
import type { CardData } from '../../../card-model/personalisation/card-data.js';
import {
  type PersonaliseOptions as ComposeOptions,
  personalise as composeCard,
} from '../../../card-model/personalisation/personalise.js';
import { type IssueOptions, type IssueResult, issueCard } from './issue-card.js';

export interface PersonaliseOptions extends IssueOptions, ComposeOptions {}

/**
 * Issues the blank card at the other end of a transport: composes what the card shall hold from profile and data, and
 * builds it by commands.
 * @throws CardDataError naming the field that is not allowed, before anything is sent; TransportError when the link
 * fails
 */
export async function personalise(
  transport: Transport,
  profile: Profile,
  data: CardData,
  options: PersonaliseOptions,
): Promise<IssueResult> {
  return issueCard(transport, profile, composeCard(profile, data, options), options);
}
