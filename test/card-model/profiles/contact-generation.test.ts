import { expect, it } from 'vitest';
import { defineContactGeneration } from '../../../card-model/profiles/contact-generation.js';

const own = { id: 'x', title: { zh: '卡', en: 'card' }, source: 'a test', specificationVersion: '9.00' };
const variant = { hasNameExtension: false, fingerprintBytes: 2, hasPhotograph: false, directories: [] };

it('is a card of contacts and 3DES with one application', () => {
  const profile = defineContactGeneration(own, () => variant);
  expect(profile).toMatchObject({ ...own, algorithm: '3DES', interfaces: ['contact'] });
  expect(profile.applications.map(({ id }) => id)).toEqual(['social']);
});

it('lets everybody read the basic data, and has the files of its variant', () => {
  const [ssse] = defineContactGeneration(own, () => variant).plan().directories;
  const fileOf = (fid: number) => ssse!.files.find((file) => file.fid === fid);
  expect(fileOf(0xef06)?.rules.read).toBe('always');
  expect(fileOf(0xef07)).toMatchObject({ bytes: 2 });
  expect(fileOf(0xef08)).toBeUndefined();
});

it('asks for its variant only when the plan is wanted', () => {
  const profile = defineContactGeneration(own, () => {
    throw new Error('asked');
  });
  expect(() => profile.plan()).toThrow('asked');
});
