import { parseTlv } from '../../../apdu/codec/ber-tlv.js';
import type { CardInterface } from '../../../apdu/transport/card-port.js';
import type { Directory } from '../../files/directory.js';
import { proprietaryData } from './file-control-information.js';
import { type PreparedDol, prepareDol } from './terminal-values.js';

const PDOL = 0x9f38;
const NO_LIST = new Uint8Array(0);

/** By the contents of A5, which never change on an issued card. */
const found = new WeakMap<Uint8Array, Uint8Array>();

/** The PDOL of an interface, as the FCI has it (9F38); an empty list where it has none. */
export function pdolOf(directory: Directory, link: CardInterface): PreparedDol {
  const data = proprietaryData(directory, { interface: link });
  let list = found.get(data);
  if (!list) {
    list = parseTlv(data).find(({ tag }) => tag === PDOL)?.value ?? NO_LIST;
    found.set(data, list);
  }
  return prepareDol(list);
}
