import { expect, test } from 'vitest';
import { StatementScanner } from '../../../../apdu/script/dialects/apdutool-scanner.js';
import { runStatement, type StatementState } from '../../../../apdu/script/dialects/apdutool-statement.js';
import { DialectLine } from '../../../../apdu/script/dialects/dialect-line.js';

test('statements set what later ones depend on', () => {
  const scanner = new StatementScanner();
  const state: StatementState = { extended: false, powered: true, cardInterface: undefined };
  const { statements } = scanner.scan(
    new DialectLine('file', 1, 'contactless; powerup; extended on; powerdown;'),
  );
  const lines = statements.flatMap((statement) => runStatement(statement, state));
  expect(lines.map(({ text }) => text)).toEqual(['# contactless', 'reset contactless', '# powerdown']);
  expect(state).toEqual({ extended: true, powered: false, cardInterface: 'contactless' });
});
