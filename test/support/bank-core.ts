import { concatBytes, fromHex, toHex } from '../../apdu/bytes.js';
import { paymentApplication } from '../../card-model/applications/pboc/application.js';
import { UDK_REFERENCE } from '../../card-model/applications/pboc/payment-keys.js';
import {
  type PaymentPath,
  paymentSession,
  type Transaction,
} from '../../card-model/applications/pboc/payment-session.js';
import { prepareDol, TerminalValues } from '../../card-model/applications/pboc/terminal-values.js';
import { Directory, type DirectoryImage } from '../../card-model/files/directory.js';
import { CardCore } from '../../card-model/kernel/card-core.js';
import { CardState } from '../../card-model/kernel/card-state.js';
import type { KeyImage } from '../../card-model/security/key.js';
import { cardAlgorithm, type PaymentAlgorithmName, paymentAlgorithm } from '../../crypto/index.js';

/** UDKs of the card below: made up for tests. */
export const TEST_UDKS = {
  ac: fromHex('00112233445566778899AABBCCDDEEFF'),
  mac: fromHex('112233445566778899AABBCCDDEEFF00'),
  enc: fromHex('2233445566778899AABBCCDDEEFF0011'),
};

export const FIRST_CRYPTOGRAM = fromHex('A1A2A3A4A5A6A7A8');

export const CONTACTLESS_PDOL = '9F66049F02069F03069F1A0295055F2A029A039C019F3704';
export const CONTACT_PDOL = '9F7A019F02065F2A02';
export const CDOL1 = '9F02069F03069F1A0295055F2A029A039C019F3704';
export const CDOL2 = `8A02${CDOL1}`;

const withLength = (tag: string, value: string): string =>
  tag + (value.length / 2).toString(16).padStart(2, '0') + value;

/** Objects of a card with 100.00 in its purse; hexadecimal by hexadecimal tag. */
export const BANK_OBJECTS: Readonly<Record<string, string>> = {
  '57': '6228480000000000018D30122200000000000F',
  '5F20': '54455354',
  '5F34': '01',
  '8C': CDOL1,
  '8D': CDOL2,
  '9F08': '0030',
  '9F13': '0001',
  '9F36': '0010',
  '9F4F': '9A039F21039F02069F03069F1A025F2A029F4E149C019F3602',
  DF4F: '9A039F21039F3602',
  '9F51': '0156',
  '9F53': '02',
  '9F54': '000000020000',
  '9F58': '05',
  '9F68': '81500000',
  '9F6B': '000000100000',
  '9F6C': '0000',
  '9F6D': '000000000000',
  '9F77': '000000100000',
  '9F78': '000000050000',
  '9F79': '000000010000',
  '9102': withLength('9F38', CONTACT_PDOL),
  '9103': withLength('9F38', CONTACTLESS_PDOL),
  '9104': '7D0010010200',
  '9105': '7D0010010200',
  '9203': '7C0010010200',
  '9204': '7C0010010200',
  '9200': '0701010300000001' + '0A01',
  '9201': '0701010300000004' + '0A01',
  '9207': '7C00' + '10010200' + '38010101',
  '9208': '7C00' + '10010200' + '38010101',
  '8402': '128B2FA8BD433C6C068C8D803DFF79792A519A55171B1B650C23661D15897263',
  C001: '000000000000',
  C003: '00',
  C005: '00',
  C006: '00',
};

/** AIP and AFL of the other set of algorithms: a card of the tests has one. */
const OTHER_SET = { SM4: ['9104', '9203', '9207'], '3DES': ['9105', '9204', '9208'] } as const;

const RULES = { read: 'always', update: 'never' } as const;

const CERTIFICATES = ['70038F0157', '7003920199'];

/** Records of SFI 2, 6 and 7, a transaction log of 45 bytes, a load log of 22. */
function bankDirectory(
  objects: Readonly<Record<string, string>>,
  certificates: readonly string[],
): DirectoryImage {
  const keyOf = (type: KeyImage['type'], value: Uint8Array): KeyImage[] =>
    (['3DES', 'SM4'] as const).map((algorithm) => ({
      type,
      reference: UDK_REFERENCE[algorithm],
      version: 1,
      algorithm,
      value,
      triesLeft: 0,
      maximumTries: 0,
    }));
  const linear = (sfi: number, ...records: string[]) => ({
    kind: 'linear-variable' as const,
    fid: 0xef00 + sfi,
    rules: RULES,
    issuerData: false,
    recordBytes: 254,
    maximumRecords: 5,
    records: records.map(fromHex),
  });
  const ring = (sfi: number, recordBytes: number) => ({
    kind: 'cyclic' as const,
    fid: 0xef00 + sfi,
    rules: RULES,
    issuerData: false,
    recordBytes,
    maximumRecords: 10,
    records: [],
  });
  return {
    fid: 0xdfa1,
    aid: fromHex('A000000333010101'),
    application: 'pboc',
    pin: { value: fromHex('123456'), triesLeft: 3, maximumTries: 3 },
    objects: Object.entries(objects).map(([tag, value]) => ({
      tag: Number.parseInt(tag, 16),
      value: fromHex(value),
    })),
    keys: [
      ...keyOf('UDK_AC', TEST_UDKS.ac),
      ...keyOf('UDK_MAC', TEST_UDKS.mac),
      ...keyOf('UDK_ENC', TEST_UDKS.enc),
    ],
    files: [
      linear(2, ...certificates),
      linear(6, '7000'),
      linear(7, '70034F0101'),
      ring(0x0b, 45),
      ring(0x0c, 22),
    ],
    directories: [],
  };
}

/** The inside of a card with a bank application and nothing else, in the algorithms asked for. */
export class BankCore {
  readonly core: CardCore;
  readonly directory: Directory;
  readonly algorithm: PaymentAlgorithmName;

  constructor(
    algorithm: PaymentAlgorithmName = 'SM4',
    changes: Readonly<Record<string, string | undefined>> = {},
    /** Records of SFI 2. */
    certificates: readonly string[] = CERTIFICATES,
  ) {
    this.algorithm = algorithm;
    const objects = Object.fromEntries(
      Object.entries({ ...BANK_OBJECTS, ...changes }).filter(
        ([tag, value]) => value !== undefined && !(OTHER_SET[algorithm] as readonly string[]).includes(tag),
      ),
    ) as Record<string, string>;
    const masterFile = new Directory(
      {
        fid: 0x3f00,
        application: 'pboc',
        keys: [],
        files: [],
        directories: [bankDirectory(objects, certificates)],
      },
      undefined,
      () => paymentApplication,
    );
    this.directory = masterFile.directories[0]!;
    const state = new CardState({
      profile: 'gen3',
      historicalBytes: new Uint8Array(13),
      masterFile: masterFile.toImage(),
    });
    this.core = new CardCore(masterFile, state, {
      random: (count) => new Uint8Array(count).fill(0x5a),
      clock: () => new Date(0),
      algorithm: cardAlgorithm('SM4'),
      lengthPolicy: 'strict',
      applications: [paymentApplication],
      memoryBytes: 0x10000,
    });
    this.select();
  }

  get keys() {
    return paymentAlgorithm(this.algorithm).prepare(TEST_UDKS);
  }

  /** The session after a fresh SELECT. */
  get session() {
    return paymentSession(this.core);
  }

  select(cardInterface: 'contact' | 'contactless' = 'contact'): void {
    this.core.reset(cardInterface === 'contact' ? 'T=1' : 'contactless');
    this.core.selection.selectDirectory(this.directory);
  }

  object(tag: number): string {
    return toHex(this.directory.objects.get(tag) ?? new Uint8Array(0));
  }

  transaction(path: PaymentPath, pdol: string, data: string, options = '7C00'): Transaction {
    const [high, low] = this.directory.objects.get(0x9f36)!;
    return {
      path,
      algorithm: this.algorithm,
      keys: this.keys,
      atc: (high! << 8) | low!,
      interchangeProfile: fromHex(options),
      terminal: new TerminalValues(prepareDol(fromHex(pdol)), fromHex(data)),
    };
  }

  /** As after the first GENERATE AC of a debit/credit transaction. */
  beginScripts(): void {
    const { session } = this;
    session.transaction = this.transaction('debit-credit', '9A039F2103', '261122101112');
    session.phase = 'online';
    session.firstCryptogram = FIRST_CRYPTOGRAM;
  }

  /** A script command with its MAC; `header` = CLA INS P1 P2, `wrong` spoils the MAC. */
  scriptCommand(header: string, data: Uint8Array, wrong = false): Uint8Array {
    const [cla = 0, ins = 0, p1 = 0, p2 = 0] = fromHex(header);
    const [high, low] = this.directory.objects.get(0x9f36)!;
    const atc = (high! << 8) | low!;
    const command = { cla, ins, p1, p2, data, firstCryptogram: FIRST_CRYPTOGRAM };
    const mac = this.keys.scriptMac(atc, command).slice();
    if (wrong) mac[0]! ^= 0x01;
    return concatBytes(fromHex(header), Uint8Array.of(data.length + mac.length), data, mac);
  }

  /** Sends it. */
  script(header: string, data: Uint8Array | string = '', wrong = false): string {
    return this.send(this.scriptCommand(header, typeof data === 'string' ? fromHex(data) : data, wrong));
  }

  send(command: Uint8Array | string): string {
    return toHex(this.core.process(typeof command === 'string' ? fromHex(command) : command));
  }
}
