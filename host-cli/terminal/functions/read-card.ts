import { SW } from '../../../apdu/codec/status-word.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import type { KeySource } from '../keys/key-source.js';
import type { FileReading, RecordReading } from '../reading/file-reading.js';
import { ReadingSession } from '../reading/reading-session.js';
import { requireCard } from './card-info.js';
import { reachInterface } from './card-type.js';
import { type AddressItem, type FileAddress, parseFileAddresses } from './file-address.js';
import { asFunction, authenticationFailure, cardFailure, failure } from './function-result.js';
import { pinFailure } from './pin-functions.js';
import type { FunctionResult } from './result-codes.js';

/** iAuthType. ssc-card.md 6. */
const AUTHENTICATE_BY = { PIN: 1, RK: 2 } as const;

/** What stands for the reader's keypad and PSAM. */
export interface ReadCardMeans {
  /** For iAuthType 1. */
  readonly pin?: string;
  /** For iAuthType 2, and for files that need PIN and key. */
  readonly keys?: KeySource;
}

const GENERATION_WITH_RK = 3;

/**
 * LD/T 33 iReadCard: records by file address. The text has the values, '|' behind each record and '$' behind each
 * file; binary values, nested TLVs, records of cyclic files and transparent files are hexadecimal.
 * @param iAuthType 1 PIN, 2 RK
 * @param pCardInfo '卡识别码|卡号|' of the card meant, or '' for any
 * @param pFileAddr as 'SSSEEF06|08|09|$DF02EF07:01$'
 */
export function iReadCard(
  iType: number,
  iAuthType: number,
  pCardInfo: string,
  pFileAddr: string,
  transport: Transport,
  means: ReadCardMeans = {},
): Promise<FunctionResult> {
  return asFunction(async () => {
    if (iAuthType !== AUTHENTICATE_BY.PIN && iAuthType !== AUTHENTICATE_BY.RK) {
      throw failure('BAD_PARAMETER', `iAuthType 为 ${iAuthType}，应为 1 或 2`);
    }
    await reachInterface(iType, transport);
    const identification = await requireCard(transport, pCardInfo);
    const session = new ReadingSession(transport, identification, means.keys);
    const addresses = parseFileAddresses(pFileAddr, session.profile);
    if (iAuthType === AUTHENTICATE_BY.PIN) await requirePin(session, means.pin);
    let text = '';
    for (const address of addresses) {
      const reading = await session.readFile(address.directory, address.file);
      checkRefusal(reading, identification.generation, session);
      text += `${address.items.map((item) => itemText(item, reading, address)).join('')}$`;
    }
    return text;
  });
}

async function requirePin(session: ReadingSession, pin: string | undefined): Promise<void> {
  if (pin === undefined) throw failure('PIN_CANCELLED');
  const result = await session.verifyPin(pin);
  if (result.outcome !== 'verified') throw pinFailure(result);
}

function checkRefusal(
  { refused, directory, file }: FileReading,
  generation: number,
  session: ReadingSession,
): void {
  if (refused === undefined) return;
  const right = refused.statusWord === SW.SECURITY_STATUS_NOT_SATISFIED;
  const tried = session.authentications.find(({ outcome }) => outcome !== 'authenticated');
  if (right && tried?.outcome === 'psam-refused') throw authenticationFailure(tried);
  const holderData = directory === 'SSSE' && file === 'EF06' && generation === GENERATION_WITH_RK;
  throw right && holderData && !tried ? failure('RK_SSSE_MISSING') : cardFailure(refused);
}

function itemText(item: AddressItem, reading: FileReading, { file }: FileAddress): string {
  if (item.by === 'whole') {
    if (file.kind === 'transparent') return `${reading.content ?? ''}|`;
    return (reading.records ?? []).map((record) => `${textOf(record)}|`).join('');
  }
  const record =
    item.by === 'number'
      ? reading.records?.find(({ number }) => number === item.number)
      : reading.records?.filter(({ tag }) => tag === item.tag)[item.turn - 1];
  if (record === undefined) throw cardFailure(notFound(reading.file));
  return `${textOf(record)}|`;
}

const textOf = ({ value, raw }: RecordReading): string => value ?? raw;

const notFound = (file: string) => ({
  statusWord: SW.RECORD_NOT_FOUND,
  reason: { zh: `${file} 中没有该记录` },
});
