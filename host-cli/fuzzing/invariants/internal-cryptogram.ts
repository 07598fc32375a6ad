import { equalBytes } from '../../../apdu/bytes.js';
import { SOCIAL } from '../world/card-world.js';
import { internalCryptogram as rightCryptogram } from '../world/proofs.js';
import { everyExchange, violation } from './invariant.js';

const INTERNAL_AUTHENTICATE = 0x88;

/** A genuine card proves itself genuine. */
export const internalCryptogram = everyExchange(
  {
    name: 'internal-cryptogram',
    meaning: { en: 'INTERNAL AUTHENTICATE answers the cryptogram of its key', zh: '内部认证返回正确密文' },
    source: 'conventions, Keys and authentication',
  },
  (exchange, world) => {
    const { source, directory, data } = exchange;
    if (!exchange.succeeded || directory?.application.id !== SOCIAL || world.altered) return undefined;
    if (!source.is(0x00, INTERNAL_AUTHENTICATE) || data.length === 0) return undefined;
    const right = rightCryptogram(world.secrets, source.view!, directory);
    if (right === undefined || equalBytes(right, data)) return undefined;
    return violation('the cryptogram of the card is wrong', '卡片返回的内部认证密文错误', '... 9000');
  },
);
