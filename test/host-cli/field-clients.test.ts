import type { ChildProcess } from 'node:child_process';
import { createCipheriv } from 'node:crypto';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import clients from '../../fixtures/field/clients.json' with { type: 'json' };
import demonstration from '../../fixtures/personalisation/gen3-demo.json' with { type: 'json' };
import { type BuiltProgram, buildProgram } from '../support/built-program.js';

/*
 * Programs of the field against `serve --stdio`. Their encryption machine is played with node:crypto alone, from the
 * demonstration keys and the words of the conventions, so that no code of ours checks itself. reader-app-1, which
 * computes nothing, is a script: fixtures/scripts/end-to-end.
 */

let program: BuiltProgram;
beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());

type Step = { readonly cmd: string; readonly accept: string };
const stepsOf = (name: string): readonly Step[] => clients.find(({ client }) => client === name)!.steps;

/** A served card: one line out for one line in. */
class ServedCard {
  readonly #process: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(...options: string[]) {
    this.#process = program.start(['serve', '--stdio', ...options]);
    this.#lines = createInterface({ input: this.#process.stdout! })[Symbol.asyncIterator]();
  }

  async send(line: string): Promise<string> {
    this.#process.stdin!.write(`${line}\n`);
    const { value } = await this.#lines.next();
    return value as string;
  }

  /** As a reader that follows up 61xx and 6Cxx below the client. */
  async sendResolved(command: string): Promise<string> {
    const answer = await this.send(command);
    if (/^61..$/.test(answer)) return this.send(`00C00000${answer.slice(2)}`);
    if (/^6C..$/.test(answer)) return this.send(`${command.slice(0, 8)}${answer.slice(2)}`);
    return answer;
  }

  async end(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.#process.once('close', resolve));
    this.#process.stdin!.end();
    return ended;
  }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
const sm4 = (key: Buffer, block: Buffer): Buffer => {
  const cipher = createCipheriv('sm4-ecb', key, null).setAutoPadding(false);
  return Buffer.concat([cipher.update(block), cipher.final()]);
};
const withZeros = (eight: Buffer): Buffer => Buffer.concat([eight, Buffer.alloc(8)]);
const xor = (...parts: Buffer[]): Buffer =>
  Buffer.from(parts[0]!.map((_, at) => parts.reduce((sum, part) => sum ^ part[at]!, 0)));
const withComplement = (factor: Buffer): Buffer =>
  Buffer.concat([factor, Buffer.from(factor.map((byte) => ~byte))]);

/** The encryption machine of the issuer. conventions, Keys and authentication; PIN commands. */
const machine = {
  cardKey(name: string): Buffer {
    const key = demonstration.keys.SSSE.find((candidate) => candidate.name === name)!;
    const steps = Number.parseInt(key.psam!.slice(0, 2), 16) >> 5;
    const factors = [demonstration.provinceFactor, demonstration.areaFactor, demonstration.cardFactor].slice(
      3 - steps,
    );
    return factors.reduce<Buffer>(
      (value, factor) => sm4(value, withComplement(Buffer.from(factor, 'hex'))),
      Buffer.from(key.master, 'hex'),
    );
  },
  processKey(name: string, factor: string): Buffer {
    return sm4(machine.cardKey(name), withZeros(Buffer.from(factor, 'hex')));
  },
  cryptogram(name: string, factor: string, data: string): string {
    const block = sm4(machine.processKey(name, factor), withZeros(Buffer.from(data, 'hex')));
    return hex(xor(block.subarray(0, 8), block.subarray(8)));
  },
  /** Command data of PIN RELOAD. */
  reload(factor: string, pin: string): string {
    const key = machine.processKey('SSSE.PIN_RELOAD', factor);
    const block = Buffer.alloc(16);
    Buffer.from(`${(pin.length / 2).toString(16).padStart(2, '0')}${pin}80`, 'hex').copy(block);
    const enciphered = sm4(key, block);
    const message = Buffer.concat([Buffer.from('8424000114', 'hex'), enciphered, Buffer.from('80', 'hex')]);
    const padded = Buffer.concat([message, Buffer.alloc((16 - (message.length % 16)) % 16)]);
    let chained: Buffer = Buffer.alloc(16);
    for (let at = 0; at < padded.length; at += 16)
      chained = sm4(key, xor(chained, padded.subarray(at, at + 16)));
    const mac = xor(...[0, 4, 8, 12].map((at) => chained.subarray(at, at + 4)));
    return hex(Buffer.concat([enciphered, mac]));
  },
};

/** Fills the places of a command that the client computes, from the challenges the card gave it. */
function filled(command: string, challenges: readonly string[]): string {
  const factor = challenges.at(-1) ?? '';
  const data = challenges.at(-2) ?? '';
  return command
    .replace('<factor8><data8>', `${factor}${data}`)
    .replace(
      '<16 bytes from HSM: crypt8 data8>',
      () => `${machine.cryptogram('SSSE.RK', factor, data)}${data}`,
    )
    .replace('<16 bytes from HSM>', () => `${machine.cryptogram('SSSE.PUK', factor, data)}${data}`)
    .replace('<3-byte BCD PIN>', '246813')
    .replace('<old BCD>FF<new BCD>', '246813FF975318')
    .replace('<enc16><mac4>', () => machine.reload(factor, '864209'));
}

const text = (record: string): string =>
  new TextDecoder('gb18030').decode(Buffer.from(record.slice(4, -4), 'hex')).replace(/\0+$/, '');

/** Runs a sequence whose replies must all end 9000 unless their status is ignored. */
async function runStrict(card: ServedCard, steps: readonly Step[]): Promise<string[]> {
  const challenges: string[] = [];
  const answers: string[] = [];
  for (const { cmd, accept } of steps) {
    const command = filled(cmd, challenges);
    const answer = await card.sendResolved(command);
    if (accept === 'ends 9000') expect(answer, command).toMatch(/9000$/);
    if (command === '0084000008') challenges.push(answer.slice(0, 16));
    answers.push(answer);
  }
  return answers;
}

describe.each([[[]], [['--protocol', 't1', '--le', 'tolerant']]])('served with %j', (options) => {
  test('reader-control-gen3 reads the holder with its encryption machine', async () => {
    const card = new ServedCard(...options);
    const steps = stepsOf('reader-control-gen3');
    const answers = await runStrict(card, options.length === 0 ? steps : withLe(steps));
    const at = (command: string): string => answers[steps.findIndex(({ cmd }) => cmd === command)]!;
    expect(answers[0]).toContain('9F0C03860103');
    expect(text(at('00B207000B'))).toBe('A10000015');
    expect(at('00B2010012').slice(4, 10)).toBe('510100');
    expect(text(at('00B2080014'))).toBe('51010018800101001X');
    expect(text(at('00B2090020'))).toBe('测试持卡人');
    const internal = steps.findIndex(({ cmd }) => cmd.startsWith('0088'));
    const [data, factor] = [answers[internal - 2]!, answers[internal - 1]!].map((answer) =>
      answer.slice(0, 16),
    );
    expect(answers[internal]).toBe(`${machine.cryptogram('SSSE.IRK', factor!, data!)}9000`);
    expect(await card.end()).toBe(0);
  });

  test('reader-control-pin verifies, changes and reloads the PIN', async () => {
    const card = new ServedCard(...options);
    await runStrict(card, stepsOf('reader-control-pin'));
    expect(await card.send('0020000003975318')).toBe('63C5');
    expect(await card.send('0020000003864209')).toBe('9000');
    expect(await card.end()).toBe(0);
  });
});

/** Over T=1 a command with data that wants an answer carries Le. */
function withLe(steps: readonly Step[]): Step[] {
  return steps.map((step) => (/^00(A40400|88)/.test(step.cmd) ? { ...step, cmd: `${step.cmd}00` } : step));
}
