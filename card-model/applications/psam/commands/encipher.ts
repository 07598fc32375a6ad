import { SW } from '../../../../apdu/codec/status-word.js';
import { PROPRIETARY } from '../../../commands/classes.js';
import { defineCommand } from '../../../kernel/command.js';
import { DIVERSIFIED_KEY } from '../diversified-key.js';

/** Of DES and of SM4. */
const BLOCK_LENGTHS_BYTES: ReadonlySet<number> = new Set([8, 16]);

/**
 * ENCIPHER: one block under the process key that the diversification has made, as often as asked until the next one.
 * The field shows this alone: P1 and P2 00, the data of the terminal, for SM4 with eight bytes 00 behind them.
 */
export const encipher = defineCommand({
  name: 'ENCIPHER',
  ins: 0xfa,
  classes: [PROPRIETARY],
  clause: 'field: ssc-card.md 4.1, 4.2',
  summary: { en: 'enciphers a block with the key diversified before', zh: 'PSAM 加密' },
  explain: ({ data }) => ({
    en: `enciphers ${data.length} bytes with the process key`,
    zh: `用过程密钥加密 ${data.length} 字节`,
  }),

  format({ p1, p2, nc }) {
    if (!BLOCK_LENGTHS_BYTES.has(nc)) return SW.WRONG_LENGTH;
    return p1 === 0 && p2 === 0 ? SW.SUCCESS : SW.WRONG_P1_P2;
  },

  execute(command, core) {
    const key = core.session.stateOf(DIVERSIFIED_KEY);
    if (!key) return SW.CONDITIONS_NOT_SATISFIED;
    if (command.nc !== key.algorithm.blockBytes) return SW.WRONG_LENGTH;
    core.answer.set(key.algorithm.encipherBlock(key.processKey, command.data()));
    return SW.SUCCESS;
  },
});
