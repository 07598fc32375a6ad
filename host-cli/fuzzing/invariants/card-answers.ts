import { type Invariant, violation } from './invariant.js';

/** Whatever is sent, the card answers. */
export const cardAnswers: Invariant = {
  name: 'card-answers',
  meaning: { en: 'every command gets an answer in time', zh: '每条命令都按时应答' },
  source: 'ISO/IEC 7816-3:2006, 10 and 11',
  watch: () => ({
    silence: ({ reason }) => violation(`no answer came (${reason})`, `没有应答（${reason}）`, 'any', reason),
  }),
};
