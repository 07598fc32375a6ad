import { SW } from '../../../apdu/codec/status-word.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import { cardAlgorithm } from '../../../crypto/index.js';
import { CHALLENGE_BYTES, getChallenge } from '../connection/commands.js';
import { type CommandHeader, securedCommand } from '../connection/secured-command.js';
import { exchange } from '../connection/social-transport.js';
import type { CardIdentification } from '../identify-card.js';
import { cipherOf } from '../keys/card-diversification.js';
import type { KeyRing } from '../keys/key-ring.js';
import { type Refusal, refusal } from '../refusal.js';

/**
 * A fresh challenge, then the command with MAC under a key of the ring, in the current directory.
 * @param clear data to be enciphered; none = the MAC alone
 * @returns the status word of the command
 * @throws TransportError when the link fails; TerminalError for a key that is missing or cannot be derived
 */
export async function sendSecured(
  transport: Transport,
  header: CommandHeader,
  keyRing: KeyRing,
  keyName: string,
  identification: CardIdentification,
  clear?: Uint8Array,
): Promise<{ readonly outcome: 'sent'; readonly statusWord: number } | Refusal> {
  const cardKey = keyRing.cardKeyFor(keyName, identification);
  const challenge = await getChallenge(transport);
  if (challenge.statusWord !== SW.SUCCESS || challenge.data.length !== CHALLENGE_BYTES) {
    return refusal({ en: 'getting a challenge', zh: '取随机数' }, challenge.statusWord);
  }
  const algorithm = cardAlgorithm(cipherOf(identification));
  const processKey = algorithm.processKey(cardKey, challenge.data);
  const { statusWord } = await exchange(transport, securedCommand(header, algorithm, processKey, clear));
  return { outcome: 'sent', statusWord };
}
