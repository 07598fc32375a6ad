import { describe, expect, it } from 'vitest';
import { encodeCommand } from '../../../apdu/codec/command-apdu.js';
import type { CardContents } from '../../../card-model/image/card-contents.js';
import type { IssueStep } from '../../../card-model/issuing/issue-step.js';
import { issueSteps } from '../../../card-model/issuing/issue-steps.js';
import { TEST_TRANSPORT_KEY } from '../../../card-model/personalisation/blank-card.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { PROFILES } from '../../../card-model/profiles/registry.js';
import { blueprint } from '../../support/building.js';
import { hex } from '../../support/hex.js';

const stepsOf = (contents: CardContents, profile = gen3): IssueStep[] =>
  issueSteps(profile, contents, TEST_TRANSPORT_KEY);

/** A step as one line; keys by their place alone. */
function told(step: IssueStep): string {
  switch (step.kind) {
    case 'send':
      return `${step.action} ${step.place} ${hex(encodeCommand(step.command))}`;
    case 'write-key':
      return `write-key ${step.place}${step.securedBy ? ' secured' : ''}`;
    case 'write-object':
      return `write-object ${step.place}`;
    case 'authenticate':
      return `authenticate ${step.place}`;
  }
}

describe('the building of generation 3', () => {
  const lines = stepsOf(blueprint(gen3)).map(told);

  it('begins with the transport key and the answer to reset', () => {
    expect(lines.slice(0, 4)).toEqual([
      'select MF 00A40000023F00',
      'show-transport-key MF 80E00300085353434152443031',
      'set-answer-to-reset MF 001400000B3B6D000000815443538660',
      'set-answer-to-reset MF 80E00500080000510100000001',
    ]);
  });

  it('makes each directory with its keys first: the MK in clear, all others under it', () => {
    const start = lines.findIndex((line) => line.startsWith('create SSSE'));
    expect(lines.slice(start, start + 14)).toEqual([
      `create SSSE 80E001001F38DDF10101${'FF'.repeat(11)}7378312E73682EC9E7BBE1B1A3D5CF`,
      'select SSSE 00A4000002DDF1',
      'create SSSE keys 80E0010010C30001291800FFFFFFFFFFFFFFFFFFFF',
      'write-key SSSE.MK',
      'write-key SSSE.IRK secured',
      'write-key SSSE.BK secured',
      'write-key SSSE.LK secured',
      'write-key SSSE.PUK secured',
      'write-key SSSE.PIN_RELOAD secured',
      'write-key SSSE.RK secured',
      'write-key SSSE.UK secured',
      'write-key SSSE.UK2 secured',
      'write-key SSSE.UK_EF0C secured',
      'write-key SSSE.PIN secured',
    ]);
  });

  it('writes the records one by one', () => {
    const start = lines.findIndex((line) => line.startsWith('create SSSE.EF05'));
    expect(lines.slice(start, start + 3)).toEqual([
      'create SSSE.EF05 80E0010010C6EF0507120100FFFFFF0504FFFFFFFF',
      'write SSSE.EF05 record 1 00D2012C120110510100D15600000500000001D24770B4',
      'write SSSE.EF05 record 2 00D2022C03020133',
    ]);
  });

  it('ends the building, then activates with SSSE.UK', () => {
    expect(lines.slice(-5)).toEqual([
      'end-pre-issue MF 80E00200',
      'select MF 00A40000023F00',
      'select SSSE 00A4000002DDF1',
      'authenticate SSSE.UK',
      'change-state SSSE 00440000',
    ]);
  });

  it('comes back to the directory above after each one', () => {
    const depth = lines
      .filter((line) => /^select (MF|SSSE|DF0\d) /.test(line))
      .map((line) => line.split(' ')[1]);
    expect(depth.slice(0, 6)).toEqual(['MF', 'SSSE', 'DF01', 'SSSE', 'DF02', 'SSSE']);
  });
});

describe('a transparent file', () => {
  const chunksOf = (photograph: string) =>
    stepsOf(blueprint(gen3, { 'social.EF08': photograph })).filter(({ place }) =>
      place.startsWith('SSSE.EF08'),
    );

  it('that nothing is written to is only created', () => {
    expect(chunksOf('').map(told)).toEqual(['create SSSE.EF08 80E0010010C4EF08100000040AFFFF0504FFFFFFFF']);
    expect(chunksOf('FF'.repeat(4096))).toHaveLength(1);
  });

  it('is written in chunks of F0h bytes; those that are FF already are left out', () => {
    const chunks = chunksOf(`AA${'FF'.repeat(0xf0 * 3)}BB`);
    expect(chunks.map(({ place }) => place)).toEqual([
      ...['SSSE.EF08', 'SSSE.EF08', 'SSSE.EF08 from 0', 'SSSE.EF08 from 720'],
    ]);
    expect(told(chunks[3]!)).toBe(`write SSSE.EF08 from 720 00D602D0F0FFBB${'FF'.repeat(0xee)}`);
  });

  it('to its last byte, with the rest as the last chunk', () => {
    const chunks = chunksOf('AA'.repeat(4096));
    expect(chunks).toHaveLength(2 + 18);
    expect(told(chunks.at(-1)!)).toBe(`write SSSE.EF08 from 4080 00D60FF010${'AA'.repeat(16)}`);
  });
});

describe('the state of the application', () => {
  const changes = (lifeCycle: 'INITIALISED' | 'DEACTIVATED' | 'TERMINATED') => {
    const lines = stepsOf(blueprint(gen3, {}, { lifeCycle })).map(told);
    return lines.slice(lines.findIndex((line) => line.startsWith('end-pre-issue')) + 1);
  };
  it('initialised is what creation leaves', () => {
    expect(changes('INITIALISED')).toEqual([]);
  });
  it('suspended comes after activated', () => {
    expect(changes('DEACTIVATED').filter((line) => line.startsWith('change'))).toEqual([
      ...['change-state SSSE 00440000', 'change-state SSSE 00040000'],
    ]);
  });
  it('terminated needs the MK', () => {
    expect(changes('TERMINATED').slice(-2)).toEqual(['authenticate SSSE.MK', 'change-state SSSE 00E60000']);
  });
});

describe('keys and plans', () => {
  it('a version other than 01 is named', () => {
    const contents = blueprint(gen3);
    const [ssse] = contents.masterFile.directories;
    const keys = ssse!.keys.map((key) => ({ ...key, version: 2 }));
    const changed = {
      ...contents,
      masterFile: { ...contents.masterFile, directories: [{ ...ssse!, keys }] },
    };
    expect(stepsOf(changed).map(({ place }) => place)).toContain('SSSE.RK version 2');
  });

  it('a directory that the profile has not: RangeError naming it', () => {
    const contents = blueprint(gen3);
    const [ssse] = contents.masterFile.directories;
    const changed = {
      ...contents,
      masterFile: { ...contents.masterFile, directories: [{ ...ssse!, fid: 0xddf2 }] },
    };
    expect(() => stepsOf(changed)).toThrow(/DDF2 below MF/);
  });

  it.each(PROFILES)('every step of $id has its place, and no key goes in clear but the MK', (profile) => {
    const steps = stepsOf(blueprint(profile), profile);
    for (const step of steps) expect(step.place).toMatch(/^[A-Z][A-Z0-9]*/);
    const clear = steps.filter((step) => step.kind === 'write-key' && !step.securedBy);
    expect(clear.map(({ place }) => place).filter((place) => !place.endsWith('.MK'))).toEqual([]);
  });
});
