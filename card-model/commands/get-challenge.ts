import { SW } from '../../apdu/codec/status-word.js';
import { defineCommand } from '../kernel/command.js';
import { INTERINDUSTRY } from './classes.js';
import { isMaximum } from './length.js';

const LENGTHS_BYTES: ReadonlySet<number> = new Set([4, 8, 16]);
const DEFAULT_BYTES = 8;

/** GET CHALLENGE: random bytes; those of the application's own length serve one authentication. */
export const getChallenge = defineCommand({
  name: 'GET CHALLENGE',
  ins: 0x84,
  classes: [INTERINDUSTRY],
  clause: 'ISO/IEC 7816-4:2005, 7.5.3; lengths as conventions, kernel rules',
  summary: { en: 'asks for random bytes', zh: '取随机数' },
  explain: ({ ne }) => ({
    en: `asks for ${isMaximum(ne) ? DEFAULT_BYTES : ne} random bytes`,
    zh: `取 ${isMaximum(ne) ? DEFAULT_BYTES : ne} 字节随机数`,
  }),
  availability: 'until-termination',

  format({ p1, p2, nc, ne }) {
    if (nc !== 0 || !(LENGTHS_BYTES.has(ne) || isMaximum(ne))) return SW.WRONG_LENGTH;
    return p1 === 0 && p2 === 0 ? SW.SUCCESS : SW.WRONG_P1_P2;
  },

  execute({ ne }, core) {
    const random = core.environment.random(isMaximum(ne) ? DEFAULT_BYTES : ne);
    if (random.length === core.selection.directory.application.challengeBytes)
      core.challenge.remember(random);
    core.answer.set(random);
    return SW.SUCCESS;
  },
});
