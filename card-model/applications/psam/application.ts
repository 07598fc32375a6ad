import { ADMINISTRATION } from '../../commands/administration.js';
import { externalAuthenticate } from '../../commands/external-authenticate.js';
import { getChallenge } from '../../commands/get-challenge.js';
import { getResponse } from '../../commands/get-response.js';
import { select } from '../../commands/select.js';
import { defineApplication } from '../../kernel/application.js';
import { diversifyKey } from './commands/diversify-key.js';
import { encipher } from './commands/encipher.js';
import { fileControlInformation } from './file-control-information.js';

/** 安全存取模块: the card in a terminal that holds master keys, so that the terminal has none. */
export const psamApplication = defineApplication({
  id: 'psam',
  name: { zh: 'PSAM 应用', en: 'secure access module of a terminal' },
  source: 'ssc-card.md 1, 2.2, 4.1, 4.2; conventions',
  challengeBytes: 8,
  code: 0x02,
  keyTypes: ['MK', 'SAM'],
  commands: [
    select,
    diversifyKey,
    encipher,
    getChallenge,
    getResponse,
    externalAuthenticate,
    ...ADMINISTRATION,
  ],
  fileControlInformation,
});
