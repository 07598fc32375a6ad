import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../apdu/bytes.js';
import type { CommandDescription } from '../../../apdu/trace/command-description.js';
import { explainStatus } from '../../../apdu/trace/explain-status.js';
import { TraceDecoder } from '../../../apdu/trace/trace-decoder.js';
import { anyBytes } from '../arbitrary.js';
import { DEMO } from './demo-dictionary.js';
import { PROTECTED } from './protected-dictionary.js';

const SSSE = '00A404000F7378312E73682EC9E7BBE1B1A3D5CF';
const FCI = '6F1C840F7378312E73682EC9E7BBE1B1A3D5CFA5098801019F0C03860103';

function session(decoder: TraceDecoder, ...exchanges: [command: string, response: string][]) {
  return exchanges.map(([command, response]) => decoder.decode(fromHex(command), fromHex(response)));
}

const zh = () => new TraceDecoder([], DEMO, 'zh');
const en = () => new TraceDecoder([], DEMO);

describe('a session', () => {
  test('follows the selection and names what is read', () => {
    const [select, fetch, selectFile, read] = session(
      zh(),
      [SSSE, '611E'],
      ['00C000001E', `${FCI}9000`],
      ['00A4020002EF05', '9000'],
      ['00B2030400', '0304332E30309000'],
    );
    expect(select!.command.sentence).toBe('按名称选择 社会保障应用环境 (SSSE)');
    expect(select!.response.status).toMatchObject({ hex: '611E', kind: 'more' });
    expect(fetch!.response.fields[0]).toMatchObject({ label: '6F 文件控制信息模板' });
    expect(selectFile!.selection).toEqual({ directory: 'SSSE', file: 'EF05' });
    expect(read!.command.sentence).toBe('读 EF05 发卡机构数据 的 3 号记录：规范版本');
    expect(read!.response.fields).toEqual([{ label: '03 规范版本', hex: '332E3030', text: '3.00' }]);
  });

  test('a failed SELECT changes nothing', () => {
    const [, failed] = session(en(), [SSSE, '9000'], ['00A4000002DF04', '6A82']);
    expect(failed!.selection).toEqual({ directory: 'SSSE' });
    expect(failed!.response.status?.hint).toContain('select the application by AID');
  });

  test('a SELECT with a warning selects', () => {
    expect(session(en(), [SSSE, '6283'])[0]!.selection).toEqual({ directory: 'SSSE' });
  });

  test('a short file identifier selects when it succeeds', () => {
    const decoder = en();
    const [, refused, read] = session(
      decoder,
      [SSSE, '9000'],
      ['00B2012C00', '6A83'],
      ['00B2052C00', '0504202112039000'],
    );
    expect(refused!.selection).toEqual({ directory: 'SSSE' });
    expect(read!.selection.file).toBe('EF05');
    expect(read!.response.fields).toEqual([{ label: '05 issue date', hex: '20211203', text: '20211203' }]);
    decoder.reset();
    expect(session(decoder, ['0084000008', '9000'])[0]!.selection).toEqual({ directory: 'MF' });
  });

  test('GET RESPONSE answers the command before it', () => {
    const answers = session(en(), [SSSE, '9000'], ['00B2032C00', '6106'], ['00C0000006', '0304332E30309000']);
    expect(answers[2]!.response.fields[0]).toMatchObject({ label: '03 version', text: '3.00' });
  });

  test('the tag in the answer goes before the number, as generations count differently', () => {
    const [, read] = session(en(), [SSSE, '9000'], ['00B2012C00', '0504202112039000']);
    expect(read!.response.fields[0]!.label).toBe('05 issue date');
  });

  test('written records are decoded too', () => {
    const [, write] = session(en(), [SSSE, '9000'], ['00DC052806050420211203', '9000']);
    expect(write!.command.fields.find(({ label }) => label === 'data')?.fields).toEqual([
      { label: '05 issue date', hex: '20211203', text: '20211203' },
    ]);
  });

  test('cyclic records', () => {
    const [, , read] = session(
      en(),
      [SSSE, '9000'],
      ['00A4000002DF04', '9000'],
      ['00B202AC00', '0007319000'],
    );
    expect(read!.response.fields[0]!.fields).toMatchObject([{ text: '7' }, { text: '1' }]);
  });

  test('binary data stand as bytes', () => {
    const [, read] = session(en(), [SSSE, '9000'], ['00B0880002', '6F009000']);
    expect(read!.response.fields).toEqual([{ label: 'data', hex: '6F00' }]);
  });
});

describe('secrets never leave', () => {
  const PIN = '918273';
  const texts = (...exchanges: [string, string][]) => JSON.stringify(session(en(), ...exchanges));

  test.each([
    ['VERIFY', `0020000003${PIN}`],
    ['VERIFY on a channel', `0120000003${PIN}`],
    ['VERIFY with a wrong Lc', `0020000004${PIN}`],
    ['VERIFY in a class nobody described', `B020000003${PIN}`],
    ['CHANGE PIN', `805E010007123456FF${PIN}`],
    ['WRITE KEY', `80D4010003${PIN}`],
    ['a write to a secret file', `00DC010C03${PIN}`],
  ])('%s', (_title, command) => {
    expect(texts([SSSE, '9000'], [command, '63C2'])).not.toContain(PIN);
  });

  test('the contents of a secret file', () => {
    expect(texts([SSSE, '9000'], ['00B2010C00', `${PIN}9000`])).not.toContain(PIN);
    expect(texts([SSSE, '9000'], ['00B2010C00', '6103'], ['00C0000003', `${PIN}9000`])).not.toContain(PIN);
  });

  test('what a description declares secret', () => {
    const unwrap: CommandDescription = {
      name: 'UNWRAP',
      ins: 0x4e,
      classes: [0x80],
      clause: 'none',
      summary: { en: 'opens an envelope', zh: '解开信封' },
      secretResponse: true,
    };
    const decoder = new TraceDecoder([unwrap]);
    const [exchange] = session(decoder, ['804E000003AABBCC00', `${PIN}9000`]);
    expect(JSON.stringify(exchange)).not.toContain(PIN);
    expect(exchange!.command).toMatchObject({
      hex: '804E000003AABBCC00',
      sentence: 'UNWRAP: opens an envelope',
    });
    expect(exchange!.response).toMatchObject({ hex: '******9000', fields: [{ hidden: true }] });
  });
});

describe('anything at all', () => {
  test('unknown commands and broken bytes are told', () => {
    const [unknown, broken] = session(en(), ['80990000', '6D00'], ['00A4', '90']);
    expect(unknown!.command).toMatchObject({
      name: 'INS 99',
      sentence: 'a command this decoder does not know',
    });
    expect(broken!.command.fault).toContain('at least 4 bytes');
    expect(broken!.response).toMatchObject({ hex: '90', fields: [] });
    expect(broken!.response.fault).toContain('status word');
  });

  test('a random number is no data object, whatever it looks like', () => {
    const [challenge] = session(en(), ['0084000004', '610200009000']);
    expect(challenge!.response.fields).toEqual([{ label: 'data', hex: '61020000' }]);
  });

  test('no command and no status word make it throw, whatever the card is like', () => {
    const decoder = new TraceDecoder([], PROTECTED);
    const heads = [
      '00A4',
      '00B2',
      '00B0',
      '00DC',
      '00C0',
      '0020',
      '0082',
      '0084',
      '8424',
      '805E',
      '80AE',
      '0088',
    ];
    const command = fc
      .constantFrom(...heads)
      .chain((head) => anyBytes(20).map((rest) => Uint8Array.of(...fromHex(head), ...rest)));
    const statusWord = fc.oneof(
      fc.constantFrom(
        0x9000,
        0x6982,
        0x6983,
        0x6984,
        0x6985,
        0x6a82,
        0x6a83,
        0x6a88,
        0x6988,
        0x63c0,
        0x6c10,
        0x6110,
      ),
      fc.integer({ min: 0, max: 0xffff }),
    );
    fc.assert(
      fc.property(command, statusWord, anyBytes(6), (bytes, word, data) => {
        const response = Uint8Array.of(...data, word >> 8, word & 0xff);
        const { hint } = decoder.decode(bytes, response).response;
        expect(hint ?? 'nothing').not.toMatch(/undefined|\{|NaN|^$/);
      }),
      { numRuns: 4000 },
    );
  });

  test('no bytes make it throw', () => {
    const decoder = zh();
    const begun = fc.constantFrom('00A4', '00B2', '00B0', '00DC', '00C0', '0020').chain((head) => {
      return anyBytes(12).map((rest) => Uint8Array.of(...fromHex(head), ...rest));
    });
    fc.assert(
      fc.property(fc.oneof(begun, anyBytes(12)), anyBytes(), (command, response) => {
        expect(decoder.decode(command, response).language).toBe('zh');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what a refusal needs', () => {
  const READ = '00B2013400';
  const APP = '00A4040007A0000000010203';
  const AUTHENTICATE = `0082000A10${'00'.repeat(16)}`;
  const hints = (...exchanges: [string, string][]) =>
    session(new TraceDecoder([], PROTECTED), ...exchanges).map(({ response }) => response.hint);

  test('follows the rights that a session gains and loses', () => {
    expect(hints([APP, '9000'], [READ, '6982'])[1]).toMatch(/^EF06 needs APP\.RK, key 0A, to be read/);
    expect(hints([APP, '9000'], [AUTHENTICATE, '9000'], [READ, '6982'])[2]).toBeUndefined();
    expect(
      hints(
        [APP, '9000'],
        [AUTHENTICATE, '9000'],
        ['00A4000002DF01', '9000'],
        [APP, '9000'],
        [READ, '6982'],
      )[4],
    ).toBeUndefined();
    expect(
      hints(
        [APP, '9000'],
        [AUTHENTICATE, '9000'],
        ['00A40000023F00', '9000'],
        [APP, '9000'],
        [READ, '6982'],
      )[4],
    ).toContain('ended with the selection of MF');
    expect(
      hints([APP, '9000'], [AUTHENTICATE, '9000'], ['00A4020002EF06', '9000'], ['00B2010400', '6982'])[3],
    ).toBeUndefined();
  });

  test('a reset takes all rights', () => {
    const decoder = new TraceDecoder([], PROTECTED);
    session(decoder, [APP, '9000'], [AUTHENTICATE, '9000']);
    decoder.reset(fromHex('3B00'));
    const [, read] = session(decoder, [APP, '9000'], [READ, '6982']);
    expect(read!.response.hint).toContain('ended with the reset');
  });

  test('speaks the language of the decoder, and keeps what the status word says', () => {
    const [, read] = session(new TraceDecoder([], PROTECTED, 'zh'), [APP, '9000'], [READ, '6982']);
    expect(read!.response.hint).toMatch(/^读 EF06 需要 APP\.RK（密钥 0A）/);
    expect(read!.response.status?.hint).toBe(explainStatus(0x6982, 'zh').hint);
  });

  test('a success has none', () => {
    expect(hints([APP, '9000'], ['00B2012C00', '0101319000'])).toEqual([undefined, undefined]);
  });
});

describe('a command whose answer is not known', () => {
  test('is followed as if it had been done', () => {
    const decoder = en();
    expect(decoder.decodeCommand(fromHex(SSSE)).selection).toEqual({ directory: 'SSSE' });
    const { response, selection } = decoder.decodeCommand(fromHex('00A4020002EF05'));
    expect(response).toEqual({ hex: '', fields: [] });
    expect(selection.file).toBe('EF05');
    expect(decoder.decodeCommand(fromHex('00')).command.fault).toContain('at least 4 bytes');
  });
});

test('what the source hides stays hidden', () => {
  const decoder = en();
  const { command, response } = decoder.decode(fromHex('00DC012C020000'), fromHex('AABB9000'), {
    data: true,
    answer: true,
  });
  expect(command.hex).toBe('00DC012C02****');
  expect(response.hex).toBe('****9000');
  expect(decoder.decode(fromHex('00DC012C021122'), fromHex('9000')).command.hex).toBe('00DC012C021122');
});

test('another dictionary takes over', () => {
  const decoder = en();
  session(decoder, [SSSE, '9000']);
  decoder.adopt([], { ...DEMO, title: { en: 'other', zh: '其他' }, directories: [] });
  expect(decoder.dictionary?.title.en).toBe('other');
  expect(session(decoder, ['00B2032C00', '6A83'])[0]!.selection).toEqual({});
});
