import type { DirectoryPlan } from '../../../../plan/file-plan.js';
import type { Policy } from '../policy.js';
import { df01 } from './df01.js';
import { df02 } from './df02.js';
import { df03 } from './df03.js';
import { df04 } from './df04.js';

/** The directories below SSSE of generation 1. ssc-card.md 1.6; conventions, files left open. */
export const applicationDirectories = (policy: Policy): readonly DirectoryPlan[] =>
  [df01, df02, df03, df04].map((directory) => directory(policy));
