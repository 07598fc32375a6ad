import { SW } from '../../../../apdu/codec/status-word.js';
import { CVR } from '../../../../apdu/payment/card-bits-table.js';
import { equalConstantTime } from '../../../../crypto/index.js';
import { INTERINDUSTRY } from '../../../commands/classes.js';
import { defineCommand } from '../../../kernel/command.js';
import { endRecovery } from '../contactless/pending.js';
import { remember } from '../history.js';
import { paymentSession } from '../payment-session.js';

const ARPC_BYTES = 8;
const RESPONSE_CODE_BYTES = 2;

/** EXTERNAL AUTHENTICATE: the issuer's answer to an ARQC, ARPC and authorisation response code; once a transaction. */
export const externalAuthenticate = defineCommand({
  name: 'EXTERNAL AUTHENTICATE',
  ins: 0x82,
  classes: [INTERINDUSTRY],
  within: ['PBOC'],
  clause: 'JR/T 0025.5, issuer authentication; EMV 4.3 Book 3, 6.5.4; pboc.md 4, 6',
  summary: { en: 'brings the cryptogram of the issuer (ARPC)', zh: '外部认证（发卡行认证）' },
  whenBlocked: true,
  explain: () => ({ en: 'shows the ARPC of the issuer to the card', zh: '发卡行认证（ARPC）' }),

  format({ p1, p2, nc }) {
    if (nc !== ARPC_BYTES + RESPONSE_CODE_BYTES) return SW.WRONG_LENGTH;
    return p1 === 0 && p2 === 0 ? SW.SUCCESS : SW.WRONG_P1_P2;
  },

  execute(command, core) {
    const session = paymentSession(core);
    endRecovery(session);
    const { transaction, firstCryptogram: cryptogram } = session;
    const due = session.phase === 'online' && session.issuerAuthentication === 'none';
    if (!due || !transaction || !cryptogram) return SW.CONDITIONS_NOT_SATISFIED;
    const data = command.data().slice();
    const code = data.subarray(ARPC_BYTES);
    const expected = transaction.keys.arpc(transaction.atc, cryptogram, code);
    if (equalConstantTime(expected, data.subarray(0, ARPC_BYTES))) {
      session.issuerAuthentication = 'passed';
      session.authenticatedCode = code;
      return SW.SUCCESS;
    }
    session.issuerAuthentication = 'failed';
    session.results.set(CVR.fields.ISSUER_AUTHENTICATION_FAILED);
    // Kept for the next transaction although the command is refused.
    remember(core.memory, core.selection.directory.objects, { ISSUER_AUTHENTICATION_FAILED: true });
    core.memory.commit();
    return SW.NOT_VERIFIED;
  },
});
