import { ADMINISTRATION } from '../../commands/administration.js';
import { getChallenge } from '../../commands/get-challenge.js';
import { getResponse } from '../../commands/get-response.js';
import { readRecord } from '../../commands/read-record.js';
import { select } from '../../commands/select.js';
import { defineApplication } from '../../kernel/application.js';
import { applicationBlock } from './commands/application-block.js';
import { applicationUnblock } from './commands/application-unblock.js';
import { cardBlock } from './commands/card-block.js';
import { externalAuthenticate } from './commands/external-authenticate.js';
import { generateAc } from './commands/generate-ac.js';
import { getData } from './commands/get-data.js';
import { getProcessingOptions } from './commands/get-processing-options.js';
import { internalAuthenticate } from './commands/internal-authenticate.js';
import { changePin } from './commands/pin-change.js';
import { putData } from './commands/put-data.js';
import { readPaymentRecord } from './commands/read-record.js';
import { updateRecord } from './commands/update-record.js';
import { verify } from './commands/verify.js';
import { fileControlInformation } from './file-control-information.js';

const SOURCE = 'pboc.md; conventions, PBOC choices';
/** Of no use to payment; GET CHALLENGE and the commands that build the card have it. */
const CHALLENGE_BYTES = 8;

/** 金融应用: debit/credit, electronic cash, fast payment. */
export const paymentApplication = defineApplication({
  id: 'pboc',
  name: { zh: '金融应用', en: 'bank application' },
  source: SOURCE,
  challengeBytes: CHALLENGE_BYTES,
  code: 0x03,
  keyTypes: ['MK', 'UDK_AC', 'UDK_MAC', 'UDK_ENC'],
  commands: [
    select,
    readPaymentRecord,
    getData,
    getProcessingOptions,
    verify,
    internalAuthenticate,
    generateAc,
    externalAuthenticate,
    putData,
    updateRecord,
    changePin,
    applicationBlock,
    applicationUnblock,
    cardBlock,
    getChallenge,
    getResponse,
    ...ADMINISTRATION,
  ],
  fileControlInformation,
});

/** PSE and PPSE: they tell which applications there are. */
export const paymentDirectoryApplication = defineApplication({
  id: 'payment-directory',
  name: { zh: '支付系统目录', en: 'directory of payment applications' },
  source: SOURCE,
  challengeBytes: CHALLENGE_BYTES,
  code: 0x04,
  keyTypes: ['MK'],
  commands: [select, readRecord, getChallenge, getResponse, ...ADMINISTRATION],
  fileControlInformation,
});
