import { CVR } from '../../../../apdu/payment/card-bits-table.js';
import type { Directory } from '../../../files/directory.js';
import type { NonVolatileMemory } from '../../../kernel/non-volatile-memory.js';
import type { CardVerificationResults } from '../card-verification-results.js';
import { remember } from '../history.js';

/**
 * Blocks the application, until it is unblocked, because there is no PIN try left, as part of the running command; the
 * CVR of this and of the transactions until then tell it. pboc.md 2, ADA and CVR. A block there is already stays as it is.
 */
export function blockByPin(
  memory: NonVolatileMemory,
  directory: Directory,
  results: CardVerificationResults,
): void {
  if (directory.blockState !== 'none') return;
  directory.block.set(memory, 'blocked');
  remember(memory, directory.objects, { BLOCKED_BY_PIN: true });
  results.set(CVR.fields.BLOCKED_BY_PIN);
}
