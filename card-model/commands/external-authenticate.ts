import { SW, triesLeft } from '../../apdu/codec/status-word.js';
import { explainKeyUse } from '../../apdu/trace/iso-explain.js';
import { equalConstantTime } from '../../crypto/index.js';
import { defineCommand } from '../kernel/command.js';
import { opensRights } from '../security/key-type.js';
import { USUAL_VERSION } from '../security/key-version.js';
import { INTERINDUSTRY } from './classes.js';

const CRYPTOGRAM_BYTES = 8;
const DATA_BYTES = 8;
const PLAIN_BYTES = CRYPTOGRAM_BYTES + DATA_BYTES;

/** EXTERNAL AUTHENTICATE: a terminal shows knowledge of a key of the current directory. */
export const externalAuthenticate = defineCommand({
  name: 'EXTERNAL AUTHENTICATE',
  ins: 0x82,
  classes: [INTERINDUSTRY],
  clause: 'ISO/IEC 7816-4:2005, 7.5.4; conventions, Keys and authentication',
  summary: { en: 'shows knowledge of a key to the card', zh: '外部认证' },
  explain: explainKeyUse('EXTERNAL AUTHENTICATE', '外部认证', 'EXTERNAL'),
  availability: 'until-termination',
  whenBlocked: true,

  format({ p1, nc }) {
    if (nc !== PLAIN_BYTES && nc !== PLAIN_BYTES + 1) return SW.WRONG_LENGTH;
    return p1 === 0 ? SW.SUCCESS : SW.WRONG_P1_P2;
  },

  execute({ p2, bytes, dataOffset, nc }, core) {
    const version = nc === PLAIN_BYTES ? USUAL_VERSION : bytes[dataOffset + PLAIN_BYTES]!;
    const key = core.selection.directory.findKey(opensRights, p2, version);
    if (!key) return SW.REFERENCE_NOT_FOUND;
    const challenge = core.challenge.consume();
    if (key.blocked) return SW.METHOD_BLOCKED;
    if (!challenge) return SW.NO_VALID_CHALLENGE;

    key.spendTry(core.memory);
    const shown = bytes.subarray(dataOffset, dataOffset + CRYPTOGRAM_BYTES);
    const data = bytes.subarray(dataOffset + CRYPTOGRAM_BYTES, dataOffset + PLAIN_BYTES);
    key.right.held = equalConstantTime(key.cipher.cryptogramFor(challenge, data), shown);
    if (!key.right.held) return triesLeft(key.triesLeft);
    key.refillTries(core.memory);
    return SW.SUCCESS;
  },
});
