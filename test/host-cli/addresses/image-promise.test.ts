import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import { type BuiltProgram, buildProgram } from '../../support/built-program.js';
import { AID, PIN } from '../../support/demonstration.js';
import { bytes } from '../../support/hex.js';
import { describeWithPrograms, program as programOnPath, works } from '../../support/programs.js';
import { type ProgramEnd, runProgram } from '../../support/run-program.js';
import { StdioCard } from '../../support/stdio-card.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';
import { Terminal } from '../../support/terminal.js';

/** What a card promises of its memory, kept in its file by real processes. */

const KILLS = Number(process.env.SSCARD_KILLS ?? 50);
const LANES = 2;
const SELECT = `00A404000F${AID.SSSE}`;
const WRONG_PIN = '0020000003111111';
const TRIES = '00200000';
const OTHER_PIN = '975318';

let sscard: BuiltProgram;
beforeAll(async () => {
  sscard = await buildProgram();
});
afterAll(() => sscard.remove());
const folder = useTemporaryFolder();

function newImage(name = 'card.img'): string {
  writeFileSync(folder.path(name), createCard().image());
  return folder.path(name);
}

function terminalAt(image: Uint8Array): Terminal {
  const terminal = new Terminal(createCard({ image }));
  terminal.send(SELECT);
  return terminal;
}

const serve = (path: string): StdioCard => new StdioCard(sscard.start(['serve', `sim:${path}`, '--stdio']));
const sscardEnd = (...argv: string[]): Promise<ProgramEnd> =>
  runProgram(process.execPath, [sscard.main, ...argv]);
const triesIn = (path: string): string => terminalAt(readFileSync(path)).say('tries');

describe('killed at any moment', () => {
  const whole = (below: number): number => Math.floor(Math.random() * below);
  const pinOf = (image: Uint8Array): string =>
    [PIN, OTHER_PIN].find((pin) => terminalAt(image).say(`verify ${pin}`) === '9000')!;

  /** Commands of which most change the card; never the last try of the PIN. */
  function* randomCommands(terminal: Terminal): Generator<string, never> {
    let pin = pinOf(terminal.card.image());
    const change = (): string => {
      const old = pin;
      pin = old === PIN ? OTHER_PIN : PIN;
      return `805E010007${old}FF${pin}`;
    };
    const update = (): string => `00DC052C06050420${String(whole(1e6)).padStart(6, '0')}`;
    for (;;) {
      if (/^63C[0-2]$/.test(terminal.say('tries'))) yield `0020000003${pin}`;
      else yield [() => WRONG_PIN, () => WRONG_PIN, change, update][whole(4)]!();
    }
  }

  /** @returns whether the last command got no answer */
  async function killOnce(path: string): Promise<boolean> {
    const twin = terminalAt(readFileSync(path));
    const card = serve(path);
    expect([await card.ask(SELECT), card.errors]).toEqual(['611E', '']);
    const challenge = bytes((await card.ask('0084000008'))!.slice(0, -4));
    expect(await card.ask(twin.authentication('SSSE.UK', challenge))).toBe(twin.say('auth SSSE.UK'));
    const commands = randomCommands(twin);
    let [before, after, expected] = [twin.card.image(), twin.card.image(), ''];
    for (let left = whole(8); left >= 0; left--) {
      const command = commands.next().value;
      before = after;
      expected = twin.send(command);
      after = twin.card.image();
      card.send(command);
      if (left > 0) expect(await card.answer()).toBe(expected);
    }
    await delay(whole(7));
    await card.kill();
    const answer = await card.answer();
    const kept = readFileSync(path);
    if (answer !== undefined) expect(answer).toBe(expected);
    expect(kept.equals(after) || (answer === undefined && kept.equals(before))).toBe(true);
    return answer === undefined;
  }

  test('the image is that of before or after the command, and the next process goes on with it', async () => {
    let [kills, cutOff] = [0, 0];
    const lane = async (_: unknown, index: number): Promise<void> => {
      const path = newImage(`${index}.img`);
      while (kills < KILLS) {
        kills++;
        if (await killOnce(path)) cutOff++;
      }
      const card = serve(path);
      expect(await card.ask(SELECT)).toBe('611E');
      card.send('.quit');
      await card.ended;
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    expect(cutOff).toBeGreaterThan(0);
    expect(folder.names()).toEqual(Array.from({ length: LANES }, (_, index) => `${index}.img`));
  });
});

describe('one image, one process', () => {
  test('the second is told who holds it, and the first goes on', async () => {
    const path = newImage();
    const card = serve(path);
    await card.ask(SELECT);
    const { exitCode, output, errors } = await sscardEnd('apdu', '-r', `sim:${path}`, '--json', SELECT);
    expect(exitCode).toBe(3);
    expect(errors).toMatch(
      /^sscard: \S+: the card image is held by 'sscard serve', process \d+ on .*: end it first.*\n$/,
    );
    expect(JSON.parse(output).error).toMatchObject({ code: 'IMAGE_IN_USE', exitCode: 3 });
    expect(await card.ask(`.save ${path}`)).toBe('saved');
    expect(await card.ask(WRONG_PIN)).toBe('63C5');
    card.send('.quit');
    await card.ended;
    expect(folder.names()).toEqual(['card.img']);
    expect((await sscardEnd('apdu', '-r', `sim:${path}`, SELECT)).exitCode).toBe(0);
  });

  test('commands that are started at once come one after the other', async () => {
    const path = newImage();
    const ends = await Promise.all(
      Array.from({ length: 2 }, () => sscardEnd('apdu', '-r', `sim:${path}`, SELECT, WRONG_PIN)),
    );
    expect(ends.map(({ exitCode, errors }) => [exitCode, errors])).toEqual(ends.map(() => [1, '']));
    expect(triesIn(path)).toBe('63C4');
    expect(folder.names()).toEqual(['card.img']);
  });

  test('a card cannot be served as two', async () => {
    const path = newImage();
    const { exitCode, errors } = await sscardEnd(
      'serve',
      `sim:${path}`,
      `sim:${folder.path()}/./card.img`,
      '--tcp',
    );
    expect(exitCode).toBe(3);
    expect(errors).toMatch(/card\.img: the card image is open in this program already[^\n]*\n$/);
    expect(folder.names()).toEqual(['card.img']);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s frees it', async (signal) => {
    const path = newImage();
    const child = sscard.start(['serve', `sim:${path}`, '--stdio']);
    const card = new StdioCard(child);
    expect(await card.ask(SELECT)).toBe('611E');
    expect(folder.names()).toEqual(['card.img', 'card.img.lock']);
    await card.kill(signal);
    expect(child.signalCode).toBe(signal);
    expect(folder.names()).toEqual(['card.img']);
  });

  test('a desk that is asked to end frees it', async () => {
    const path = newImage();
    const child = sscard.start(['serve', `sim:${path}`, '--tcp', '127.0.0.1:0']);
    await once(child.stdout!, 'data');
    expect(folder.names()).toEqual(['card.img', 'card.img.lock']);
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(folder.names()).toEqual(['card.img']);
  });
});

const needs = [
  programOnPath('nsenter', 'util-linux'),
  works('the right to mount (root)', ['unshare', '--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/tmp']),
];

describeWithPrograms('a disk of its own', needs, () => {
  /** Mounted where no other process sees it, and gone with the process that holds the namespace. */
  let holder: ReturnType<typeof spawn>;
  let path = '';
  let inside: readonly string[] = [];
  /** The way of this process to what is in the namespace. */
  const outside = (name: string): string => `/proc/${holder.pid}/root${folder.path(name)}`;

  beforeEach(async () => {
    const mount = `mount -t tmpfs -o size=256k tmpfs ${folder.path()} && echo ready && exec cat`;
    holder = spawn('unshare', ['--mount', 'sh', '-c', mount], { stdio: ['pipe', 'pipe', 'inherit'] });
    await once(holder.stdout!, 'data');
    inside = ['--target', String(holder.pid), '--mount', '--', process.execPath, sscard.main];
    path = folder.path('card.img');
    writeFileSync(outside('card.img'), createCard().image());
  });
  afterEach(async () => {
    holder.stdin!.end();
    await once(holder, 'close');
  });

  const serveInside = (): StdioCard =>
    new StdioCard(spawn('nsenter', [...inside, 'serve', `sim:${path}`, '--stdio']));
  const names = (): string[] => readdirSync(outside('.')).sort();

  function fill(): void {
    const block = new Uint8Array(1024);
    for (;;) {
      try {
        appendFileSync(outside('filler'), block);
      } catch {
        return;
      }
    }
  }

  test('that is full: nothing is half written, and the card goes on when there is space', async () => {
    const card = serveInside();
    expect([await card.ask(SELECT), await card.ask(WRONG_PIN)]).toEqual(['611E', '63C5']);
    const before = readFileSync(outside('card.img'));
    fill();
    // Full, and with room for the beginning of an image.
    for (const free of [0, 4096, 16_384]) {
      truncateSync(outside('filler'), readFileSync(outside('filler')).length - free);
      expect(await card.ask(WRONG_PIN)).toBe(
        `! ${path}: cannot be written: no space is left (ENOSPC); the file is as it was`,
      );
      expect(await card.ask(TRIES)).toMatch(/^! .*no power/);
      expect(readFileSync(outside('card.img')).equals(before)).toBe(true);
      expect(names()).toEqual(['card.img', 'card.img.lock', 'filler']);
      expect([await card.ask('.reset'), await card.ask(SELECT), await card.ask(TRIES)]).toEqual([
        expect.stringMatching(/^3B6D/),
        '611E',
        '63C5',
      ]);
    }
    rmSync(outside('filler'));
    expect(await card.ask(WRONG_PIN)).toBe('63C4');
    expect(triesIn(outside('card.img'))).toBe('63C4');
    card.send('.quit');
    await card.ended;
    expect(names()).toEqual(['card.img']);
  });

  test('that is full from the start: the card can be read, and a change ends with one line', async () => {
    fill();
    const end = (...commands: string[]): Promise<ProgramEnd> =>
      runProgram('nsenter', [...inside, 'apdu', '-r', `sim:${path}`, SELECT, ...commands]);
    expect((await end('00B2072C00')).exitCode).toBe(0);
    const { exitCode, errors } = await end(WRONG_PIN);
    expect([exitCode, errors]).toEqual([
      4,
      `sscard: ${path}: cannot be written: no space is left (ENOSPC); the file is as it was\n`,
    ]);
    expect(triesIn(outside('card.img'))).toBe('63C6');
    expect(names()).toEqual(['card.img', 'filler']);
  });

  test('that is read-only: the card can be read and not be changed', async () => {
    await runProgram('nsenter', [...inside.slice(0, 4), 'mount', '-o', 'remount,ro', folder.path()]);
    const card = serveInside();
    expect([await card.ask(SELECT), await card.ask(TRIES)]).toEqual(['611E', '63C6']);
    expect(await card.ask(WRONG_PIN)).toBe(
      `! ${path}: cannot be written: the file system is read-only (EROFS); the file is as it was`,
    );
    await card.kill();
    expect(names()).toEqual(['card.img']);
  });
});
