import { builtPackage } from './measure.js';

type CardModel = typeof import('../../card-model/index.js');
type DirectoryImage = import('../../card-model/index.js').DirectoryImage;

const COMMANDS = 1_000_000;
const CHECK_EVERY = 2_000;
/** Files whose reading needs a right that random bytes cannot gain: SSSE EF06, by number and by SFI. */
const PROBES = ['00A404000F7378312E73682EC9E7BBE1B1A3D5CF', '00B2013400', '00B0870000', '00B0880000'];
const INSTRUCTIONS = [0xa4, 0xb2, 0xdc, 0xe2, 0xb0, 0xd6, 0x20, 0x5e, 0x24, 0x84, 0xc0, 0x88, 0x82];
const CLASSES = [0x00, 0x80, 0x84];
const SEED = 0x5ca2d;

/** Numbers below `limit`, the same in every run (xorshift, George Marsaglia 2003). */
function seededNumbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

/** Half of the commands are made from what the card knows, half are any bytes at all. */
function randomCommand(below: (limit: number) => number): Uint8Array {
  const known = below(2) === 0;
  const bytes = Uint8Array.from({ length: below(known ? 28 : 40) + (known ? 4 : 0) }, () => below(256));
  if (known) {
    bytes[0] = CLASSES[below(CLASSES.length)]!;
    bytes[1] = INSTRUCTIONS[below(INSTRUCTIONS.length)]!;
    bytes[2] = below(12);
    if (bytes.length > 5) bytes[4] = bytes.length - 5;
  }
  return bytes;
}

function secretsOf(directory: DirectoryImage): Uint8Array[] {
  const pins = directory.pin ? [directory.pin.value] : [];
  return [...directory.keys.map((key) => key.value), ...pins, ...directory.directories.flatMap(secretsOf)];
}

function triesOf(directory: DirectoryImage): number[] {
  const pins = directory.pin ? [directory.pin.triesLeft] : [];
  return [...directory.keys.map((key) => key.triesLeft), ...pins, ...directory.directories.flatMap(triesOf)];
}

/** A million random commands to one card; throws at the first broken promise of the card. */
export async function runRandomCommands(): Promise<void> {
  const { createCard } = await builtPackage<CardModel>('card-model');
  const card = createCard();
  const below = seededNumbers(SEED);
  const secrets = secretsOf(card.contents().masterFile).map((secret) => Buffer.from(secret));
  let tries = triesOf(card.contents().masterFile);
  const statusWords = new Map<number, number>();
  const start = performance.now();
  for (let count = 1; count <= COMMANDS; count++) {
    const command = randomCommand(below);
    const answer = card.transmit(command);
    check(answer, command, secrets);
    const statusWord = (answer.at(-2)! << 8) | answer.at(-1)!;
    statusWords.set(statusWord, (statusWords.get(statusWord) ?? 0) + 1);
    if (count % CHECK_EVERY === 0) {
      const now = triesOf(card.contents().masterFile);
      if (now.some((left, index) => left > tries[index]!))
        throw new Error('a retry counter rose without a right secret');
      tries = now;
      for (const probe of PROBES) {
        const probed = card.transmit(Buffer.from(probe, 'hex'));
        if (probe.startsWith('00B') && probed.length > 2)
          throw new Error(`${probe} was served without its key`);
      }
      if (below(10) === 0) card.powerOn(below(2) === 0 ? 'contact' : 'contactless');
    }
    if (card.fault) throw new Error('a fault inside the card', { cause: card.fault });
  }
  const seconds = (performance.now() - start) / 1000;
  process.stdout.write(
    `\n${COMMANDS} random commands, seed ${SEED.toString(16)}: no invariant broken (${seconds.toFixed(1)} s)\n`,
  );
  const most = [...statusWords].sort(([, a], [, b]) => b - a).slice(0, 12);
  process.stdout.write(
    `  ${most.map(([sw, times]) => `${sw.toString(16).toUpperCase()} ${times}`).join(', ')}\n`,
  );
}

/** At least two bytes, a status word, and no secret; only GET CHALLENGE answers with bytes of chance. */
function check(answer: Uint8Array, command: Uint8Array, secrets: readonly Buffer[]): void {
  if (answer.length < 2) throw new Error(`an answer of ${answer.length} bytes`);
  if (answer.length === 2 || command[1] === 0x84) return;
  const bytes = Buffer.from(answer.buffer, answer.byteOffset, answer.length);
  if (secrets.some((secret) => bytes.includes(secret))) throw new Error('a secret in an answer');
}
