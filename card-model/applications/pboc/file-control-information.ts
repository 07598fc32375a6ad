import { encodeTlv } from '../../../apdu/codec/ber-tlv.js';
import type { Directory } from '../../files/directory.js';
import type { CardTraits } from '../../kernel/application.js';
import { OBJECT } from './objects.js';

/** EMV 4.3 Book 1, tables 43 to 45. */
const FCI = { TEMPLATE: 0x6f, DF_NAME: 0x84, PROPRIETARY: 0xa5 } as const;

const NOTHING = new Uint8Array(0);

/** The contents of A5 for an interface; a directory that has them for one interface only shows these on both. */
export function proprietaryData(
  { objects }: Directory,
  { interface: link }: Pick<CardTraits, 'interface'>,
): Uint8Array {
  const contact = objects.get(OBJECT.FCI_CONTACT.tag);
  const contactless = objects.get(OBJECT.FCI_CONTACTLESS.tag);
  return (link === 'contact' ? (contact ?? contactless) : (contactless ?? contact)) ?? NOTHING;
}

/** FCI of PSE, PPSE and ADF: 6F{84, A5}, of the ADF with another PDOL on each interface. pboc.md 1 */
export function fileControlInformation(directory: Directory, card: CardTraits): Uint8Array {
  return encodeTlv({
    tag: FCI.TEMPLATE,
    children: [
      { tag: FCI.DF_NAME, value: directory.aid ?? NOTHING },
      { tag: FCI.PROPRIETARY, value: proprietaryData(directory, card) },
    ],
  });
}
