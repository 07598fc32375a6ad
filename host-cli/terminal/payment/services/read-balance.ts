import type { Transport } from '../../../../apdu/transport/transport.js';
import { readAmount, readDataObject } from '../risk/terminal-risk-management.js';
import { DEFAULT_CONFIGURATION, type TerminalConfiguration } from '../terminal-configuration.js';
import { lookAt, type NotRead } from './purse-reading.js';

/** Electronic cash and its limits; amounts in fen, absent where the card does not tell. pboc.md section 2 */
export interface PurseBalance {
  readonly outcome: 'read';
  readonly label: string;
  readonly blocked: boolean;
  /** 9F79. */
  readonly balance?: number;
  /** 9F77. */
  readonly balanceLimit?: number;
  /** 9F78. */
  readonly singleLimit?: number;
  /** 9F6D. */
  readonly resetThreshold?: number;
  /** 9F6B. */
  readonly verificationLimit?: number;
  /** 9F36. */
  readonly counter?: number;
  /** 9F13. */
  readonly lastOnlineCounter?: number;
  /** 9F17. */
  readonly pinTriesLeft?: number;
}

const AMOUNTS = [
  ['balance', 0x9f79],
  ['balanceLimit', 0x9f77],
  ['singleLimit', 0x9f78],
  ['resetThreshold', 0x9f6d],
  ['verificationLimit', 0x9f6b],
] as const;

const NUMBERS = [
  ['counter', 0x9f36, 2],
  ['lastOnlineCounter', 0x9f13, 2],
  ['pinTriesLeft', 0x9f17, 1],
] as const;

/** @throws TransportError when the link fails */
export function readPurseBalance(
  transport: Transport,
  configuration: TerminalConfiguration = DEFAULT_CONFIGURATION,
): Promise<PurseBalance | NotRead> {
  return lookAt(transport, configuration, async (card, { label, blocked }) => {
    const found: Record<string, number> = {};
    for (const [name, tag] of AMOUNTS) {
      const amount = await readAmount(card, tag);
      if (amount !== undefined) found[name] = amount;
    }
    for (const [name, tag, bytes] of NUMBERS) {
      const value = await readDataObject(card, tag);
      if (value?.length === bytes) found[name] = value.reduce((sum, byte) => sum * 256 + byte, 0);
    }
    return { outcome: 'read', label, blocked, ...found };
  });
}
