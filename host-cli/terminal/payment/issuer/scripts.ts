import { concatBytes } from '../../../../apdu/bytes.js';
import { encodeTlv } from '../../../../apdu/codec/ber-tlv.js';
import { encodeAmount } from '../../../../apdu/payment/amount.js';
import { SCRIPT_TEMPLATE } from '../online/run-scripts.js';
import type { TransactionFacts } from './transaction-facts.js';

interface Header {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
}

/** Issuer script commands. pboc.md section 4 */
const PIN_UNBLOCK: Header = { cla: 0x84, ins: 0x24, p1: 0, p2: 0 };
const APPLICATION_UNBLOCK: Header = { cla: 0x84, ins: 0x18, p1: 0, p2: 0 };
/** P2: with the current PIN in the block, and without. pboc.md section 5 */
const PIN_CHANGE_WITH_CURRENT: Header = { cla: 0x84, ins: 0x24, p1: 0, p2: 1 };
const PIN_CHANGE: Header = { cla: 0x84, ins: 0x24, p1: 0, p2: 2 };
const PUT_BALANCE: Header = { cla: 0x04, ins: 0xda, p1: 0x9f, p2: 0x79 };

const SCRIPT_IDENTIFIER = { tag: 0x9f18, value: Uint8Array.of(0x00, 0x00, 0x00, 0x01) };
const MAC_BYTES = 4;

/** Template 72, whose command the card takes after its second cryptogram. EMV 4.3 Book 3, 10.10 */
function script(facts: TransactionFacts, header: Header, data: Uint8Array = new Uint8Array(0)): Uint8Array {
  const { keys, atc, cryptogram } = facts;
  const mac = keys.scriptMac(atc, { ...header, data, firstCryptogram: cryptogram });
  const { cla, ins, p1, p2 } = header;
  const command = concatBytes(Uint8Array.of(cla, ins, p1, p2, data.length + MAC_BYTES), data, mac);
  const children = [SCRIPT_IDENTIFIER, { tag: 0x86, value: command }];
  return encodeTlv({ tag: SCRIPT_TEMPLATE.AFTER, children });
}

/** Gives the tries of the financial PIN back. */
export const unblockPinScript = (facts: TransactionFacts): Uint8Array => script(facts, PIN_UNBLOCK);

/**
 * Sets a new PIN and gives its tries back; the digits go enciphered under the session key.
 * @param currentPin takes part in the block where it is given: the card takes the new one only with the right one
 */
export function changePinScript(facts: TransactionFacts, newPin: string, currentPin?: string): Uint8Array {
  const header = currentPin === undefined ? PIN_CHANGE : PIN_CHANGE_WITH_CURRENT;
  return script(facts, header, facts.keys.sealPinChange(facts.atc, newPin, currentPin));
}

export const unblockApplicationScript = (facts: TransactionFacts): Uint8Array =>
  script(facts, APPLICATION_UNBLOCK);

/** Writes the balance of electronic cash. @param balance fen */
export const loadScript = (facts: TransactionFacts, balance: number): Uint8Array =>
  script(facts, PUT_BALANCE, encodeAmount(balance));
