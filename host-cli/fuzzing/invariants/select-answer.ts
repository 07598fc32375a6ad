import { equalBytes } from '../../../apdu/bytes.js';
import { type Invariant, violation } from './invariant.js';

const SELECT = 0xa4;
const GET_RESPONSE = 0xc0;

/** What a directory tells of itself depends on nothing but its state. */
export const selectAnswer: Invariant = {
  name: 'select-answer',
  meaning: { en: 'a repeated SELECT gives the same FCI', zh: '重复选择返回相同 FCI' },
  source: 'ISO/IEC 7816-4:2005, 7.1.1 and 5.3.3',
  watch: (world) => {
    let seen = new Map<string, Uint8Array>();
    let epoch = world.epoch;
    return {
      exchange: (exchange) => {
        const { source, data } = exchange;
        if (exchange.view?.ins !== GET_RESPONSE && exchange.view?.ins !== SELECT) return undefined;
        if (!source.is(0x00, SELECT) || !exchange.succeeded || data.length === 0 || world.altered)
          return undefined;
        if (epoch !== world.epoch) {
          seen = new Map();
          epoch = world.epoch;
        }
        // Two ways to name a directory may lead to two directories: only the same command must answer the same.
        const from = source.directory?.label;
        if (from === undefined) return undefined;
        const { p1, p2 } = source.view!;
        const name = `${from} ${world.cardInterface} ${p1} ${p2} ${String(source.view!.data())}`;
        const before = seen.get(name);
        if (before === undefined) seen.set(name, data);
        if (before === undefined || equalBytes(before, data)) return undefined;
        return violation('the FCI differs from that of the SELECT before', 'FCI 与上次不同', '... 9000');
      },
    };
  },
};
