import { expect, test } from 'vitest';
import { StatementScanner } from '../../../../apdu/script/dialects/apdutool-scanner.js';
import { DialectLine } from '../../../../apdu/script/dialects/dialect-line.js';

function scanned(text: string) {
  const scanner = new StatementScanner();
  const all = text.split('\n').map((line, index) => scanner.scan(new DialectLine('file', index + 1, line)));
  scanner.end();
  return {
    statements: all.flatMap(({ statements }) =>
      statements.map(({ words }) => words.map((word) => word.text)),
    ),
    comments: all.flatMap(({ comments }) => comments.map((comment) => comment.trim())).filter(Boolean),
  };
}

test('statements end with a semicolon, not with a line', () => {
  expect(scanned('a b\nc; d;\ne;').statements).toEqual([['a', 'b', 'c'], ['d'], ['e']]);
});

test('comments are told apart from strings and from AIDs', () => {
  expect(scanned('a /* one */ "x // y /* z" // two\n//aid/A0/01; /* three\n* four\n*/ b;')).toEqual({
    statements: [['a', 'x // y /* z', '//aid/A0/01'], ['b']],
    comments: ['one', 'two', 'three', 'four'],
  });
});

test('a defined name stands for its words, and is told', () => {
  expect(scanned('#define NAME 1 2; // why\nNAME 3;')).toEqual({
    statements: [['1', '2', '3']],
    comments: ['NAME: 1 2'],
  });
});
