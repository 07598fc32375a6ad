import { SW, triesLeft } from '../../../../apdu/codec/status-word.js';
import { hasBits } from '../../../../apdu/payment/bit-field.js';
import { ADA, CVR } from '../../../../apdu/payment/card-bits-table.js';
import { INTERINDUSTRY } from '../../../commands/classes.js';
import type { CardCore } from '../../../kernel/card-core.js';
import { defineCommand } from '../../../kernel/command.js';
import { PIN_BYTES } from '../../../security/pin.js';
import { blockByPin } from '../contact/block-by-pin.js';
import { endRecovery } from '../contactless/pending.js';
import { OBJECT } from '../objects.js';
import { type PaymentSession, paymentSession } from '../payment-session.js';

/** P2: a PIN block in clear. pboc.md 4 */
const PLAIN_PIN = 0x80;
const BLOCK_BYTES = 8;
/** Behind the byte of control and count; what follows is not looked at. pboc.md 5 */
const DIGITS_AT = 1;
const FILLER = 0xff;

/** Bytes of the PIN in a block: up to those that are filler. */
function pinBytesIn(bytes: Uint8Array, start: number): number {
  let count: number = PIN_BYTES.maximum;
  while (count > 0 && bytes[start + count - 1] === FILLER) count--;
  return count;
}

const { PIN_PERFORMED, PIN_FAILED, PIN_TRIES_EXCEEDED } = CVR.fields;

/** With the last try the application is blocked if ADA b2.8 says so, at once, as the command itself is refused. */
function blockWherePinDoes({ memory, selection }: CardCore, { results }: PaymentSession): void {
  const { directory } = selection;
  const action = directory.objects.get(OBJECT.DEFAULT_ACTION.tag);
  if (!action || !hasBits(action, ADA.fields.PIN_BLOCK)) return;
  blockByPin(memory, directory, results);
  memory.commit();
}

/** VERIFY: the PIN of the bank application, which has nothing to do with the social one. */
export const verify = defineCommand({
  name: 'VERIFY',
  ins: 0x20,
  classes: [INTERINDUSTRY],
  within: ['PBOC'],
  clause: 'JR/T 0025.5, cardholder verification; EMV 4.3 Book 3, 6.5.12; pboc.md 4, 5',
  summary: { en: 'shows the PIN of the bank application to the card', zh: '验证金融 PIN' },
  secretData: true,
  whenBlocked: true,
  explain: () => ({ en: 'shows the bank PIN to the card', zh: '验证金融 PIN' }),

  format({ p1, p2, nc }) {
    if (nc !== BLOCK_BYTES) return SW.WRONG_LENGTH;
    return p1 === 0 && p2 === PLAIN_PIN ? SW.SUCCESS : SW.WRONG_P1_P2;
  },

  execute({ bytes, dataOffset }, core) {
    const { pin } = core.selection.directory;
    if (!pin) return SW.REFERENCE_NOT_FOUND;
    const session = paymentSession(core);
    endRecovery(session);
    const { results } = session;
    results.set(PIN_PERFORMED);
    if (pin.blocked) {
      results.set(PIN_FAILED);
      results.set(PIN_TRIES_EXCEEDED);
      // 6984: the tries were used up before this transaction. pboc.md 4
      return session.pinExhausted ? SW.METHOD_BLOCKED : SW.NO_VALID_CHALLENGE;
    }
    const start = dataOffset + DIGITS_AT;
    pin.right.held = pin.present(core.memory, bytes, start, pinBytesIn(bytes, start));
    if (pin.right.held) {
      results.clear(PIN_FAILED);
      pin.refillTries(core.memory);
      return SW.SUCCESS;
    }
    results.set(PIN_FAILED);
    if (pin.blocked) {
      results.set(PIN_TRIES_EXCEEDED);
      session.pinExhausted = true;
      blockWherePinDoes(core, session);
    }
    return triesLeft(pin.triesLeft);
  },
});
