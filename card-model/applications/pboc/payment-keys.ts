import type { PaymentAlgorithmName, PreparedPaymentKeys } from '../../../crypto/index.js';
import { paymentAlgorithm } from '../../../crypto/index.js';
import type { Directory } from '../../files/directory.js';
import type { KeyType } from '../../security/key-type.js';

/** Reference of the UDKs of an algorithm. Convention. */
export const UDK_REFERENCE = { '3DES': 0x00, SM4: 0x01 } as const satisfies Record<
  PaymentAlgorithmName,
  number
>;

/** What the UDKs of an algorithm compute, made at first use and kept; undefined where the card lacks one of them. */
export function paymentKeys(
  directory: Directory,
  algorithm: PaymentAlgorithmName,
): PreparedPaymentKeys | undefined {
  const find = (type: KeyType) => directory.findKey((other) => other === type, UDK_REFERENCE[algorithm]);
  const ac = find('UDK_AC');
  const prepared = ac && find('UDK_MAC') && find('UDK_ENC');
  if (!prepared) return undefined;
  return ac.prepare((value) =>
    paymentAlgorithm(algorithm).prepare({
      ac: value,
      mac: find('UDK_MAC')!.toImage().value,
      enc: find('UDK_ENC')!.toImage().value,
    }),
  );
}
