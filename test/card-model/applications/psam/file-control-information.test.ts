import { expect, it } from 'vitest';
import { fileControlInformation } from '../../../../card-model/applications/psam/file-control-information.js';
import { Directory } from '../../../../card-model/files/directory.js';
import { psam } from '../../../../card-model/profiles/psam.js';
import { hex } from '../../../support/hex.js';
import { ENVIRONMENT, PSAM_AID, psamOf } from '../../../support/psam.js';

const root = new Directory(psamOf().contents().masterFile, undefined, (id) => psam.application(id));

it('is as a card system of the field has it: DDF with SFI 1E, ADF with its name. ssc-card.md 3', () => {
  const shown = root.withDescendants().map((directory) => hex(fileControlInformation(directory)));
  expect(shown).toEqual([
    '6F0483023F00',
    `6F16840F${ENVIRONMENT['3DES']}A50388011E`,
    `6F088406${PSAM_AID}`,
    `6F16840F${ENVIRONMENT.SM4}A50388011E`,
    `6F088406${PSAM_AID}`,
  ]);
});
