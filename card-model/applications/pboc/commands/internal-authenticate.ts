import { SW } from '../../../../apdu/codec/status-word.js';
import { hasBits } from '../../../../apdu/payment/bit-field.js';
import { AIP, CVR } from '../../../../apdu/payment/card-bits-table.js';
import { encodeValues } from '../../../../apdu/payment/response-template.js';
import { INTERINDUSTRY } from '../../../commands/classes.js';
import type { Directory } from '../../../files/directory.js';
import { defineCommand } from '../../../kernel/command.js';
import { endRecovery } from '../contactless/pending.js';
import { iccKey } from '../icc-key.js';
import { OBJECT } from '../objects.js';
import { paymentSession } from '../payment-session.js';
import { signingWith } from '../signing.js';
import { prepareDol } from '../terminal-values.js';

/** Bytes of data that the DDOL asks for. */
function dynamicDataBytes({ objects }: Directory): number {
  const list = objects.get(OBJECT.DDOL.tag);
  return list ? prepareDol(list).bytes : 0;
}

/** INTERNAL AUTHENTICATE: the card signs what the DDOL asks for (DDA), between GET PROCESSING OPTIONS and GENERATE AC. */
export const internalAuthenticate = defineCommand({
  name: 'INTERNAL AUTHENTICATE',
  ins: 0x88,
  classes: [INTERINDUSTRY],
  within: ['PBOC'],
  clause: 'JR/T 0025.7, DDA; EMV 4.3 Book 3, 6.5.9; pboc.md 4, 6',
  summary: { en: 'signs data of the terminal (DDA)', zh: '内部认证（DDA）' },
  whenBlocked: true,
  explain: () => ({ en: 'asks for a dynamic signature (DDA)', zh: '请求动态签名（DDA）' }),

  format({ p1, p2, nc }, core) {
    if (nc === 0 || nc !== dynamicDataBytes(core.selection.directory)) return SW.WRONG_LENGTH;
    return p1 === 0 && p2 === 0 ? SW.SUCCESS : SW.WRONG_P1_P2;
  },

  execute(command, core) {
    const session = paymentSession(core);
    endRecovery(session);
    const { transaction } = session;
    if (!transaction || session.phase !== 'initiated') return SW.CONDITIONS_NOT_SATISFIED;
    const { algorithm, atc, interchangeProfile } = transaction;
    const key = hasBits(interchangeProfile, AIP.fields.DDA)
      ? iccKey(core.selection.directory.objects, algorithm)
      : undefined;
    if (!key) return SW.CONDITIONS_NOT_SATISFIED;
    const dynamicNumber = Uint8Array.of(atc >> 8, atc);
    const signature = signingWith(core.environment.random).signDynamicData(
      key,
      dynamicNumber,
      command.data(),
    );
    session.results.set(CVR.fields.DDA_PERFORMED);
    core.answer.set(encodeValues(signature));
    return SW.SUCCESS;
  },
});
