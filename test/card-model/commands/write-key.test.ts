import { describe, expect, it } from 'vitest';
import { createCard } from '../../../card-model/card.js';
import { bytes, hexByte } from '../../support/hex.js';
import {
  blank,
  GENERATIONS,
  type Generation,
  type Issuer,
  issued,
  told,
  unchanged,
} from '../../support/issuer.js';
import {
  MK,
  masterRecord,
  OTHER,
  PIN_RECORD,
  type RecordParts,
  recordOf,
} from '../../support/key-records.js';

const NEVER = 'FFFFFFFF';
const room = (keys: number): string => `80E0010010 C30001${hexByte(keys)}18 00 ${NEVER} ${NEVER} FFFF`;

const plain = (p1: string, record: string): string => `00D4${p1}0018${record}`;

const withRoom = (generation: Generation, keys = 8): Issuer => {
  const issuer = blank(generation);
  issuer.send(room(keys));
  return issuer;
};
const withMasterKey = (generation: Generation, keys = 8): Issuer => {
  const issuer = withRoom(generation, keys);
  issuer.send(plain('01', masterRecord(generation)));
  return issuer;
};

describe.each(GENERATIONS)('WRITE KEY in clear, %s', (generation) => {
  const RECORD = recordOf(generation);

  it('writes keys until there is an MK', () => {
    const issuer = withRoom(generation);
    expect(
      issuer.answers(plain('00', RECORD), plain('00', PIN_RECORD), plain('01', masterRecord(generation))),
    ).toEqual(['9000', '9000', '9000']);
    expect(told(issuer, plain('00', RECORD), plain('01', masterRecord(generation)))).toEqual(
      unchanged('6985', '6985'),
    );
    const { keys, pin } = issuer.card.contents().masterFile;
    const algorithm = generation === 'gen3' ? 'SM4' : '3DES';
    const tries = { triesLeft: 3, maximumTries: 3 };
    expect(keys).toEqual([
      { type: 'EXTERNAL', reference: 0x0a, version: 1, algorithm, value: bytes(OTHER), ...tries },
      { type: 'MK', reference: 0x00, version: 1, algorithm, value: bytes(MK), ...tries },
    ]);
    expect(pin).toEqual({ value: bytes('246813'), triesLeft: 6, maximumTries: 6 });
    expect(createCard({ image: issuer.card.image() }).contents()).toEqual(issuer.card.contents());
  });

  it('the keys work', () => {
    const issuer = withRoom(generation);
    issuer.answers(plain('00', RECORD), plain('00', PIN_RECORD));
    expect([issuer.authenticate(0x0a, bytes(OTHER)), issuer.send('0020000003246813')]).toEqual([
      '9000',
      '9000',
    ]);
    expect(issuer.authenticate(0x0a, bytes(MK))).toBe('63C2');
  });

  it('needs an internal file: 6A82', () => {
    expect(told(blank(generation), plain('00', RECORD))).toEqual(unchanged('6A82'));
  });

  it('P1 01 is for the MK and 00 for all others: 6A80', () => {
    expect(
      told(
        withRoom(generation),
        plain('01', RECORD),
        plain('00', masterRecord(generation)),
        plain('01', PIN_RECORD),
      ),
    ).toEqual(unchanged('6A80', '6A80', '6A80'));
  });

  it('a type that the application has no use for: 6A80', () => {
    const sam = recordOf(generation, { type: '47', tries: '00' });
    expect(told(withRoom(generation), plain('00', sam))).toEqual(unchanged('6A80'));
  });

  it('the order of refusals', () => {
    const right = plain('00', RECORD);
    expect(
      told(
        withRoom(generation),
        ...[`10${right.slice(2)}`, right.replace('00D400', '00D402'), right.replace('00D40000', '00D40001')],
        ...['00D40000', '00D4000000', `00D4000017${RECORD.slice(2)}`, `00D4000019${RECORD}FF`],
        `00D40000FF${'FF'.repeat(255)}`,
        plain('00', RECORD.replace('0D0A01FF', '0D0A0100')),
      ),
    ).toEqual(unchanged('6E00', '6A86', '6A86', '6700', '6700', '6700', '6700', '6700', '6A80'));
    expect(told(blank(generation, false), right)).toEqual(unchanged('6982'));
    const later = issued(generation);
    later.open('SSSE', 'MK', 0);
    expect(told(later, right)).toEqual(unchanged('6985'));
  });
});

describe.each(GENERATIONS)('WRITE KEY enciphered, %s', (generation) => {
  const RECORD = recordOf(generation);
  const command = (issuer: Issuer, key = MK, record = RECORD): string =>
    `80D4000020${issuer.enciphered(bytes(key), issuer.challenge(), record)}`;

  it('writes under the MK before issue', () => {
    const issuer = withMasterKey(generation);
    expect(issuer.send(command(issuer))).toBe('9000');
    expect(issuer.authenticate(0x0a, bytes(OTHER))).toBe('9000');
  });

  it('another key deciphers to nothing: 6A80; no challenge or a used one 6984; no MK 6A88', () => {
    const issuer = withMasterKey(generation);
    const wrong = command(issuer, OTHER);
    expect(told(issuer, wrong, wrong)).toEqual(unchanged('6A80', '6984'));
    const without = withRoom(generation);
    expect(told(without, command(without))).toEqual(unchanged('6A88'));
  });

  it('the order of refusals; an issued card does not take it: 6985', () => {
    const issuer = withMasterKey(generation);
    const block = '00'.repeat(0x20);
    expect(
      told(
        issuer,
        ...[
          `80D4020020${block}`,
          `80D4000120${block}`,
          '80D40000',
          `80D400001F${block.slice(2)}`,
          `80D4000021${block}00`,
        ],
        `80D4000010${block.slice(32)}`,
      ),
    ).toEqual(unchanged('6A86', '6A86', '6700', '6700', '6700', '6700'));
    expect(told(blank(generation, false), `80D4000020${block}`)).toEqual(unchanged('6982'));
    const later = issued(generation);
    later.open('SSSE', 'MK', 0);
    expect(told(later, `80D4000020${block}`)).toEqual(unchanged('6985'));
  });
});

describe.each(GENERATIONS)('the internal file, %s', (generation) => {
  const write = (issuer: Issuer, parts: RecordParts): string =>
    issuer.sendSecured('84D40000', bytes(MK), recordOf(generation, parts));

  it('has room for so many keys and PINs: 6A84; what is there can be replaced', () => {
    const issuer = withMasterKey(generation, 3);
    expect(write(issuer, { reference: '01' })).toBe('9000');
    expect(issuer.sendSecured('84D40000', bytes(MK), PIN_RECORD)).toBe('9000');
    expect(write(issuer, { reference: '02' })).toBe('6A84');
    expect(write(issuer, { reference: '01', value: MK })).toBe('9000');
    expect(issuer.sendSecured('84D40000', bytes(MK), PIN_RECORD.replace('2468', '1357'))).toBe('9000');
    const { keys, pin } = issuer.card.contents().masterFile;
    expect([keys.length, keys[1]!.value, pin!.value]).toEqual([2, bytes(MK), bytes('135713')]);
  });

  it('takes four versions of a key, the fifth is 6A84', () => {
    const issuer = withMasterKey(generation);
    const answers = ['00', '01', '02', '03', '04'].map((version) => write(issuer, { version }));
    expect(answers).toEqual(['9000', '9000', '9000', '9000', '6A84']);
    expect(write(issuer, { version: '03', value: MK })).toBe('9000');
    expect(write(issuer, { reference: '0B', version: '04' })).toBe('9000');
    expect(issuer.authenticate(0x0a, bytes(MK), 3)).toBe('9000');
    expect(issuer.authenticate(0x0a, bytes(OTHER), 2)).toBe('9000');
    expect(issuer.authenticate(0x0a, bytes(MK), 4)).toBe('6A88');
  });

  it('two keys of one reference and different types are two keys', () => {
    const issuer = withMasterKey(generation);
    expect([write(issuer, {}), write(issuer, { type: '0E', tries: '00' })]).toEqual(['9000', '9000']);
    expect(issuer.card.contents().masterFile.keys.map(({ type }) => type)).toEqual(['MK', 'EXTERNAL', 'IRK']);
  });
});
