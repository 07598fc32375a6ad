import { findTlv, parseTlv } from '../../../apdu/codec/ber-tlv.js';
import { CodecError } from '../../../apdu/codec/codec-error.js';
import { nameBegins } from '../world/find-target.js';
import { everyExchange, violation } from './invariant.js';

const SELECT = 0xa4;
const BY_NAME = 0x04;
const DF_NAME = [0x6f, 0x84] as const;

/** The DF name in an FCI; undefined where there is none. */
function nameIn(information: Uint8Array): Uint8Array | undefined {
  try {
    return findTlv(parseTlv(information, { mode: 'lenient' }), DF_NAME)?.value;
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}

function begins(whole: Uint8Array, beginning: Uint8Array): boolean {
  return beginning.length <= whole.length && beginning.every((byte, index) => byte === whole[index]);
}

/** A name selects what has it, or what begins with it. */
export const selectName = everyExchange(
  {
    name: 'select-name',
    meaning: {
      en: 'a DF name selects only a directory whose name begins with it',
      zh: '名称只选中以其开头的目录',
    },
    source: 'ISO/IEC 7816-4:2005, 5.3.1.1 and 7.1.1',
  },
  (exchange, world) => {
    const { view } = exchange;
    if (!exchange.served || !exchange.is(0x00, SELECT) || view?.p1 !== BY_NAME || view.nc === 0)
      return undefined;
    if (world.altered) return undefined;
    const name = view.data();
    const shown = exchange.dataBytes > 0 ? nameIn(exchange.data) : undefined;
    const right = shown ? begins(shown, name) : world.map.directories.some((one) => nameBegins(one, name));
    return right
      ? undefined
      : violation('a name was served that no directory has', '选中了不存在的名称', '6A82');
  },
);
