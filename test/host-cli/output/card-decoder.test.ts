import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex } from '../../../apdu/bytes.js';
import {
  type Card,
  createCard,
  type DirectoryImage,
  demonstrationData,
  findProfile,
  type Profile,
  personalise,
} from '../../../card-model/index.js';
import { cardAlgorithm } from '../../../crypto/index.js';
import { adoptCard, createTraceDecoder } from '../../../host-cli/output/card-decoder.js';
import { AID, PIN } from '../../support/demonstration.js';
import { bytes } from '../../support/hex.js';

test.each([findProfile('gen3'), undefined])('knows the names of the card', (profile) => {
  const decoder = createTraceDecoder(profile, 'zh');
  const { command, selection } = decoder.decode(bytes(`00A404000F${AID.SSSE}`), bytes('9000'));
  expect(command.sentence).toContain('社会保障应用环境');
  expect(selection.directory).toBe('SSSE');
});

test('hides what its commands call secret', () => {
  const { command } = createTraceDecoder(undefined, 'en').decode(
    bytes('805E010007246813FF975318'),
    bytes('9000'),
  );
  expect(command.hex).toBe('805E010007**************');
});

test('knows the bank application on any card', () => {
  const decoder = createTraceDecoder(findProfile('gen1'), 'en');
  decoder.decode(bytes('00A4040008A000000333010101'), bytes('9000'));
  const { command } = decoder.decode(bytes('80AE800000'), bytes('9000'));
  expect(command.sentence).toBe('GENERATE AC: ask for an ARQC');
});

test('goes on with the names of another generation', () => {
  const decoder = createTraceDecoder(undefined, 'en');
  decoder.decode(bytes(`00A404000F${AID.SSSE}`), bytes('9000'));
  decoder.decode(bytes('00A4020002EF06'), bytes('9000'));
  const sentence = () => decoder.decode(bytes('00B2030400'), bytes('6982')).command.sentence;
  expect(sentence()).toContain('name, continued');
  adoptCard(decoder, findProfile('gen1'));
  expect(sentence()).toContain('sex');
});

/** A card and a decoder that sees everything. */
class Session {
  readonly card: Card;
  readonly decoder;
  readonly #keys: ReturnType<typeof personalise>;

  constructor(profile: Profile) {
    this.#keys = personalise(profile, demonstrationData());
    this.card = createCard({ contents: this.#keys });
    this.decoder = createTraceDecoder(profile, 'en');
    this.reset('contact');
  }

  reset(cardInterface: 'contact' | 'contactless'): void {
    this.decoder.reset(this.card.powerOn(cardInterface));
  }

  send(command: string): string {
    const answer = this.card.transmit(bytes(command));
    this.decoder.decode(bytes(command), answer);
    return toHex(answer);
  }

  /** Right or wrong, with the key of the current directory. */
  authenticate(label: string, reference: number, right: boolean): string {
    const challenge = bytes(this.send('0084000008')).slice(0, 8);
    const key = directoryNamed(this.#keys.masterFile, label)?.keys.find(
      (other) => other.reference === reference && (other.type === 'EXTERNAL' || other.type === 'MK'),
    );
    const data = bytes('A1A2A3A4A5A6A7A8');
    const cryptogram =
      key === undefined
        ? data
        : cardAlgorithm(key.algorithm).prepare(key.value).cryptogramFor(challenge, data);
    if (!right) cryptogram[0]! ^= 1;
    const p2 = reference.toString(16).padStart(2, '0');
    return this.send(`008200${p2}10${toHex(cryptogram)}${toHex(data)}`);
  }

  /** What the decoder would say of a refusal of this command, and whether the card refuses it so. */
  judge(command: string): { refused: boolean; hint: string | undefined } {
    const { hint } = this.decoder.decode(bytes(command), bytes('6982')).response;
    return { refused: toHex(this.card.transmit(bytes(command))) === '6982', hint };
  }
}

const LABELS = ['MF', 'SSSE', 'DF01', 'DF02', 'DF03', 'DF04', 'DF05', 'DF06', 'DF07'] as const;

function directoryNamed(top: DirectoryImage, label: string): DirectoryImage | undefined {
  const fid = label === 'MF' ? 0x3f00 : label === 'SSSE' ? 0xddf1 : Number.parseInt(label, 16);
  const all = (directory: DirectoryImage): DirectoryImage[] => [
    directory,
    ...directory.directories.flatMap(all),
  ];
  return all(top).find((directory) => directory.fid === fid);
}

const selects: Record<string, string> = {
  MF: '00A40000023F00',
  SSSE: `00A404000F${AID.SSSE}`,
  ...Object.fromEntries(LABELS.slice(2).map((label) => [label, `00A4000002${label}`])),
};

/** Commands that read and write each file; records are written with a length that is refused after the rights. */
function probes({ files = [] }: { files?: readonly { sfi?: number; kind: string }[] }): string[] {
  return files.flatMap(({ sfi, kind }) => {
    const reference = sfi!;
    const hex = (value: number) => value.toString(16).padStart(2, '0');
    if (kind === 'transparent')
      return [`00B0${hex(0x80 | reference)}0001`, `00D6${hex(0x80 | reference)}FF0100`];
    return [`00B201${hex((reference << 3) | 4)}00`, `00DC01${hex((reference << 3) | 4)}0100`];
  });
}

type Action =
  | { kind: 'select'; label: string }
  | { kind: 'authenticate'; reference: number; right: boolean }
  | { kind: 'verify'; right: boolean }
  | { kind: 'ask' }
  | { kind: 'reset'; contact: boolean };

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('select' as const), label: fc.constantFrom(...LABELS) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('authenticate' as const),
      reference: fc.constantFrom(0x00, 0x04, 0x0a, 0x0d, 0x07, 0x81, 0x83, 0x84, 0x85, 0x86, 0x87),
      right: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('verify' as const), right: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('ask' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reset' as const), contact: fc.boolean() }) },
);

describe.each(['gen1', 'gen2', 'gen3'])('on a card of %s', (name) => {
  const profile = findProfile(name);

  test('law: there is a hint where the card refuses a file, and none where it does not', () => {
    let refusals = 0;
    let permissions = 0;
    fc.assert(
      fc.property(fc.array(action, { minLength: 1, maxLength: 14 }), (actions) => {
        const session = new Session(profile);
        let label = 'MF';
        for (const step of actions) {
          if (step.kind === 'select') {
            if (/^(9000|61|6F)/.test(session.send(selects[step.label]!))) label = step.label;
          } else if (step.kind === 'authenticate') session.authenticate(label, step.reference, step.right);
          else if (step.kind === 'verify') session.send(`0020000003${step.right ? PIN : '000000'}`);
          else if (step.kind === 'ask') session.send('00200000');
          else {
            session.reset(step.contact || name !== 'gen3' ? 'contact' : 'contactless');
            label = 'MF';
          }
        }
        const directory = session.decoder.dictionary!.directories.find((other) => other.label === label)!;
        for (const command of probes(directory)) {
          const { refused, hint } = session.judge(command);
          expect(`${label} ${command} ${hint !== undefined}`).toBe(`${label} ${command} ${refused}`);
          if (refused) refusals++;
          else permissions++;
        }
      }),
      { numRuns: 150 },
    );
    expect(refusals).toBeGreaterThan(20);
    expect(permissions).toBeGreaterThan(20);
  });

  const directories = createTraceDecoder(profile, 'en').dictionary!.directories.filter(
    ({ label }) => label in selects,
  );
  const chosen = (label: string): Session => {
    const session = new Session(profile);
    if (label !== 'MF') session.send(selects.SSSE!);
    if (label !== 'SSSE') session.send(selects[label]!);
    return session;
  };

  test('a file that is not found here is where the hint says', () => {
    const identifiers = new Set(directories.flatMap(({ files = [] }) => files.map(({ fid }) => fid)));
    let told = 0;
    for (const { label } of directories) {
      const session = chosen(label);
      for (const fid of identifiers) {
        const command = `00A4020002${fid.toString(16)}`;
        const answer = toHex(session.card.transmit(bytes(command)));
        const { hint } = session.decoder.decode(bytes(command), bytes(answer)).response;
        if (answer !== '6A82') continue;
        told++;
        const places = /lies in (.*): SELECT/.exec(hint!)![1]!.split(/, | or /);
        for (const place of places.filter((other) => other in selects))
          expect(chosen(place).send(command)).toBe('9000');
      }
    }
    expect(told).toBeGreaterThan(20);
  });

  test('a key that is not found here is where the hint says', () => {
    let told = 0;
    for (const { label } of directories) {
      const session = chosen(label);
      for (let reference = 0; reference < 0x100; reference++) {
        const command = `008200${reference.toString(16).padStart(2, '0')}10${'00'.repeat(16)}`;
        const answer = toHex(session.card.transmit(bytes(command)));
        const { hint } = session.decoder.decode(bytes(command), bytes(answer)).response;
        const names = new RegExp(`${label} has no key|`).exec(hint ?? '')![0] !== '';
        expect(`${label} ${command} ${names}`).toBe(`${label} ${command} ${answer === '6A88'}`);
        const places = /; ((?:DF\d\d|SSSE|MF|, | or )+) would/.exec(hint ?? '')?.[1]?.split(/, | or /) ?? [];
        for (const place of places) {
          told++;
          expect(chosen(place).send(command)).not.toBe('6A88');
        }
      }
    }
    expect(told).toBeGreaterThan(10);
  });

  test('the key that a hint names opens the file', () => {
    const session = new Session(profile);
    session.send(selects.SSSE!);
    const { refused, hint } = session.judge('00B0880001');
    if (name === 'gen1') return;
    expect(refused).toBe(true);
    expect(hint).toBe(
      'EF08 needs SSSE.RK, key 0A, to be read; GET CHALLENGE, then EXTERNAL AUTHENTICATE with P2 0A in SSSE',
    );
    session.authenticate('SSSE', 0x0a, true);
    expect(session.judge('00B0880001')).toEqual({ refused: false, hint: undefined });
  });
});
