import { fromHex } from '../../../../apdu/bytes.js';
import { encodeTlv } from '../../../../apdu/codec/ber-tlv.js';
import { directoryEntry } from '../../../../apdu/payment/directory-entry.js';
import { fidOfSfi, SFI } from '../sfi.js';
import type { BankCredentials, OfflineCredentials } from './credentials.js';
import type { FinancialData } from './financial-data.js';
import {
  cashPlainRecord,
  contactPlainRecord,
  contactSignedObjects,
  DDOL,
  fastSignedObjects,
  nameIn,
  recordOf,
  track2,
} from './templates.js';

/** What a bank knows of the holder from the social data. */
export interface BankHolder {
  readonly name?: string | undefined;
  /** 社会保障号码, also the number of the identity card. */
  readonly identityNumber?: string | undefined;
}

const NAME_BYTES = 26;
const IDENTITY_BYTES = 40;
/** 9F62: identity card. */
const IDENTITY_CARD = 0x00;

export const cardholderName = ({ name }: BankHolder): Uint8Array | undefined =>
  name === undefined ? undefined : nameIn(name, NAME_BYTES);

function holderRecord(holder: BankHolder): Uint8Array {
  const { identityNumber } = holder;
  const number = identityNumber === undefined ? undefined : nameIn(identityNumber, IDENTITY_BYTES);
  return recordOf(
    [0x5f20, cardholderName(holder)],
    [0x9f61, number],
    [0x9f62, number && Uint8Array.of(IDENTITY_CARD)],
  );
}

const issuerRecord = ({ schemeIndex, issuer }: OfflineCredentials): Uint8Array =>
  recordOf([0x8f, Uint8Array.of(schemeIndex)], [0x90, issuer.certificate]);

/** Certificates in the international form. Records 1 and 2 are shared by both sets. */
function internationalRecords(credentials: OfflineCredentials): [sfi: number, records: Uint8Array[]][] {
  const { issuer, contact, fast } = credentials;
  return [
    [
      SFI.CERTIFICATES,
      [
        issuerRecord(credentials),
        recordOf([0x9f32, issuer.exponent], [0x92, issuer.remainder]),
        recordOf([0x9f46, contact.certificate.certificate]),
        recordOf(
          [0x9f47, contact.certificate.exponent],
          [0x9f48, contact.certificate.remainder],
          [0x9f49, DDOL()],
        ),
        recordOf([0x93, contact.staticSignature]),
      ],
    ],
    [
      SFI.FAST_CERTIFICATES,
      [
        recordOf([0x9f46, fast.certificate.certificate]),
        recordOf([0x9f47, fast.certificate.exponent], [0x9f48, fast.certificate.remainder], [0x9f49, DDOL()]),
        recordOf([0x93, fast.staticSignature]),
      ],
    ],
  ];
}

/** The same in the SM form, which has no remainder and no exponent. */
function smRecords(credentials: OfflineCredentials): [sfi: number, records: Uint8Array[]][] {
  const { contact, fast } = credentials;
  return [
    [
      SFI.CERTIFICATES_SM,
      [
        issuerRecord(credentials),
        recordOf([0x9f46, contact.certificate.certificate], [0x9f49, DDOL()]),
        recordOf([0x93, contact.staticSignature]),
      ],
    ],
    [
      SFI.FAST_CERTIFICATES_SM,
      [
        recordOf([0x9f46, fast.certificate.certificate], [0x9f49, DDOL()]),
        recordOf([0x93, fast.staticSignature]),
      ],
    ],
  ];
}

/** RSA keys above this length sign more than the answer of GET PROCESSING OPTIONS has room for. pboc.md 3 */
const LONGEST_PRIME_BYTES = 64;

/** Whether 9F4B of a fast payment stands in a record of its own. */
export function hasSignatureRecord({ international }: BankCredentials): boolean {
  const key = international?.privateKey;
  return key?.algorithm === 'RSA' && 'p' in key.privateKey && key.privateKey.p.length > LONGEST_PRIME_BYTES;
}

/** Records of the ADF by file identifier. pboc.md 1, contents of records */
export function bankRecords(
  financial: FinancialData,
  holder: BankHolder,
  credentials: BankCredentials,
): ReadonlyMap<number, readonly Uint8Array[]> {
  const { lowerConsecutive, upperConsecutive } = financial.limits;
  const { international, sm } = credentials;
  const bySfi: [sfi: number, records: Uint8Array[]][] = [
    [SFI.TRACK, [recordOf([0x57, track2(financial)]), holderRecord(holder)]],
    [
      SFI.SIGNED,
      [encodeTlv({ tag: 0x70, value: contactSignedObjects(financial) }), contactPlainRecord(financial)],
    ],
    [
      SFI.VELOCITY,
      [recordOf([0x9f14, Uint8Array.of(lowerConsecutive)], [0x9f23, Uint8Array.of(upperConsecutive)])],
    ],
    [
      SFI.CASH_AUTHORISATION,
      [recordOf([0x9f74, new TextEncoder().encode(financial.electronicCash.authorisationCode)])],
    ],
    [
      SFI.FAST_SIGNED,
      [encodeTlv({ tag: 0x70, value: fastSignedObjects(financial) }), cashPlainRecord(financial)],
    ],
    ...(hasSignatureRecord(credentials) ? [[SFI.SIGNATURE, [recordOf()]] as [number, Uint8Array[]]] : []),
    ...(international ? internationalRecords(international) : []),
    ...(sm ? smRecords(sm) : []),
  ];
  return new Map(bySfi.map(([sfi, records]) => [fidOfSfi(sfi), records]));
}

/** The one application, as PSE and PPSE show it. */
export const applicationEntry = ({ aid, label }: FinancialData, preferredName = true) =>
  directoryEntry({
    aid: fromHex(aid),
    label,
    ...(preferredName && { preferredName: label }),
    priority: 1,
    confirm: false,
  });
