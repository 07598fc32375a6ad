import { hasBits } from '../../../../apdu/payment/bit-field.js';
import { TVR } from '../../../../apdu/payment/terminal-bits-table.js';
import type { Directory } from '../../../files/directory.js';
import type { NonVolatileMemory } from '../../../kernel/non-volatile-memory.js';
import { remember } from '../history.js';
import { TERMINAL, type TerminalValues } from '../terminal-values.js';

/**
 * What the TVR of a transaction that ends offline says of offline data authentication is told to the issuer the next
 * time, as part of the running command. pboc.md 2, CVR; that SDA counts for an approval too is a convention.
 */
export function rememberFailedAuthentication(
  memory: NonVolatileMemory,
  { objects }: Directory,
  terminal: TerminalValues,
  declined: boolean,
): void {
  const results = terminal.exactly(TERMINAL.VERIFICATION_RESULTS);
  const { SDA_FAILED, DDA_FAILED, CDA_FAILED } = TVR.fields;
  const dynamicFailed = hasBits(results, DDA_FAILED) || hasBits(results, CDA_FAILED);
  remember(memory, objects, {
    ...(hasBits(results, SDA_FAILED) && { SDA_FAILED: true }),
    ...(declined && dynamicFailed && { DDA_FAILED: true }),
  });
}
