import { readFileSync, writeFileSync } from 'node:fs';
import { CORE_FUNCTIONS } from '../../../apdu/script/functions/core-functions.js';
import { scriptFunctions } from '../../../host-cli/script-functions/function-table.js';
import { functionRow, lineRows, stepRows, withTables } from './language-tables.js';

// Writes the tables of the language into its description: npx tsx test/apdu/script/write-language-tables.ts
const PATH = 'fixtures/scripts/LANGUAGE.md';

const functions = scriptFunctions({ environment: {}, hasPin: false, pin: async () => '' });
const tables = {
  Lines: lineRows(),
  Steps: stepRows(),
  Functions: CORE_FUNCTIONS.map(functionRow),
  'Functions of cryptography and of this program': functions.map(functionRow),
};
writeFileSync(PATH, withTables(readFileSync(PATH, 'utf8'), tables));
