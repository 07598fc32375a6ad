import { expect, it } from 'vitest';
import { meaningOf, SEXES } from '../../../../host-cli/terminal/codes/element-codes.js';

it('tells sex and ethnic group of the holder', () => {
  expect(meaningOf('SSSE.EF06.0A', '2')).toEqual({ zh: '女', en: 'female' });
  expect(meaningOf('SSSE.EF06.0B', '08')).toEqual({ zh: '壮族', en: 'Zhuang' });
});

it('has the four values of GB/T 2261.1 that the card uses', () => {
  expect(Object.keys(SEXES)).toEqual(['0', '1', '2', '9']);
});

it('has no meaning for other elements and values', () => {
  expect(meaningOf('DF01.EF06.0A', '1')).toBeUndefined();
  expect(meaningOf('SSSE.EF06.0A', '3')).toBeUndefined();
  expect(meaningOf('SSSE.EF06.0A', 'constructor')).toBeUndefined();
});
