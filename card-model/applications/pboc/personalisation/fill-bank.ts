import { concatBytes, fromHex } from '../../../../apdu/bytes.js';
import { encodeBcd } from '../../../../apdu/codec/bcd.js';
import { encodeTlv } from '../../../../apdu/codec/ber-tlv.js';
import type { PaymentAlgorithmName } from '../../../../crypto/index.js';
import { paymentAlgorithm } from '../../../../crypto/index.js';
import { type CardData, givenElement } from '../../../personalisation/card-data.js';
import { CardDataError } from '../../../personalisation/card-data-error.js';
import type { DirectoryFilling } from '../../../plan/file-plan.js';
import type { KeyImage } from '../../../security/key.js';
import { OBJECT } from '../objects.js';
import { UDK_REFERENCE } from '../payment-keys.js';
import { fidOfSfi, SFI } from '../sfi.js';
import { bankObjects, INTERCHANGE_PROFILE, ppseData, pseData } from './bank-objects.js';
import { applicationEntry, type BankHolder, bankRecords } from './bank-records.js';
import type { StaticData } from './credentials.js';
import type { FinancialData } from './financial-data.js';
import { findCredentials } from './find-credentials.js';
import { contactSignedObjects, fastSignedObjects } from './templates.js';

/** What certificates of a card cover: its signed record, then the AIP, as 9F4A says. */
export const staticDataOf = (financial: FinancialData): StaticData => ({
  contact: concatBytes(contactSignedObjects(financial), INTERCHANGE_PROFILE.CONTACT),
  fast: concatBytes(fastSignedObjects(financial), INTERCHANGE_PROFILE.FAST),
});

const NO_TRIES = { triesLeft: 0, maximumTries: 0 } as const;
const VERSION = 0x01;

/** UDKs of the card in the order of the plan: each key in 3DES and SM4. */
function uniqueKeys({ pan, panSequence, keys, algorithms }: FinancialData): KeyImage[] {
  const mdks = { ac: fromHex(keys.AC), mac: fromHex(keys.MAC), enc: fromHex(keys.ENC) };
  const names: PaymentAlgorithmName[] = [
    ...(algorithms === 'SM' ? [] : (['3DES'] as const)),
    ...(algorithms === 'international' ? [] : (['SM4'] as const)),
  ];
  const derived = names.map((algorithm) => ({
    algorithm,
    udks: paymentAlgorithm(algorithm).deriveUdks(mdks, { pan, psn: panSequence }),
  }));
  const types = [
    ['UDK_AC', 'ac'],
    ['UDK_MAC', 'mac'],
    ['UDK_ENC', 'enc'],
  ] as const;
  return types.flatMap(([type, name]) =>
    derived.map(({ algorithm, udks }) => ({
      type,
      reference: UDK_REFERENCE[algorithm],
      version: VERSION,
      algorithm,
      value: udks[name],
      ...NO_TRIES,
    })),
  );
}

/** 姓名 and 社会保障号码 of SSSE EF06. */
const HOLDER = { FILE: 'EF06', NAME: '09', NUMBER: '08' } as const;

function holderOf({ social }: CardData): BankHolder {
  const textAt = (tag: string): string | undefined => {
    const given = givenElement(social, HOLDER.FILE, tag);
    const value = given !== null && typeof given === 'object' && 'value' in given ? given.value : given;
    return typeof value === 'string' ? value : undefined;
  };
  return { name: textAt(HOLDER.NAME), identityNumber: textAt(HOLDER.NUMBER) };
}

/** PSE; nothing without a bank section. */
export function fillPaymentDirectory({ financial }: CardData): DirectoryFilling | undefined {
  if (!financial) return undefined;
  const record = encodeTlv({ tag: 0x70, children: [applicationEntry(financial)] });
  return {
    objects: [{ tag: OBJECT.FCI_CONTACT.tag, value: pseData() }],
    records: new Map([[fidOfSfi(SFI.TRACK), [record]]]),
  };
}

/** PPSE; nothing without a bank section. */
export function fillProximityDirectory({ financial }: CardData): DirectoryFilling | undefined {
  if (!financial) return undefined;
  const value = ppseData(applicationEntry(financial, false));
  return { objects: [{ tag: OBJECT.FCI_CONTACTLESS.tag, value }] };
}

/**
 * The ADF; nothing without a bank section. Makes keys and certificates for another card than the demonstration card.
 * @throws CardDataError
 */
export function fillBankApplication(data: CardData): DirectoryFilling | undefined {
  const { financial, pins } = data;
  if (!financial) return undefined;
  if (!pins.financial)
    throw new CardDataError('pins.financial', 'is missing: the bank application has a PIN');
  const { value, tries } = pins.financial;
  const holder = holderOf(data);
  const credentials = findCredentials(financial, staticDataOf(financial));
  return {
    aid: fromHex(financial.aid),
    keys: uniqueKeys(financial),
    pin: { value: encodeBcd(value, Math.ceil(value.length / 2)), triesLeft: tries, maximumTries: tries },
    objects: bankObjects(financial, holder, credentials),
    records: bankRecords(financial, holder, credentials),
  };
}
