import { describe, expect, test } from 'vitest';
import { Scope } from '../../../../apdu/script/expressions/scope.js';
import { number } from '../script-kit.js';

describe('scopes', () => {
  test('see what stands around them', () => {
    const outer = new Scope();
    const inner = new Scope(new Scope(outer));
    outer.define('x', number(1));
    expect(inner.find('x')).toEqual(number(1));
    expect(inner.find('y')).toBeUndefined();
  });

  test('hide with their own what has the same name outside', () => {
    const outer = new Scope();
    const inner = new Scope(outer);
    outer.define('x', number(1));
    inner.define('x', number(2));
    expect([inner.find('x'), outer.find('x')]).toEqual([number(2), number(1)]);
  });

  test('assign to the outermost, or where the name is a parameter', () => {
    const outer = new Scope();
    const inner = new Scope(outer);
    inner.assign('x', number(1));
    expect(outer.find('x')).toEqual(number(1));
    inner.define('p', number(2));
    new Scope(inner).assign('p', number(3));
    expect([inner.find('p'), outer.find('p')]).toEqual([number(3), undefined]);
  });

  test('give what is only computed when it is asked for', () => {
    const outer = new Scope(undefined, (name) => (name === 'data' ? number(7) : undefined));
    expect(new Scope(outer).find('data')).toEqual(number(7));
    expect(new Scope(outer).find('x')).toBeUndefined();
  });

  test('know no names of objects', () => {
    expect(new Scope().find('constructor')).toBeUndefined();
  });
});
