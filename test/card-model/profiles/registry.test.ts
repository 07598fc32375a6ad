import { describe, expect, it } from 'vitest';
import { CardError } from '../../../card-model/kernel/card-error.js';
import { findProfile, PROFILES } from '../../../card-model/profiles/registry.js';

describe('profiles', () => {
  it('are found by their id', () => {
    for (const profile of PROFILES) expect(findProfile(profile.id)).toBe(profile);
    expect(findProfile('gen3').id).toBe('gen3');
  });
  it('have ids of their own', () => {
    expect(new Set(PROFILES.map(({ id }) => id)).size).toBe(PROFILES.length);
  });
  it('an unknown one: PROFILE_UNKNOWN, naming it and those there are', () => {
    for (const id of ['gen9', '', 'GEN3']) {
      expect(() => findProfile(id)).toThrow(CardError);
      expect(() => findProfile(id)).toThrow(`'${id}'`);
      expect(() => findProfile(id)).toThrow(/gen3/);
    }
  });
});
