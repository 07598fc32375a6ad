import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concatBytes, fromHex, toHex } from '../../../../apdu/bytes.js';
import { encodeTlv, type TlvInput } from '../../../../apdu/codec/ber-tlv.js';
import { encodeCommand } from '../../../../apdu/codec/command-apdu.js';
import { encodeObjects, encodeValues } from '../../../../apdu/payment/response-template.js';
import { PAYMENT_DIALECT } from '../../../../apdu/payment/trace/payment-dialect.js';
import type { DecodedField } from '../../../../apdu/trace/decoded-exchange.js';
import { TraceDecoder } from '../../../../apdu/trace/trace-decoder.js';
import { anyBytes } from '../../arbitrary.js';

const AID = 'A000000333010101';
const SELECT = `00A4040008${AID}`;
const PDOL = '9F66049F02065F2A02';
const CDOL1 = '9F020695059F3704';
const CDOL2 = '8A0295059F3704';
const IAD = '07010103A00000010A010000010000AABBCCDD';

const object = (tag: number, hex: string): TlvInput => ({ tag, value: fromHex(hex) });
const OK = '9000';
const FCI = toHex(
  encodeTlv({
    tag: 0x6f,
    children: [
      object(0x84, AID),
      {
        tag: 0xa5,
        children: [
          object(0x50, '50424F43'),
          object(0x9f38, PDOL),
          { tag: 0xbf0c, children: [object(0x9f4d, '0D0A')] },
        ],
      },
    ],
  }),
);
const RISK_RECORD = toHex(encodeTlv({ tag: 0x70, children: [object(0x8c, CDOL1), object(0x8d, CDOL2)] }));
const CRYPTOGRAM = toHex(
  encodeValues(fromHex('80'), fromHex('0007'), fromHex('1122334455667788'), fromHex(IAD)),
);

function session(...exchanges: [command: string, response: string][]) {
  const decoder = new TraceDecoder([], undefined, 'en', [PAYMENT_DIALECT]);
  return exchanges.map(([command, response]) => decoder.decode(fromHex(command), fromHex(response)));
}
const command = (header: string, data: string) => {
  const [cla, ins, p1, p2] = fromHex(header);
  return toHex(encodeCommand({ cla: cla!, ins: ins!, p1: p1!, p2: p2!, data: fromHex(data), ne: 256 }));
};
const dataOf = (fields: readonly DecodedField[]) => fields.find(({ label }) => label === 'data')?.fields;
const GPO = command('80A80000', `830C${'28000000'}${'000000001234'}${'0156'}`);

describe('a contact transaction', () => {
  const told = session(
    [SELECT, FCI + OK],
    [GPO, toHex(encodeValues(fromHex('7C00'), fromHex('08010100'))) + OK],
    ['00B2011C00', RISK_RECORD + OK],
    ['0020008008241234FFFFFFFFFF', OK],
    [command('80AE8000', `${'000000001234'}${'0000008000'}01020304`), CRYPTOGRAM + OK],
    ['008200000A11223344556677883030', OK],
    [command('80AE4000', `3030${'0000000000'}01020304`), CRYPTOGRAM + OK],
    ['04DA9F790A00000001500011223344', OK],
    ['841E00000411223344', OK],
  );
  const [select, options, , verify, first, authenticate, second, put, block] = told;

  test('the application is named and stays selected', () => {
    expect(select!.command.sentence).toBe('SELECT PBOC debit (PBOC) by name');
    expect(told.every(({ selection }) => selection.directory === 'PBOC')).toBe(true);
    expect(select!.response.fields[0]!.fields![1]!.fields![1]).toMatchObject({
      label: '9F38 processing options data object list (PDOL)',
      notes: expect.arrayContaining(['asks for 12 bytes']),
    });
  });

  test('data of GET PROCESSING OPTIONS by the PDOL of the FCI', () => {
    expect(dataOf(options!.command.fields)![0]!.fields).toMatchObject([
      { label: '9F66 terminal transaction qualifiers (TTQ)' },
      { text: '12.34' },
      { text: 'CNY' },
    ]);
    expect(options!.response.fields.map(({ label }) => label.slice(0, 2))).toEqual(['82', '94']);
  });

  test('data of GENERATE AC by CDOL1, then by CDOL2', () => {
    expect(dataOf(first!.command.fields)!.map(({ label }) => label.split(' ')[0])).toEqual([
      '9F02',
      '95',
      '9F37',
    ]);
    expect(dataOf(second!.command.fields)!.map(({ label }) => label.split(' ')[0])).toEqual([
      '8A',
      '95',
      '9F37',
    ]);
    expect(first!.response.fields.map(({ label }) => label.split(' ')[0])).toEqual([
      '9F27',
      '9F36',
      '9F26',
      '9F10',
    ]);
  });

  test('the PIN is hidden', () => {
    expect(verify!.command.sentence).toBe('VERIFY the PIN of the bank application, reference 80');
    expect(JSON.stringify(verify)).not.toContain('1234FF');
  });

  test('issuer authentication and scripts', () => {
    expect(dataOf(authenticate!.command.fields)).toMatchObject([{ label: 'ARPC' }, { text: '00 approved' }]);
    expect(dataOf(put!.command.fields)).toMatchObject([
      { text: '150.00' },
      { label: 'MAC', hex: '11223344' },
    ]);
    expect(block!.command.name).toBe('APPLICATION BLOCK');
    expect(dataOf(block!.command.fields)).toEqual([{ label: 'MAC', hex: '11223344' }]);
  });
});

test('T=0: lists and answers that GET RESPONSE fetches', () => {
  const [, , , , , answer] = session(
    [SELECT, '6120'],
    ['00C0000020', FCI + OK],
    [GPO.slice(0, -2), '6108'],
    ['00C0000008', toHex(encodeValues(fromHex('7C00'), fromHex('08010100'))) + OK],
    [command('80AE8000', `${'000000001234'}${'0000008000'}01020304`).slice(0, -2), '6120'],
    ['00C0000020', CRYPTOGRAM + OK],
  );
  expect(answer!.response.fields.map(({ label }) => label.split(' ')[0])).toEqual([
    '9F27',
    '9F36',
    '9F26',
    '9F10',
  ]);
});

describe('logs', () => {
  const RECORD = `261122101112${'000000001234'}${'000000000000'}01560156${'00'.repeat(20)}000007`;

  test('by the usual format in the file that 9F4D names', () => {
    const [, log, elsewhere] = session(
      [SELECT, FCI + OK],
      [`00B201${'6C'}00`, RECORD + OK],
      [`00B201${'5C'}00`, RECORD + OK],
    );
    expect(log!.response.fields).toMatchObject([
      { text: '2026-11-22' },
      { text: '10:11:12' },
      { text: '12.34' },
      {},
      {},
      {},
      {},
      { text: 'purchase' },
      { text: '7' },
    ]);
    expect(elsewhere!.response.fields).toEqual([{ label: 'data', hex: RECORD }]);
  });

  test('by the format that the card told', () => {
    const [, , log] = session(
      [SELECT, FCI + OK],
      ['80CA9F4F00', `9F4F06${'9F02069F3602'}${OK}`],
      ['00B2016C00', `0000000012340009${OK}`],
    );
    expect(log!.response.fields).toMatchObject([{ text: '12.34' }, { text: '9' }]);
  });

  test('the load log', () => {
    const [, load] = session([SELECT, FCI + OK], ['00B2006400', `000400${'11223344'}${OK}`]);
    expect(load!.response.fields[0]).toMatchObject({ text: '4' });
  });
});

test('dynamic authentication', () => {
  const [, answer] = session([SELECT, FCI + OK], ['008800000401020304', `8003AABBCC${OK}`]);
  expect(dataOf(answer!.command.fields)).toMatchObject([{ label: '9F37 unpredictable number' }]);
  expect(answer!.response.fields[0]!.label).toBe('9F4B signed dynamic application data (SDAD)');
});

test('UPDATE RECORD by script', () => {
  const record = `7003${'500141'}`;
  const [, update] = session([SELECT, FCI + OK], [command('04DC0114', `${record}11223344`), OK]);
  expect(dataOf(update!.command.fields)).toMatchObject([{ label: '70 record template' }, { label: 'MAC' }]);
});

describe('without a list', () => {
  test('data stand as they are', () => {
    const [options, cryptogram] = session([GPO, OK], [command('80AE8000', '0102'), '6700']);
    expect(dataOf(options!.command.fields)).toMatchObject([{ label: '83 command template' }]);
    expect(cryptogram!.command.fields.find(({ label }) => label === 'data')).toEqual({
      label: 'data',
      hex: '0102',
    });
  });

  test('a new SELECT forgets the lists of the application before', () => {
    const [, , options] = session([SELECT, FCI + OK], [SELECT, OK], [GPO, OK]);
    expect(dataOf(options!.command.fields)![0]!.fields).toBeUndefined();
  });
});

describe('a trace that begins after the SELECT', () => {
  test.each([
    [GPO, 'GET PROCESSING OPTIONS'],
    ['80AE800000', 'GENERATE AC'],
    ['80CA9F7900', 'GET DATA'],
    ['04DA9F790A00000001500011223344', 'PUT DATA'],
  ])('%s is known', (hex, name) => {
    const [asked, verify] = session([hex, OK], ['00200080', OK]);
    expect(asked!.command.name).toBe(name);
    expect(asked!.command.clause).toContain('pboc.md');
    expect(verify!.command.sentence).toContain('bank application');
  });

  test('other commands are not', () => {
    for (const hex of ['80CADF0100', '80A8000000', '00200080']) {
      expect(session([hex, OK], ['00200080', OK])[1]!.command.sentence).not.toContain('bank');
    }
  });
});

test('law: no bytes make it throw, and a PIN never leaves', () => {
  const decoder = new TraceDecoder([], undefined, 'zh', [PAYMENT_DIALECT]);
  const heads = [
    '80A80000',
    '80AE8000',
    '80CA9F4F',
    '04DA9F79',
    '00B2010C',
    '00B2015C',
    '00B20064',
    '00880000',
    '00820000',
    '04DC0114',
    '841E0000',
    '00C00000',
  ];
  const begun = fc
    .tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 40 }))
    .map(([head, data]) => fromHex(command(head, toHex(data))));
  const values = fc.constantFrom(0x82, 0x94, 0x8c, 0x8d, 0x9f38, 0x9f4f, 0x9f4d, 0xdf4d, 0x9f10, 0x95);
  const tree = fc
    .array(fc.tuple(values, fc.uint8Array({ maxLength: 20 })), { maxLength: 6 })
    .map((objects) => encodeObjects(objects));
  fc.assert(
    fc.property(
      fc.oneof(begun, fc.constant(fromHex(SELECT)), anyBytes(12)),
      fc.oneof(tree, anyBytes(60)),
      (asked, answer) => {
        expect(decoder.decode(asked, concatBytes(answer, fromHex(OK))).language).toBe('zh');
        const verify = decoder.decode(fromHex('0020008008249182FFFFFFFFFF'), fromHex(OK));
        expect(JSON.stringify(verify)).not.toContain('9182');
      },
    ),
    { numRuns: 1000 },
  );
});
