import { encodeTlv, tagToHex } from '../../../../apdu/codec/ber-tlv.js';
import { SW } from '../../../../apdu/codec/status-word.js';
import { PROPRIETARY } from '../../../commands/classes.js';
import type { Directory } from '../../../files/directory.js';
import { defineCommand } from '../../../kernel/command.js';
import { endRecovery } from '../contactless/pending.js';
import { availableAmountObject } from '../electronic-cash/available-amount.js';
import { purseOf } from '../electronic-cash/in-transaction.js';
import { type PurseName, purseTagFor } from '../electronic-cash/purse.js';
import { OBJECT, objectOfTag } from '../objects.js';
import { paymentSession } from '../payment-session.js';
import { tagIn } from './data-tag.js';

function valueHeld(directory: Directory, tag: number, purse: PurseName): Uint8Array | undefined {
  if (tag === OBJECT.PIN_TRIES.tag) return directory.pin && Uint8Array.of(directory.pin.triesLeft);
  if (tag === OBJECT.AVAILABLE_AMOUNT.tag) return availableAmountObject(directory.objects, purse);
  return directory.objects.get(purseTagFor(tag, purse));
}

/** GET DATA: one data object of those that the outside may read. */
export const getData = defineCommand({
  name: 'GET DATA',
  ins: 0xca,
  classes: [PROPRIETARY],
  clause: 'JR/T 0025.5; EMV 4.3 Book 3, 6.5.7; pboc.md 2, 4',
  summary: { en: 'reads one data object', zh: '取数据' },
  whenBlocked: true,
  explain: (command) => {
    const tag = tagIn(command);
    const meaning = objectOfTag(tag)?.meaning;
    return {
      en: `reads ${tagToHex(tag)}${meaning ? `, ${meaning.en}` : ''}`,
      zh: `取 ${tagToHex(tag)}${meaning ? ` ${meaning.zh}` : ''}`,
    };
  },

  format: ({ nc, ne }) => (nc === 0 && ne > 0 ? SW.SUCCESS : SW.WRONG_LENGTH),

  execute(command, core) {
    const tag = tagIn(command);
    const session = paymentSession(core);
    endRecovery(session);
    const { directory } = core.selection;
    const purse = session.transaction && purseOf(directory, session.transaction);
    const value = objectOfTag(tag)?.get ? valueHeld(directory, tag, purse ?? 'home') : undefined;
    if (!value) return SW.REFERENCE_NOT_FOUND;
    core.answer.set(encodeTlv({ tag, value }));
    return SW.SUCCESS;
  },
});
