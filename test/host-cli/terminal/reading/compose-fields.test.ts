import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitText } from '../../../../apdu/codec/text-field.js';
import { composeFields } from '../../../../host-cli/terminal/reading/compose-fields.js';
import type { FileReading } from '../../../../host-cli/terminal/reading/file-reading.js';
import { hex } from '../../../support/hex.js';
import { identification } from '../link.js';

const NAME = { zh: '', en: '' };
type Records = Readonly<Record<number, { raw: string; value?: string }>>;

const file = (label: string, records: Records, refused?: FileReading['refused']): FileReading => ({
  directory: 'SSSE',
  file: label,
  name: NAME,
  kind: 'linear-variable',
  access: NAME,
  records: Object.entries(records).map(([tag, record], index) => ({
    number: index + 1,
    name: NAME,
    tag: Number(tag),
    ...record,
  })),
  ...(refused && { refused }),
});
const fieldsOf = (files: readonly FileReading[], changes = {}) =>
  Object.fromEntries(composeFields(identification(changes), files).map((field) => [field.id, field]));
const nameOf = (first: string, second?: string) =>
  fieldsOf([file('EF06', { 9: { raw: first }, ...(second !== undefined && { 78: { raw: second } }) })]).name!
    .value;

describe('the name', () => {
  it.each([
    ['B2E2CAD40000', 'BFA80000', '测试卡'],
    ['B2E2CAD40000', '00000000', '测试'],
    ['B2E2CAD40000', 'FFFFFFFF', '测试'],
    ['B2E2CAD40000', undefined, '测试'],
    ['FFFFFFFF', 'FFFF', ''],
    // A character whose two bytes stand in both records.
    ['41B2', 'E20000', 'A测'],
  ])('%s and %s', (first, second, expected) => {
    expect(nameOf(first, second)).toBe(expected);
  });

  it('however long, comes out as it was written into the two records', () => {
    const characters = fc.constantFrom('张', '·', 'A', '㐀', '𠮷', '德');
    fc.assert(
      fc.property(fc.array(characters, { maxLength: 12 }), (parts) => {
        const [first, second] = splitText(parts.join(''), [30, 20]);
        expect(nameOf(hex(first), hex(second))).toBe(parts.join(''));
      }),
    );
  });
});

describe('other fields', () => {
  it('the area comes from the first three bytes of the 卡识别码', () => {
    const code = { raw: '510100D15600000500000001D24770B4', value: '510100D15600000500000001D24770B4' };
    const { areaCode, cardIdentificationCode } = fieldsOf([file('EF05', { 1: code })]);
    expect(areaCode).toMatchObject({ value: '510100', raw: '510100', file: 'SSSE.EF05', tag: 1 });
    expect(cardIdentificationCode).toMatchObject(code);
    expect(fieldsOf([file('EF05', { 1: { raw: 'FF'.repeat(16), value: '' } })]).areaCode).toMatchObject({
      value: '',
    });
  });

  it('of the 卡号 nine characters count', () => {
    const raw = '413130303030303135';
    expect(
      fieldsOf([file('EF05', { 7: { raw: `${raw}5858`, value: 'A10000015XX' } })]).cardNumber,
    ).toMatchObject({
      value: 'A10000015',
      raw: `${raw}5858`,
    });
  });

  it('the historical bytes and the numbers of the terminal are on no file', () => {
    const fields = composeFields(identification(), [], { number: '12', device: '34' });
    expect(fields.filter((field) => field.file === undefined).map(({ value }) => value)).toEqual([
      '00815443538660510100000001',
      '12',
      '34',
    ]);
    expect(fieldsOf([], { historicalBytes: undefined }).resetInformation).not.toHaveProperty('value');
  });
});

describe('what could not be read', () => {
  it('has the refusal of its file and no value', () => {
    const refused = { statusWord: 0x6982, reason: { en: 'EF06 needs SSSE.RK', zh: '需要' } };
    const { name, sex } = fieldsOf([file('EF06', {}, refused)]);
    for (const field of [name, sex]) {
      expect(field).toMatchObject({ refused });
      expect(field).not.toHaveProperty('value');
    }
  });

  it('because the card has no such record says so', () => {
    const { placeOfBirth } = fieldsOf([file('EF06', {})]);
    expect(placeOfBirth?.refused).toMatchObject({
      statusWord: 0x6a83,
      reason: { en: 'EF06 of this card has no record 0C' },
    });
  });
});
