import type { Transport } from '../../apdu/transport/transport.js';
import type { Sources } from '../campaigns/campaign-card.js';
import { UsageError } from '../errors/usage-error.js';
import { type CardIdentification, identifyCard } from '../terminal/identify-card.js';
import { INTERNAL_KEY, verifyInternal } from '../terminal/keys/verify-internal.js';
import { verifyPin } from '../terminal/pin/verify-pin.js';

/**
 * Makes sure that keys and PIN are those of the card, before cases show them again and again: a wrong one costs a try
 * each time. The IRK speaks for all keys and costs nothing; the PIN is shown once. A card that cannot be identified is
 * left alone: its cases will tell.
 * @param insist keys without the IRK are taken unchecked
 * @throws UsageError when they are not, TransportError
 */
export async function requireRightSecrets(
  transport: Transport,
  { keyFile, hasPin, pin }: Sources,
  insist: boolean,
): Promise<void> {
  if (keyFile === undefined && !hasPin) return;
  const identification = await identifyCard(transport);
  if (identification.outcome !== 'identified') return;
  if (keyFile !== undefined) await requireRightKeys(transport, keyFile, identification, insist);
  if (!hasPin) return;
  const verified = await verifyPin(transport, await pin());
  if (verified.outcome === 'verified') return;
  throw new UsageError(
    `the PIN is not that of this card, and the cases would use up its tries: ${verified.reason.en}`,
  );
}

async function requireRightKeys(
  transport: Transport,
  { path, keyRing }: NonNullable<Sources['keyFile']>,
  identification: CardIdentification,
  insist: boolean,
): Promise<void> {
  if (!keyRing.has(INTERNAL_KEY)) {
    if (insist) return;
    throw new UsageError(
      `${path} has no ${INTERNAL_KEY}, which would tell that its keys are those of this card; wrong ones use up the tries of the card: insist with --yes`,
    );
  }
  const proof = await verifyInternal(transport, keyRing, identification);
  if (proof.outcome !== 'not-genuine') return;
  throw new UsageError(
    `the keys of ${path} are not those of this card: its answer to internal authentication is another; no try was spent`,
  );
}
