import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import { SW } from '../../../apdu/codec/status-word.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import type { CommandHeader } from '../connection/secured-command.js';
import type { CardIdentification } from '../identify-card.js';
import { type AuthenticationRefusal, authenticate } from '../keys/authenticate.js';
import { cardKeyOf, sendSecured } from '../keys/card-key-exchange.js';
import type { KeyRing } from '../keys/key-ring.js';
import { type Refusal, refusal } from '../refusal.js';
import { encodePin } from './pin-digits.js';

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

/** conventions, PIN commands: the first is the MAC alone, the second brings the new PIN in BCD, enciphered. */
const UNBLOCK: CommandHeader = { cla: 0x84, ins: 0x24, p1: 0x00, p2: 0x00 };
const RELOAD: CommandHeader = { ...UNBLOCK, p2: 0x01 };

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
  const refused = await reset(transport, keyRing, identification, step, UNBLOCK);
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
  const refused = await reset(transport, keyRing, identification, step, RELOAD, value);
  return refused ?? { outcome: 'reloaded' };
}

/** PUK authentication, a fresh challenge, the secured command; undefined when the card has done it. */
async function reset(
  transport: Transport,
  keyRing: KeyRing,
  identification: CardIdentification,
  step: Bilingual,
  header: CommandHeader,
  clear?: Uint8Array,
): Promise<PukRefused | Refusal | undefined> {
  const reloadKey = cardKeyOf(keyRing, RELOAD_KEY, identification);
  const authentication = await authenticate(transport, PUK, keyRing, identification);
  if (authentication.outcome !== 'authenticated') {
    const { statusWord, reason } = authentication;
    return { outcome: 'puk-refused', statusWord, reason, authentication };
  }
  const sent = await sendSecured(transport, header, reloadKey, clear);
  if (sent.outcome !== 'sent') return sent;
  return sent.statusWord === SW.SUCCESS ? undefined : refusal(step, sent.statusWord);
}
