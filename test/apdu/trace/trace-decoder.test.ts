import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../apdu/bytes.js';
import type { CommandDescription } from '../../../apdu/trace/command-description.js';
import { TraceDecoder } from '../../../apdu/trace/trace-decoder.js';
import { anyBytes } from '../arbitrary.js';
import { DEMO } from './demo-dictionary.js';

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
