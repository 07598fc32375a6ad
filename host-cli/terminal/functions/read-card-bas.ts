import { SW } from '../../../apdu/codec/status-word.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import type { KeySource } from '../keys/key-source.js';
import type { HolderReading } from '../reading/read-holder.js';
import { readHolder } from '../reading/read-holder.js';
import { reachInterface } from './card-type.js';
import {
  asFunction,
  authenticationFailure,
  cardFailure,
  failure,
  identificationFailure,
} from './function-result.js';
import type { FunctionResult } from './result-codes.js';

const RK_SSSE = 'SSSE.RK';
const SEPARATOR = '|';
const FROM_HOLDER_FILE = 'SSSE.EF06';

/**
 * LD/T 33 iReadCardBas: eleven fields, each followed by '|'; the terminal's own two are empty. Generation 3 needs
 * SSSE.RK, from a key ring or a PSAM, else the result is -2203.
 * @param iType 1 contact, 2 contactless, 3 contact first, 4 contactless first
 */
export function iReadCardBas(iType: number, transport: Transport, keys?: KeySource): Promise<FunctionResult> {
  return asFunction(async () => {
    await reachInterface(iType, transport);
    const reading = await readHolder(transport, keys ? { keys } : {});
    if (reading.outcome !== 'read') throw identificationFailure(reading);
    checkInternal(reading);
    checkHolderFile(reading);
    return reading.fields
      .filter(({ listed }) => listed)
      .map(({ value }) => `${value ?? ''}${SEPARATOR}`)
      .join('');
  });
}

function checkInternal({ internal }: HolderReading): void {
  if (internal?.outcome === 'not-genuine') throw failure('NOT_GENUINE');
  if (internal?.outcome === 'refused') throw cardFailure(internal);
}

/** The first field of EF06 tells whether the file could be read; a card without 姓名扩展 is no failure. */
function checkHolderFile({ fields, authentications, identification }: HolderReading): void {
  const refused = fields.find(
    ({ listed, file, refused }) => listed && refused && file === FROM_HOLDER_FILE,
  )?.refused;
  if (refused === undefined) return;
  const authentication = authentications.find(({ key }) => key === RK_SSSE);
  if (authentication !== undefined && authentication.outcome !== 'authenticated')
    throw authenticationFailure(authentication);
  const rightMissing = refused.statusWord === SW.SECURITY_STATUS_NOT_SATISFIED;
  if (identification.generation === 3 && rightMissing && authentication === undefined) {
    throw failure('RK_SSSE_MISSING');
  }
  throw cardFailure(refused);
}
