import { SW } from '../../apdu/codec/status-word.js';
import { defineCommand } from '../kernel/command.js';
import { INTERINDUSTRY } from './classes.js';
import { asksForAll } from './length.js';

const LENGTHS_BYTES: ReadonlySet<number> = new Set([4, 8, 16]);
const DEFAULT_BYTES = 8;

/** Count of bytes asked for; Le 00 leaves it to the card. */
const countOf = (command: { readonly ne: number; readonly extended: boolean }): number =>
  asksForAll(command) ? DEFAULT_BYTES : command.ne;

/** GET CHALLENGE: random bytes; those of the application's own length serve one authentication. */
export const getChallenge = defineCommand({
  name: 'GET CHALLENGE',
  ins: 0x84,
  classes: [INTERINDUSTRY],
  clause: 'ISO/IEC 7816-4:2005, 7.5.3; lengths as conventions, kernel rules',
  summary: { en: 'asks for random bytes', zh: '取随机数' },
  explain: ({ ne, form }) => {
    const count = countOf({ ne, extended: form === 'extended' });
    return { en: `asks for ${count} random bytes`, zh: `取 ${count} 字节随机数` };
  },
  availability: 'until-termination',
  whenBlocked: true,

  format(command) {
    const { p1, p2, nc } = command;
    if (nc !== 0 || !LENGTHS_BYTES.has(countOf(command))) return SW.WRONG_LENGTH;
    return p1 === 0 && p2 === 0 ? SW.SUCCESS : SW.WRONG_P1_P2;
  },

  execute(command, core) {
    const random = core.environment.random(countOf(command));
    if (random.length === core.selection.directory.application.challengeBytes)
      core.challenge.remember(random);
    core.answer.set(random);
    return SW.SUCCESS;
  },
});
