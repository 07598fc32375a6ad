import { CARD_STEPS } from './card-steps.js';
import { EXCHANGE_STEPS } from './exchange-steps.js';
import type { StepDefinition } from './step-definition.js';
import { VALUE_STEPS } from './value-steps.js';

/** The verbs of every script that are steps. A further one is a further row. */
export const STEP_DEFINITIONS: readonly StepDefinition[] = [...EXCHANGE_STEPS, ...CARD_STEPS, ...VALUE_STEPS];

export const STEPS_BY_NAME: ReadonlyMap<string, StepDefinition> = new Map(
  STEP_DEFINITIONS.map((definition) => [definition.name, definition]),
);
