import type { DirectoryPlan } from '../../../plan/file-plan.js';
import { df01 } from './df01.js';
import { df02 } from './df02.js';
import { df03 } from './df03.js';
import { df04 } from './df04.js';
import { df05 } from './df05.js';
import { df06 } from './df06.js';
import { df07 } from './df07.js';
import type { Policy } from './policy.js';

/** The directories below SSSE of generations 2 and 3. ssc-card.md 1.5. */
export const applicationDirectories = (policy: Policy): readonly DirectoryPlan[] =>
  [df01, df02, df03, df04, df05, df06, df07].map((directory) => directory(policy));
