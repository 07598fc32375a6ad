import type { Transport } from '../../apdu/transport/transport.js';
import { type HolderFacts, pinWeakness } from '../../card-model/personalisation/pin-strength.js';
import { UsageError } from '../errors/usage-error.js';
import type { HolderFieldId } from '../terminal/reading/holder-fields.js';
import { readHolder } from '../terminal/reading/read-holder.js';

/**
 * For a new PIN, before it is sent.
 * @param holder what is known of the holder
 * @throws UsageError when it is easy to guess; the PIN is not repeated
 */
export function refuseWeakPin(newPin: string, holder: HolderFacts = {}): void {
  const weakness = pinWeakness(newPin, holder);
  if (weakness === undefined) return;
  throw new UsageError(`the new PIN is easy to guess: ${weakness}; choose another, or insist with --force`);
}

/**
 * What the card tells anybody of its holder: on generations 1 and 2 EF06 is free to read, on generation 3 nothing is.
 * @throws TransportError when the link fails
 */
export async function freeHolderFacts(transport: Transport): Promise<HolderFacts> {
  const reading = await readHolder(transport);
  if (reading.outcome !== 'read') return {};
  const fieldValue = (id: HolderFieldId): string | undefined =>
    reading.fields.find((field) => field.id === id)?.value;
  const birthDate = fieldValue('dateOfBirth');
  const socialSecurityNumber = fieldValue('socialSecurityNumber');
  return {
    ...(birthDate !== undefined && { birthDate }),
    ...(socialSecurityNumber !== undefined && { socialSecurityNumber }),
  };
}
