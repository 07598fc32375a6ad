import type { CommandView } from '../../../../apdu/codec/command-view.js';
import { SW } from '../../../../apdu/codec/status-word.js';
import { PROPRIETARY } from '../../../commands/classes.js';
import type { CardCore } from '../../../kernel/card-core.js';
import { defineCommand } from '../../../kernel/command.js';
import { generateFirst } from '../contact/first-cryptogram.js';
import { requestIn } from '../contact/requested.js';
import { generateSecond } from '../contact/second-cryptogram.js';
import { endRecovery } from '../contactless/pending.js';
import { OBJECT } from '../objects.js';
import { PAYMENT, paymentSession } from '../payment-session.js';
import { type PreparedDol, prepareDol, TerminalValues } from '../terminal-values.js';

/** The list that this GENERATE AC brings the data of; undefined where there is nothing to generate. */
function listFor({ session, selection }: CardCore): PreparedDol | undefined {
  const phase = session.stateOf(PAYMENT)?.phase;
  const name = phase === 'initiated' ? 'CDOL1' : phase === 'online' ? 'CDOL2' : undefined;
  const list = name && selection.directory.objects.get(OBJECT[name].tag);
  return list && prepareDol(list);
}

/** GENERATE AC: TC, ARQC or AAC. After an ARQC once more, with what the issuer has answered. */
export const generateAc = defineCommand({
  name: 'GENERATE AC',
  ins: 0xae,
  classes: [PROPRIETARY],
  clause: 'JR/T 0025.5, card action analysis and completion; EMV 4.3 Book 3, 6.5.5; pboc.md 4',
  summary: { en: 'asks for an application cryptogram', zh: '生成应用密文' },
  whenBlocked: true,
  explain: ({ p1 }) => {
    const request = requestIn(p1);
    const kind = request?.kind ?? 'nothing that there is';
    return request?.combined
      ? { en: `asks for a signed ${kind} (CDA)`, zh: `请求 ${kind}（CDA）` }
      : { en: `asks for ${kind === 'ARQC' || kind === 'AAC' ? 'an' : 'a'} ${kind}`, zh: `请求 ${kind}` };
  },

  format({ p1, p2, nc }: CommandView, core) {
    const list = listFor(core);
    if (list && nc !== list.bytes) return SW.WRONG_LENGTH;
    return requestIn(p1) && p2 === 0 ? SW.SUCCESS : SW.WRONG_P1_P2;
  },

  execute(command, core) {
    const session = paymentSession(core);
    endRecovery(session);
    const { transaction } = session;
    const list = listFor(core);
    if (!transaction || !list) return SW.CONDITIONS_NOT_SATISFIED;
    const request = requestIn(command.p1)!;
    const terminal = new TerminalValues(list, command.data().slice());
    return session.phase === 'initiated'
      ? generateFirst(core, session, transaction, request, terminal)
      : generateSecond(core, session, transaction, request, terminal);
  },
});
