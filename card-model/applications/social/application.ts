import { encodeTlv } from '../../../apdu/codec/ber-tlv.js';
import type { CardAlgorithmName } from '../../../crypto/index.js';
import { activate } from '../../commands/activate.js';
import { ADMINISTRATION } from '../../commands/administration.js';
import { appendRecord } from '../../commands/append-record.js';
import { applicationBlock } from '../../commands/application-block.js';
import { applicationUnblock } from '../../commands/application-unblock.js';
import { cardBlock } from '../../commands/card-block.js';
import { changePin } from '../../commands/change-pin.js';
import { deactivate } from '../../commands/deactivate.js';
import { externalAuthenticate } from '../../commands/external-authenticate.js';
import { FILE_CONTROL, fileControlInformation as fciOf } from '../../commands/file-control.js';
import { getChallenge } from '../../commands/get-challenge.js';
import { getResponse } from '../../commands/get-response.js';
import { internalAuthenticate } from '../../commands/internal-authenticate.js';
import { readBinary } from '../../commands/read-binary.js';
import { readRecord } from '../../commands/read-record.js';
import { resetPin } from '../../commands/reset-pin.js';
import { select } from '../../commands/select.js';
import { terminate } from '../../commands/terminate.js';
import { updateBinary } from '../../commands/update-binary.js';
import { updateRecord } from '../../commands/update-record.js';
import { verify } from '../../commands/verify.js';
import type { Directory } from '../../files/directory.js';
import { type CardTraits, defineApplication } from '../../kernel/application.js';
import { debit } from './debit/debit.js';
import { initialiseDebit } from './debit/initialise-debit.js';

/** Tags of issuer data in the FCI and of the algorithm in them, as the field shows them (ssc-card.md 3). */
const ISSUER_DATA = 0x9f0c;
const ALGORITHM = 0x86;

/** conventions, kernel rules: sfi 01 in the FCI of SSSE. */
const ISSUER_SFI = 0x01;

/** What the issuer data of the FCI say of the algorithm. ssc-card.md 0; 02 is SSF33. */
const ALGORITHM_BYTE = { '3DES': 0x01, SM4: 0x03 } as const;

/** An FCI never changes; it is put together at the first SELECT. */
const built = new WeakMap<Directory, Uint8Array>();

function fileControlInformation(directory: Directory, { algorithm }: CardTraits): Uint8Array {
  let fci = built.get(directory);
  if (!fci) {
    fci = buildFci(directory, algorithm);
    built.set(directory, fci);
  }
  return fci;
}

/** The head of the social application shows 30 bytes, a DF below it its name, the MF its file identifier. */
function buildFci(directory: Directory, algorithm: CardAlgorithmName): Uint8Array {
  if (!directory.aid || !directory.isHeadOfApplication) return fciOf(directory);
  const issuerData = encodeTlv({ tag: ALGORITHM, value: Uint8Array.of(ALGORITHM_BYTE[algorithm]) });
  return fciOf(
    directory,
    encodeTlv(
      { tag: FILE_CONTROL.SHORT_FILE_IDENTIFIER, value: Uint8Array.of(ISSUER_SFI) },
      { tag: ISSUER_DATA, value: issuerData },
    ),
  );
}

/** 社会保障应用: SSSE with DF01 to DF07, and the MF above them. */
export const socialApplication = defineApplication({
  id: 'social',
  name: { zh: '社会保障应用', en: 'social security application' },
  source: 'ssc-card.md 1 to 4; conventions',
  challengeBytes: 8,
  code: 0x01,
  keyTypes: ['MK', 'BK', 'LK', 'PIN_RELOAD', 'DPK', 'DTK', 'EXTERNAL', 'IRK'],
  commands: [
    select,
    readRecord,
    updateRecord,
    appendRecord,
    readBinary,
    updateBinary,
    verify,
    changePin,
    resetPin,
    getChallenge,
    getResponse,
    internalAuthenticate,
    externalAuthenticate,
    applicationBlock,
    applicationUnblock,
    cardBlock,
    activate,
    deactivate,
    terminate,
    ...ADMINISTRATION,
    initialiseDebit,
    debit,
  ],
  fileControlInformation,
});
