import type { CardInterface } from '../../apdu/transport/card-port.js';
import { UsageError } from '../errors/usage-error.js';
import { examples } from '../program/help-text.js';
import {
  addSimulationOptions,
  type SimulationArguments,
  simulationOptions,
} from '../program/simulation-options.js';
import type { ConfigureVerb, Invocation } from '../program/verb.js';
import { DESK_FORMS } from '../serving/desk-lines.js';
import { HeldCard } from '../serving/held-card.js';
import { OfferedCard } from '../serving/offered-card.js';
import { runDesk } from '../serving/run-desk.js';
import { type RunningWay, type ServingArguments, WAYS } from '../serving/ways.js';
import { AnswerWriter, serveLines } from '../stdio-server/serve-lines.js';
import { StdioSession } from '../stdio-server/stdio-session.js';

interface Arguments extends SimulationArguments, ServingArguments {
  readonly stdio?: true;
  readonly psam?: string;
}

const NOTES = `
Several ways and several cards at once are allowed. A card with both interfaces shows as two readers, the one with
contacts first; --interface leaves one. Without --stdio, standard input takes ${DESK_FORMS};
SIGUSR1 removes all cards, SIGUSR2 inserts them.

--stdio, one line in, one line out: hexadecimal (answered by the card: data and status word), .reset .warm .off
.contact .contactless (answered by ATR or ATS), .tear N (the next command loses power after its N-th write),
.save PATH, .quit. Every line gets one line, at once and in order; '! ' begins the answer to a line that is none of
these. The card has power from the start. --json has no effect with --stdio: the lines stay as they are.

--tcp listens on this machine alone unless a HOST is given; then a token is needed, from SSCARD_TOKEN or --token-file.`;

/** `sscard serve`: cards for other programs. Contract, serve. */
export const configure: ConfigureVerb = (command, action) => {
  addSimulationOptions(
    command
      .argument('[addresses...]', 'which cards to serve (default: that of --reader)')
      .option('--stdio', 'one command a line on standard input, one answer a line on standard output')
      .option('--pcsc-socket <path>', 'for PC/SC programs with PCSCLITE_CSOCK_NAME=<path>; no root, no pcscd')
      .option('--vpcd [host:port]', 'in the virtual readers of pcscd')
      .option(
        '--early-length-byte',
        "with --vpcd: avoids the 48 ms of Debian's driver, for cards with short answers",
      )
      .option('--tcp [host:port]', 'for tcp: addresses of sscard elsewhere')
      .option('--psam <address>', 'a PSAM in a further slot of the reader of the first card')
      .option('--token-file <path>', 'with --tcp: the secret that both sides share'),
  )
    .addHelpText(
      'after',
      `${NOTES}\n${examples(
        ['sscard serve --stdio', 'the demonstration card, line by line'],
        ['sscard serve sim:card.img --stdio', 'a card image; each change is in the file before its answer'],
        ['sscard serve --pcsc-socket /tmp/sscard.sock', 'for every PC/SC program; prints the line to export'],
        ['sscard serve sim:a.img sim:b.img --tcp', 'two cards for tcp: addresses'],
        [
          'sscard serve sim:a.img --psam sim:psam.img --pcsc-socket /tmp/sscard.sock',
          'a reader with a PSAM in it',
        ],
        ['echo 00A404000F7378312E73682EC9E7BBE1B1A3D5CF | sscard serve --stdio', 'select SSSE; prints 611E'],
      )}`,
    )
    .action(
      action(async (invocation, addresses: string[], given: Arguments) => {
        const places = addresses.length === 0 ? [invocation.reader] : addresses;
        const ways = WAYS.filter(({ name }) => given[name] !== undefined);
        checkArguments(given, places, ways.length);
        if (ways.length === 0) await serveStdioAlone(invocation, places[0]!, given);
        else await serveWays(invocation, places, ways, given);
        return 'DONE';
      }),
    );
};

function checkArguments(given: Arguments, places: readonly string[], ways: number): void {
  if (!given.stdio && ways === 0) {
    throw new UsageError('say how to serve: --stdio, --pcsc-socket PATH, --vpcd or --tcp');
  }
  if (given.stdio && places.length > 1) throw new UsageError('--stdio serves one card; give one address');
  if (given.earlyLengthByte && !given.vpcd) throw new UsageError('--early-length-byte goes with --vpcd');
  if (given.tokenFile !== undefined && !given.tcp) throw new UsageError('--token-file goes with --tcp');
  if (given.psam !== undefined && ways === 0) {
    throw new UsageError(
      '--psam goes with --pcsc-socket, --vpcd or --tcp: --stdio has one card and no second slot',
    );
  }
  const served = given.psam === undefined ? places : [...places, given.psam];
  const twice = served.find((place, index) => place !== 'sim:' && served.indexOf(place) < index);
  if (twice) throw new UsageError(`'${twice}' is there twice: one card cannot be served as two`);
}

/** The plain case, whose speed counts: the card itself, no reader around it. */
async function serveStdioAlone(invocation: Invocation, place: string, given: Arguments): Promise<void> {
  const { streams } = invocation;
  const writer = new AnswerWriter(streams.output);
  const options = { ...simulationOptions(given), beforeSave: () => writer.flush() };
  const card = await invocation.openCard(place, options);
  await serveLines(streams.input, writer, new StdioSession(card, await invocation.trace(card.profile)));
}

async function serveWays(
  invocation: Invocation,
  places: readonly string[],
  ways: typeof WAYS,
  given: Arguments,
): Promise<void> {
  const { streams } = invocation;
  const { cardInterface, ...simulation } = simulationOptions(given);
  const cards: OfferedCard[] = [];
  for (const [number, place] of places.entries()) {
    const card = await invocation.openCard(place, simulation);
    cards.push(new OfferedCard(number, place, card, shown(cardInterface, card.profile.interfaces)));
  }
  if (given.psam !== undefined) {
    const psam = await invocation.openCard(given.psam, {});
    cards.push(
      new OfferedCard(cards.length, given.psam, psam, shown('contact', psam.profile.interfaces), cards[0]),
    );
  }
  const notify = ({ message }: { message: string }): void => {
    streams.error.write(`sscard: ${message}\n`);
  };
  const running: RunningWay[] = [];
  try {
    for (const way of ways) {
      running.push(await way.start({ cards, given, environment: streams.environment, notify }));
    }
    if (given.stdio) await serveStdioBeside(invocation, cards[0]!, running, cardInterface);
    else await serveDesk(invocation, cards, running);
  } finally {
    for (const way of running) await way.close();
  }
}

function shown(
  wanted: CardInterface | undefined,
  offered: readonly CardInterface[],
): readonly CardInterface[] {
  if (wanted === undefined) return offered;
  if (offered.includes(wanted)) return [wanted];
  throw new UsageError(`the card has no ${wanted} interface; it has ${offered.join(', ')}`);
}

/** Standard output belongs to the answers: how to reach the other ways stands on standard error. */
async function serveStdioBeside(
  invocation: Invocation,
  card: OfferedCard,
  running: readonly RunningWay[],
  cardInterface: CardInterface = 'contact',
): Promise<void> {
  const { streams } = invocation;
  for (const { lines } of running) streams.error.write(`${lines.join('\n')}\n`);
  const held = new HeldCard(card.chip, cardInterface);
  held.powerOn();
  const session = new StdioSession(held, await invocation.trace(held.profile));
  await serveLines(streams.input, new AnswerWriter(streams.output), session);
}

async function serveDesk(
  invocation: Invocation,
  cards: readonly OfferedCard[],
  running: readonly RunningWay[],
): Promise<void> {
  const print = await invocation.report.items();
  for (const { data, lines } of running) print(data, () => lines);
  for (const { number, address, readerNames } of cards) {
    print(undefined, () => `card ${number} of ${address}: ${readerNames.join(', ')}`);
  }
  print(undefined, () => `Ctrl-C or .quit ends; known lines: ${DESK_FORMS}`);
  await runDesk(invocation.streams.input, cards, (answer) => print({ answer }, () => answer));
}
