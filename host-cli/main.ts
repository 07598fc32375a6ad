#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { printLine, processStreams } from './output/process-streams.js';

// Beside the folder of this file in the source as well as in the package.
const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
const { version } = JSON.parse(manifest) as { version: string };
const argv = process.argv.slice(2);
if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  printLine(version);
} else {
  const { runProgram } = await import('./program/run-program.js');
  // Set, not called: standard output may still have text to hand over.
  process.exitCode = await runProgram(argv, processStreams(), version);
}
