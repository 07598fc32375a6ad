import { expect, test } from 'vitest';
import { commentStart, isForPeople } from '../../../apdu/script/line-comment.js';

test.each([
  ['send 00 # why', 8],
  ['# all', 0],
  ['  # all', 2],
  ['send#3 03', -1],
  ['send 00#3', -1],
  ['send 00', -1],
  ['send\u3000#', 5],
  ['set x = "a # b"', -1],
  ['set x = "a # b" # c', 16],
  ['set x = "a"#b', -1],
  ['set x = "a # b', 11],
  ['note all # of it', -1],
  ['\ttitle all # of it', -1],
  ['notes # of it', 6],
])('%j', (text, start) => {
  expect(commentStart(text)).toBe(start);
});

test.each([
  ['note', true],
  ['note a', true],
  [' title a', true],
  ['notes a', false],
  ['send note', false],
])('%j is for people: %s', (text, result) => {
  expect(isForPeople(text)).toBe(result);
});
