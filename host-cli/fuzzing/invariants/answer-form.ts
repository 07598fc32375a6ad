import { everyExchange, hexWord, violation } from './invariant.js';

/** SW1 is 61 to 6F or 90 to 9F. ISO/IEC 7816-3:2006, 10.3.3. */
function isStatusWord(statusWord: number): boolean {
  const sw1 = statusWord >> 8;
  return (sw1 >= 0x61 && sw1 <= 0x6f) || (sw1 >= 0x90 && sw1 <= 0x9f);
}

/** An answer is data and a status word. */
export const answerForm = everyExchange(
  {
    name: 'answer-form',
    meaning: { en: 'an answer ends with a status word 6X or 9X, not 60', zh: '应答以有效状态字结尾' },
    source: 'ISO/IEC 7816-3:2006, 10.3.3',
  },
  ({ answer, statusWord }) => {
    if (statusWord === -1) {
      return violation(`the answer has ${answer.length} bytes`, `应答只有 ${answer.length} 字节`, 'any');
    }
    if (isStatusWord(statusWord)) return undefined;
    const told = hexWord(statusWord);
    return violation(`${told} is no status word`, `${told} 不是有效状态字`, '6xxx or 9xxx');
  },
);
