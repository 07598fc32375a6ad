import { changePower, isDisposition } from '../card-power.js';
import { answer, type Command } from '../command.js';
import { MESSAGES } from '../message-table.js';
import { RC } from '../return-code-table.js';

const message = MESSAGES.END_TRANSACTION;
const { card: CARD, disposition: HOW, returnCode: RETURN_CODE } = message.fields;

/** After a reset of its own too the client must reconnect, as with pcscd. */
export const endTransaction: Command = {
  message,
  serve(session, body) {
    const handle = session.handle(body.readInt32LE(CARD));
    const { reader } = handle;
    const disposition = body.readUInt32LE(HOW);
    if (!isDisposition(disposition)) return answer(body, RETURN_CODE, RC.INVALID_VALUE);
    if (reader.busyFor(handle)) return reader;
    if (handle.event !== RC.SUCCESS) {
      // The card has forgotten the transaction; nobody else shall wait for its end.
      reader.endTransactions(handle);
      return answer(body, RETURN_CODE, handle.event);
    }
    if (!reader.inTransaction(handle)) return answer(body, RETURN_CODE, RC.NOT_TRANSACTED);
    const returnCode = changePower(reader, disposition, session.service.notify);
    reader.endTransaction(handle);
    return answer(body, RETURN_CODE, returnCode);
  },
};
