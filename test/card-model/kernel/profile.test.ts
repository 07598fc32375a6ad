import { describe, expect, it } from 'vitest';
import { CardError } from '../../../card-model/kernel/card-error.js';
import { defineProfile } from '../../../card-model/kernel/profile.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';

describe('defineProfile', () => {
  it('finds an application by its id', () => {
    expect(gen3.application('social').id).toBe('social');
  });

  it('an application that the profile lacks: PROFILE_INVALID, naming both', () => {
    expect(() => gen3.application('tickets')).toThrow(CardError);
    expect(() => gen3.application('tickets')).toThrow(/gen3.*tickets/);
  });

  it('reads the plan at first use and once only', () => {
    let readings = 0;
    const profile = defineProfile({
      ...gen3,
      plan: () => {
        readings++;
        return gen3.plan();
      },
    });
    expect(readings).toBe(0);
    expect(profile.plan()).toBe(profile.plan());
    expect(readings).toBe(1);
  });
});
