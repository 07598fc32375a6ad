import { describe, expect, it } from 'vitest';
import { parseCardData } from '../../../card-model/personalisation/card-data.js';
import { fillFiles } from '../../../card-model/personalisation/fill-files.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { personalisedWith, refusalOf } from '../../support/card-data.js';
import { demonstrationWith } from '../../support/demonstration.js';
import { filled, hex } from '../../support/hex.js';

const ssse = gen3.plan().directories[0]!;
const dataWith = (changes: Record<string, unknown>) => parseCardData(demonstrationWith(changes));

/** Records of DF0x EFyy of a card of those data. */
function records(directory: number, fid: number, changes: Record<string, unknown>): string[] {
  const file = personalisedWith(changes).masterFile.directories[0]!.directories[directory - 1]!.files.find(
    (image) => image.fid === fid,
  )!;
  return file.kind === 'transparent' ? [] : file.records.map(hex);
}

describe('values', () => {
  it('go through the completion, which is told what they are', () => {
    const told: string[] = [];
    fillFiles(
      ssse,
      dataWith({ 'social.EF05': { '02': '3' }, 'social.EF06': { '0A': '1' } }),
      (name, value) => {
        if (value !== undefined) told.push(`${name} ${value}`);
        return value;
      },
    );
    expect(told).toEqual(['SSSE.EF05.02 3', 'SSSE.EF06.0A 1']);
  });

  it('may come from the completion alone', () => {
    const [issuer] = fillFiles(ssse, dataWith({ 'social.EF05': undefined }), (name) =>
      name === 'SSSE.EF05.02' ? '2' : undefined,
    );
    const records = issuer!.kind === 'transparent' ? [] : issuer!.records.map(hex);
    expect(records.slice(1, 3)).toEqual(['020132', '0304FFFFFFFF']);
  });

  it('under names that no file has here are passed over', () => {
    const filledWith = (more: Record<string, unknown>) =>
      fillFiles(ssse, dataWith({ 'social.EF05.01': undefined, ...more }), (_name, value) => value);
    const changes = { 'social.EF99': { '01': 'x' }, 'social.EF05.99': 'x' };
    expect(filledWith(changes)).toEqual(filledWith({}));
  });

  it('of a DF stand in a section of its name, those of DF04 in "medical"', () => {
    expect(records(1, 0xef05, { DF01: { EF05: { 20: '11' } } })[0]).toBe('20023131');
    expect(records(7, 0xef05, { DF07: { EF05: { F1: '1' } } })[1]).toBe('F10131');
    expect(records(4, 0xef05, { medical: { EF05: { '8F': '1' } } }).at(-1)).toBe('8F0131');
  });

  const blank = `4034 5703FFFFFF 5803FFFFFF 5928${filled(0x28, 'FF')}`.replace(/ /g, '');
  const with57 = (value: string) => blank.replace('5703FFFFFF', `5703${value}`);
  it('of equal records: one value is the first, a list fills them in order', () => {
    const one = records(1, 0xef15, { DF01: { EF15: { 40: { 57: '123' } } } });
    expect(one.slice(1)).toEqual([with57('313233'), blank, blank]);
    const two = records(1, 0xef15, { DF01: { EF15: { 40: [{ 57: '1' }, { 57: '2' }] } } });
    expect(two.slice(1)).toEqual([with57('310000'), with57('320000'), blank]);
  });

  it('more than there are equal records are refused', () => {
    const refusal = refusalOf({ DF01: { EF15: { 40: [{}, {}, {}, {}] } } });
    expect(refusal.path).toBe('DF01.EF15.40');
  });
});

describe('files without values', () => {
  const files = fillFiles(ssse, dataWith({ social: {} }), (_name, value) => value);
  it('transparent files are FF, cyclic ones have no record, the rules are those of the plan', () => {
    const photograph = files.find(({ fid }) => fid === 0xef08)!;
    expect(photograph.kind === 'transparent' && hex(photograph.content)).toBe(filled(0x1000, 'FF'));
    expect(files.map(({ rules }) => rules)).toEqual(ssse.files.map(({ rules }) => rules));
    expect(records(2, 0xef07, {})).toEqual([]);
  });
});

describe('places that cannot be filled are named', () => {
  it.each([
    [{ DF01: { EF16: { '01': 'x' } } }, 'DF01.EF16', /one string of bytes/],
    [{ DF02: { EF07: { '01': 'x' } } }, 'DF02.EF07', /no elements/],
  ])('%j', (changes, path, message) => {
    const refusal = refusalOf(changes);
    expect(refusal.path).toBe(path);
    expect(refusal.message).toMatch(message);
  });
});
