import { concatBytes } from '../../../apdu/bytes.js';
import { encodeCommand } from '../../../apdu/codec/command-apdu.js';
import type { Recipe } from '../fuzz-step.js';
import { debitMac1 } from '../world/proofs.js';
import { type Spoil, spoiled } from './proof-recipes.js';

const NO_MAC = new Uint8Array(4);

export interface DebitRequest {
  /** 4 bytes. */
  readonly terminalSequence: Uint8Array;
  /** 7 bytes, BCD. */
  readonly dateTime: Uint8Array;
  readonly spoil?: Spoil;
  /** The answer comes at once; otherwise it is fetched, where the protocol lets it wait. */
  readonly withLe?: boolean;
}

/** DEBIT of what INITIALISE has begun, with MAC1 where the key is known, else with zeros. Conventions, medical debit. */
export function debit({ terminalSequence, dateTime, spoil, withLe }: DebitRequest): Recipe {
  return {
    name: `DEBIT${spoil ? ' with one bit of MAC1 wrong' : ''}`,
    compose({ secrets, debit: open }) {
      const mac = (open && debitMac1(secrets, open, terminalSequence, dateTime)) ?? NO_MAC;
      const data = concatBytes(terminalSequence, dateTime, spoiled(mac, spoil));
      return encodeCommand({ cla: 0x80, ins: 0x54, p1: 0x01, p2: 0x00, data, ne: withLe ? 256 : 0 });
    },
  };
}
