import type { CommandApdu } from '../../../../apdu/codec/command-apdu.js';
import { SW } from '../../../../apdu/codec/status-word.js';
import { hexByte } from '../../../../apdu/trace/names.js';
import { cardAlgorithm, diversificationSteps } from '../../../../crypto/index.js';
import { defineCommand } from '../../../kernel/command.js';
import { DIVERSIFIED_KEY } from '../diversified-key.js';
import { findSamKey } from '../find-sam-key.js';
import { SAM_KEYS } from '../sam-keys.js';

const PSAM_CLASS = 0xbf;
const FACTOR_BYTES = 8;
const CHALLENGE_BYTES = 8;
/** Province, area and card. */
const MAXIMUM_STEPS = 3;
/** The challenge as the block of the cipher takes it: alone (3DES), or with eight bytes 00 behind it (SM4). */
const CHALLENGE_BLOCKS_BYTES: ReadonlySet<number> = new Set([8, 16]);

const hasSteps = (steps: number): boolean => steps >= 1 && steps <= MAXIMUM_STEPS;

/**
 * DIVERSIFY KEY: makes the process key of one card and one challenge. Data: card factor, area factor, province factor,
 * as many as the usage byte counts, then the challenge. A refusal leaves the key that was made before.
 */
export const diversifyKey = defineCommand({
  name: 'DIVERSIFY KEY',
  ins: 0xde,
  classes: [PSAM_CLASS],
  clause: 'field: ssc-card.md 4.1, 4.2',
  summary: { en: 'makes the process key of a card from a master key of the PSAM', zh: 'PSAM 密钥分散' },
  explain: explainDiversification,

  format({ p1, nc }) {
    const steps = diversificationSteps(p1);
    // No key has another count of steps: there is none to be found, whatever the length.
    if (!hasSteps(steps)) return SW.SUCCESS;
    return CHALLENGE_BLOCKS_BYTES.has(nc - steps * FACTOR_BYTES) ? SW.SUCCESS : SW.WRONG_LENGTH;
  },

  execute(command, core) {
    const { p1: usage, p2: reference } = command;
    const steps = diversificationSteps(usage);
    const key = hasSteps(steps) ? findSamKey(core.selection.directory, usage, reference) : undefined;
    if (!key) return SW.REFERENCE_NOT_FOUND;
    const algorithm = cardAlgorithm(key.algorithm);
    const factorsBytes = steps * FACTOR_BYTES;
    if (command.nc !== factorsBytes + algorithm.blockBytes) return SW.WRONG_LENGTH;

    const data = command.data();
    const challenge = data.subarray(factorsBytes, factorsBytes + CHALLENGE_BYTES);
    if (data.subarray(factorsBytes + CHALLENGE_BYTES).some((byte) => byte !== 0)) return SW.WRONG_DATA;
    // The data begin with the card; diversification ends with it.
    const factors = Array.from({ length: steps }, (_, index) =>
      data.subarray(index * FACTOR_BYTES, (index + 1) * FACTOR_BYTES),
    ).reverse();
    const processKey = algorithm.processKey(key.diversified(factors), challenge);
    core.session.open(DIVERSIFIED_KEY, { algorithm, processKey });
    return SW.SUCCESS;
  },
});

function explainDiversification({ p1: usage, p2: reference }: CommandApdu) {
  const key = SAM_KEYS.find((row) => row.usage === usage && row.reference === reference);
  const code = `${hexByte(usage)}/${hexByte(reference)}`;
  const name = key ? `${key.name} (${code})` : code;
  const steps = diversificationSteps(usage);
  return {
    en: `diversifies ${name} in ${steps} ${steps === 1 ? 'step' : 'steps'} and by the challenge`,
    zh: `将 ${name} 分散 ${steps} 次，再以随机数生成过程密钥`,
  };
}
