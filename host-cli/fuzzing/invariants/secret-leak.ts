import { SecretSearch } from '../secrets/secret-search.js';
import type { Exchange } from '../world/exchange.js';
import { type Invariant, violation } from './invariant.js';

/** Answers that are made by chance or by a cipher, where three bytes of a PIN come up by themselves now and then. */
const SCRAMBLED: ReadonlySet<number> = new Set([0x82, 0x84, 0x88, 0x50, 0x54, 0xa8, 0xae, 0xca]);
const FILE_READS: ReadonlySet<number> = new Set([0xb0, 0xb2]);

const isScrambled = ({ source }: Exchange): boolean =>
  source.view !== undefined && SCRAMBLED.has(source.view.ins);

/** What must stay in the card stays in the card. */
export const secretLeak: Invariant = {
  name: 'secret-leak',
  meaning: { en: 'no answer holds a key, half a key or the PIN', zh: '应答中不出现密钥、半个密钥或 PIN' },
  source: 'LD/T 6001.3-2023, key safety; conventions, Keys and authentication',
  watch: ({ secrets, map }) => {
    const search = SecretSearch.of(secrets, map.contents);
    return {
      exchange: (exchange) => {
        if (exchange.dataBytes === 0) return undefined;
        if (search.findsKey(exchange.data)) {
          return violation(
            'a key, or half of one, is in the answer',
            '应答中有密钥或半个密钥',
            '6xxx or 9xxx',
            'key',
          );
        }
        const isRead = exchange.view !== undefined && FILE_READS.has(exchange.view.ins);
        if (isScrambled(exchange) || !search.findsPin(exchange.data, isRead)) return undefined;
        return violation('the PIN is in the answer', '应答中有 PIN', '6xxx or 9xxx', 'pin');
      },
    };
  },
};

/** Whether the answer of a breach holds what must not be shown. */
export const isSecretLeak = (invariant: Invariant): boolean => invariant === secretLeak;
