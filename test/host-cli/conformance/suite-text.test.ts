import { expect, test } from 'vitest';
import { PLAIN } from '../../../apdu/trace/render-text.js';
import { SUITES } from '../../../host-cli/conformance/suite-table.js';
import { skippedLines, suiteListLines, suiteResultLines } from '../../../host-cli/conformance/suite-text.js';

const [iso, functions] = SUITES;
