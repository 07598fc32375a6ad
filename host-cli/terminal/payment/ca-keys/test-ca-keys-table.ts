import { fromHex } from '../../../../apdu/bytes.js';
import { type CaKey, CaKeyStore } from './ca-key-store.js';

const RID = 'A000000333';

interface Row {
  readonly index: number;
  readonly algorithm: 'RSA' | 'SM2';
  /** Modulus, or X and Y. */
  readonly value: string;
  readonly exponent?: 3 | 65537;
  readonly expiry: readonly [year: number, month: number];
  readonly source: string;
}

/** TEST KEYS ONLY: no terminal that takes money may hold one of these. Real keys come with `--ca`. */
const TEST_KEYS: readonly Row[] = [
  {
    index: 0xf1,
    algorithm: 'RSA',
    value:
      'C3A24186FD4B9D8056D20C573816C61103DA600184EB52BEC7D7BA2961FF349843BD9CCA16A94702F372142703DFD325' +
      '644C995DD6EFB353AFF5E8742F2D49CE0D3D04619311B8B61FF9EEA58A9063A567D03A0C28940986205AFB756E03B825' +
      'DBB087E1CE905F541B710FBEE7FD88719E5720CF6FB77C5BA53336B06CAF4601C38BD84E1678EB1C7FBB08DE7D62AFE6' +
      '311D37F0896FC6C6A2AC5D43892759BC762F58F9CA2A152718D0ECFE9E25A637',
    exponent: 3,
    expiry: [2040, 12],
    source: 'made for the tests of this program; the private half is public',
  },
  {
    index: 0xf2,
    algorithm: 'SM2',
    value:
      'F8273A3F1DA0AAA9707B1EDEEEEAA68DBD4D0057066DBA5BB3DDB2B8B4347980D405FC8F6A462684AA7DAACD54E9AA90' +
      '77B7D441B0B9C6DAEF8853EE4F6B5DC3',
    expiry: [2040, 12],
    source: 'made for the tests of this program; the private half is public',
  },
  {
    index: 0x80,
    algorithm: 'RSA',
    value:
      'CCDBA686E2EFB84CE2EA01209EEB53BEF21AB6D353274FF8391D7035D76E2156CAEDD07510E07DAFCACABB7CCB0950BA' +
      '2F0A3CEC313C52EE6CD09EF00401A3D6CC5F68CA5FCD0AC6132141FAFD1CFA36A2692D02DDC27EDA4CD5BEA6FF21913B' +
      '513CE78BF33E6877AA5B605BC69A534F3777CBED6376BA649C72516A7E16AF85',
    exponent: 65537,
    expiry: [2030, 12],
    source: 'test key lists of several payment terminals',
  },
  {
    index: 0x57,
    algorithm: 'SM2',
    value:
      'E8105E77861FD2EB727C84E36D3D4A5666BD0ADCE8781F0145D3D82D72B92748E22D5404C6C41F3EC8B790DE2F61CF29' +
      'FAECB168C79F5C8666762D53CC26A460',
    expiry: [2020, 12],
    source: 'test key lists of two payment terminals',
  },
  {
    index: 0x58,
    algorithm: 'SM2',
    value:
      'FFC2B1513320C275411DBADD2188203F7B62519F8C7BA98EF8AA9FD6D2E475984E383C3E12784B42B066960EEA0C8FC8' +
      '099E14128055D67A666CCA5A058C26A4',
    expiry: [2020, 12],
    source: 'test key list of a payment terminal',
  },
];

function keyOf({ index, algorithm, value, exponent = 3, expiry: [year, month] }: Row): CaKey {
  const bytes = fromHex(value);
  return {
    rid: fromHex(RID),
    index,
    key: algorithm === 'SM2' ? { algorithm, publicKey: bytes } : { algorithm, modulus: bytes, exponent },
    expiry: { year, month },
    test: true,
  };
}

/** A key store with the test keys: those of this program's cards, and those of published test cards. */
export function testCaKeys(): CaKeyStore {
  return new CaKeyStore(TEST_KEYS.map(keyOf));
}
