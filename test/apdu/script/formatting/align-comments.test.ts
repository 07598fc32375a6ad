import { expect, test } from 'vitest';
import { alignComments } from '../../../../apdu/script/formatting/align-comments.js';

test('comments of lines that follow each other stand in one column', () => {
  expect(
    alignComments([
      { code: 'send   00', comment: '# a' },
      { code: 'expect 9000', comment: '# b' },
      { code: 'note   x' },
      { code: 'reset', comment: '# c' },
    ]),
  ).toEqual(['send   00    # a', 'expect 9000  # b', 'note   x', 'reset  # c']);
});

test('Chinese is as wide as it is shown', () => {
  expect(
    alignComments([
      { code: '社会', comment: '# a' },
      { code: 'abcd', comment: '# b' },
    ]),
  ).toEqual(['社会  # a', 'abcd  # b']);
});

test('a very long line moves no other', () => {
  const long = `send   ${'00 '.repeat(30)}00`;
  expect(
    alignComments([
      { code: 'reset', comment: '# a' },
      { code: long, comment: '# b' },
      { code: 'insert', comment: '# c' },
    ]),
  ).toEqual(['reset   # a', `${long}  # b`, 'insert  # c']);
});

test('nothing, and very many lines', () => {
  expect(alignComments([])).toEqual([]);
  expect(alignComments(Array.from({ length: 200_000 }, () => ({ code: 'a', comment: '#' })))).toHaveLength(
    200_000,
  );
});
