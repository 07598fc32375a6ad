/** Fails when the test run left anything out: `node no-skipped.mjs RESULTS.json` (the JSON report of vitest). */
import { readFileSync } from 'node:fs';

const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const left = testResults
  .flatMap(({ name, assertionResults }) => assertionResults.map((result) => ({ ...result, file: name })))
  .filter(({ status }) => status !== 'passed' && status !== 'failed');

for (const { file, fullName, status } of left) process.stdout.write(`${status}: ${file}: ${fullName}\n`);
process.stdout.write(`${numPassedTests} passed, ${numFailedTests} failed, ${left.length} skipped\n`);
if (left.length > 0 || numFailedTests > 0 || numPassedTests === 0) process.exitCode = 1;
