import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import type { CommandFields } from '../../../apdu/codec/command-apdu.js';
import { SW } from '../../../apdu/codec/status-word.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import { type CardAlgorithm, cardAlgorithm } from '../../../crypto/index.js';
import { CHALLENGE_BYTES, getChallenge } from '../connection/commands.js';
import { exchange } from '../connection/social-transport.js';
import type { CardIdentification } from '../identify-card.js';
import { type AuthenticationRefusal, authenticate } from '../keys/authenticate.js';
import { cipherOf } from '../keys/card-diversification.js';
import type { KeyRing } from '../keys/key-ring.js';
import { type Refusal, refusal } from '../refusal.js';
import { encodePin } from './pin-digits.js';
import { reloadCommand, unblockCommand } from './reset-pin-message.js';

/** The card did not accept the PUK. */
export interface PukRefused {
  readonly outcome: 'puk-refused';
  readonly statusWord: number;
  readonly reason: Bilingual;
  readonly authentication: AuthenticationRefusal;
}

export type UnblockPinResult = { readonly outcome: 'unblocked' } | PukRefused | Refusal;
export type ReloadPinResult = { readonly outcome: 'reloaded' } | PukRefused | Refusal;

const PUK = 'SSSE.PUK';
const RELOAD_KEY = 'SSSE.PIN_RELOAD';

type CommandMaker = (algorithm: CardAlgorithm, processKey: Uint8Array) => CommandFields;

/**
 * Gives back all tries of the social PIN and keeps the PIN; needs SSSE.PUK and SSSE.PIN_RELOAD in the ring. Contact
 * only.
 * @throws TransportError when the link fails; TerminalError for keys that are missing or cannot be derived
 */
export async function unblockPin(
  transport: Transport,
  keyRing: KeyRing,
  identification: CardIdentification,
): Promise<UnblockPinResult> {
  const step = { en: 'unblocking the PIN', zh: '解锁 PIN' };
  const refused = await reset(transport, keyRing, identification, step, unblockCommand);
  return refused ?? { outcome: 'unblocked' };
}

/**
 * Sets a new social PIN with all its tries, whether or not it was blocked; needs SSSE.PUK and SSSE.PIN_RELOAD in the
 * ring. Contact only.
 * @throws as `unblockPin`, and TerminalError for a PIN that is none, before anything is sent
 */
export async function reloadPin(
  transport: Transport,
  keyRing: KeyRing,
  identification: CardIdentification,
  newPin: string,
): Promise<ReloadPinResult> {
  const value = encodePin(newPin);
  const step = { en: 'reloading the PIN', zh: '重装 PIN' };
  const refused = await reset(transport, keyRing, identification, step, (algorithm, processKey) =>
    reloadCommand(algorithm, processKey, value),
  );
  return refused ?? { outcome: 'reloaded' };
}

/** PUK authentication, a fresh challenge, the secured command; undefined when the card has done it. */
async function reset(
  transport: Transport,
  keyRing: KeyRing,
  identification: CardIdentification,
  step: Bilingual,
  commandFor: CommandMaker,
): Promise<PukRefused | Refusal | undefined> {
  const reloadKey = keyRing.cardKeyFor(RELOAD_KEY, identification);
  const authentication = await authenticate(transport, PUK, keyRing, identification);
  if (authentication.outcome !== 'authenticated') {
    const { statusWord, reason } = authentication;
    return { outcome: 'puk-refused', statusWord, reason, authentication };
  }
  const challenge = await getChallenge(transport);
  if (challenge.statusWord !== SW.SUCCESS || challenge.data.length !== CHALLENGE_BYTES) {
    return refusal({ en: 'getting a challenge', zh: '取随机数' }, challenge.statusWord);
  }
  const algorithm = cardAlgorithm(cipherOf(identification));
  const command = commandFor(algorithm, algorithm.processKey(reloadKey, challenge.data));
  const { statusWord } = await exchange(transport, command);
  return statusWord === SW.SUCCESS ? undefined : refusal(step, statusWord);
}
