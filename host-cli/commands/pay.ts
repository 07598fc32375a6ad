import { Option } from 'commander';
import type { ExitName } from '../errors/exit-codes.js';
import { UsageError } from '../errors/usage-error.js';
import { writeWhole } from '../files/write-file.js';
import { askSecretAt } from '../input/ask-secret.js';
import { BANK_PIN_FILE_OPTION, bankPin } from '../input/bank-pin.js';
import {
  caKeys,
  chosenAid,
  type PayOptionTexts,
  paymentTask,
  paymentTime,
  terminalConfiguration,
} from '../input/pay-arguments.js';
import { openIssuer } from '../issuer/open-issuer.js';
import { coloursFor } from '../output/colours.js';
import { paymentLines } from '../output/pay-text.js';
import { balanceLines, paymentLogLines } from '../output/purse-text.js';
import { stepLines } from '../output/step-text.js';
import { tellRefusal } from '../output/tell-refusal.js';
import { timelineLines } from '../output/timeline-text.js';
import { toJson } from '../output/to-json.js';
import {
  addConnectionOptions,
  type ConnectionArguments,
  connectionOptions,
} from '../program/connection-options.js';
import { examples } from '../program/help-text.js';
import type { ConfigureVerb, Invocation } from '../program/verb.js';
import { type PaymentStep, pay, readPaymentLog, readPurseBalance, timelineOf } from '../terminal/index.js';

interface Arguments extends ConnectionArguments, PayOptionTexts {
  readonly issuer?: string;
  readonly ca?: string;
  readonly pinFile?: string;
  readonly receipt?: string;
  readonly timeline?: true;
  readonly balance?: true;
  readonly log?: true;
}

const NOTES = `
Amounts are in yuan with at most two decimals. A simulated card is tapped (contactless) unless --interface contact; loading
and unblocking need the contacts. --issuer takes a personalisation file with the bank's master keys (financial.keys), or
tcp:HOST:PORT of 'sscard issuer'; without it the terminal cannot go online. The PIN is that of the bank application, not
the social one. The terminal trusts test keys only; --ca adds { schemeKeys: [...] }. -v tells every step: TVR, TSI, CVR,
TTQ, CTQ bit by bit. Exit code 0 when the payment was approved, 1 when it was not.`;

/** `sscard pay`: the bank application. */
export const configure: ConfigureVerb = (command, action) => {
  addConnectionOptions(
    command
      .option('--amount <yuan>', 'pay so much')
      .option('--load <yuan>', 'load the electronic cash from the issuer (圈存)')
      .option('--unblock-pin', 'have the issuer give the PIN tries back')
      .option('--unblock-application', 'have the issuer unblock or activate the application')
      .option('--balance', 'tell the electronic cash and its limits')
      .option('--log', 'list what the card has recorded')
      .option('--currency <number>', 'ISO 4217, such as 0840 (default: 0156)')
      .option('--issuer <file|tcp>', 'who is asked online')
      .option('--online', 'have the issuer decide in any case')
      .option('--offline-only', 'a terminal that never goes online')
      .option('--no-electronic-cash', 'over contacts: debit/credit only')
      .option(
        '--cvm-limit <yuan>',
        'no PIN and no signature up to there (default: contactless 1000, contact 0)',
      )
      .option('--floor-limit <yuan>', 'the issuer decides from there on (default: 1000)')
      .addOption(
        new Option('--algorithm <set>', 'offered to a card that has both (default: sm)').choices([
          'sm',
          'international',
        ]),
      )
      .option('--ca <file>', 'further public keys of certification authorities')
      .option('--aid <hex>', 'the application, or the beginning of its AID')
      .option('--date <time>', 'YYYY-MM-DD or YYYY-MM-DDThh:mm:ss (default: now)')
      .option('--merchant <name>', 'printed on the receipt and kept in the log of the card')
      .option('--exception-list <file>', 'card numbers that are refused, one a line')
      .option('--receipt <file>', 'write the receipt there, as JSON')
      .option('--timeline', 'show the commands, their bytes and the time on the air')
      .option(...BANK_PIN_FILE_OPTION),
  )
    .addHelpText(
      'after',
      `${NOTES}\n${examples(
        ['sscard pay --amount 12.34', 'tap the demonstration card'],
        ['sscard pay -r sim:card.img --amount 12.34 --timeline -v', 'every step, and where the time goes'],
        ['sscard pay -r sim:card.img --load 50 --issuer bank.json', 'load the electronic cash'],
        ['sscard pay -r sim:card.img --amount 2000 --interface contact --issuer tcp:', 'insert the card'],
        ['sscard pay -r sim:card.img --log', 'what was paid and loaded'],
      )}`,
    )
    .action(
      action(async (invocation, given: Arguments) => {
        if (given.balance || given.log) return look(invocation, given);
        return transact(invocation, given);
      }),
    );
};

async function transact(invocation: Invocation, given: Arguments): Promise<ExitName> {
  const { report, language, streams } = invocation;
  const { service, request } = paymentTask(given);
  const { environment } = streams;
  const ask = askSecretAt(streams);
  const askPin = bankPin({ pinFile: given.pinFile, environment, ask });
  const dateTime = paymentTime(given.date, new Date());
  const aid = chosenAid(given.aid);
  const keys = await caKeys(given.ca);
  terminalConfiguration(given, { pinPad: false, contactless: true });
  if (service !== 'purchase') requireContacts(given);
  const { transport } = await invocation.connect(reach(invocation, given, service !== 'purchase'));
  const contactless = transport.protocol === 'contactless';
  if (service !== 'purchase' && contactless) throw new UsageError(NEEDS_CONTACTS);
  const issuer = given.issuer === undefined ? undefined : await openIssuer(given.issuer, environment);
  try {
    const result = await pay({
      transport,
      configuration: terminalConfiguration(given, { pinPad: askPin !== undefined, contactless }),
      request,
      caKeys: keys,
      issuer,
      service,
      askPin,
      aid,
      dateTime,
      observe: await stepPrinter(invocation),
    });
    const timeline = timelineOf(result.exchanges);
    const unwritten =
      given.receipt && result.receipt ? writeReceipt(given.receipt, result.receipt) : undefined;
    const { exchanges: _exchanges, ...told } = result;
    await report.document({ ...told, timeline }, async (colours) => [
      ...(await paymentLines(result, language, colours)),
      ...(given.timeline ? ['', ...(await timelineLines(timeline, language, colours))] : []),
    ]);
    if (unwritten !== undefined) throw unwritten;
    return result.outcome === 'approved' ? 'DONE' : 'REFUSED';
  } finally {
    await issuer?.close();
  }
}

async function look(invocation: Invocation, given: Arguments): Promise<ExitName> {
  const { report, language } = invocation;
  if (given.balance && given.log) throw new UsageError('--balance and --log cannot be used together');
  const paying = given.amount ?? given.load ?? given.unblockPin ?? given.unblockApplication;
  if (paying !== undefined)
    throw new UsageError('--balance and --log pay nothing: leave the other options out');
  const { transport } = await invocation.connect(reach(invocation, given, true));
  if (given.balance) {
    const purse = await readPurseBalance(transport);
    if (purse.outcome !== 'read') return tellRefusal(invocation, purse);
    await report.document(purse, (colours) => balanceLines(purse, language, colours));
    return 'DONE';
  }
  const log = await readPaymentLog(transport);
  if (log.outcome !== 'read') return tellRefusal(invocation, log);
  await report.document(log, (colours) => paymentLogLines(log, language, colours));
  return 'DONE';
}

const NEEDS_CONTACTS =
  'loading and unblocking go over the contacts: use --interface contact or another reader';

function requireContacts({ interface: cardInterface, issuer }: Arguments): void {
  if (cardInterface === 'contactless') throw new UsageError(NEEDS_CONTACTS);
  if (issuer === undefined)
    throw new UsageError('only the issuer can do that: give --issuer FILE or tcp:HOST:PORT');
}

/** A simulated card is tapped where nobody says otherwise; a reader has the interface that it has. */
function reach(
  { reader }: Invocation,
  given: Arguments,
  contact: boolean,
): ReturnType<typeof connectionOptions> {
  const options = connectionOptions(given);
  if (options.cardInterface !== undefined || !reader.startsWith('sim:')) return options;
  return { ...options, cardInterface: contact ? 'contact' : 'contactless' };
}

/** Steps go where the trace goes. */
async function stepPrinter({
  verbose,
  streams,
  language,
}: Invocation): Promise<((step: PaymentStep) => void) | undefined> {
  if (!verbose) return undefined;
  const colours = await coloursFor(streams.error, streams.environment);
  return (step) => {
    streams.error.write(`${stepLines(step, language, colours).join('\n')}\n`);
  };
}

/** The card has paid: what goes wrong now is told after the receipt. @returns what went wrong */
function writeReceipt(path: string, receipt: object): unknown {
  try {
    writeWhole(path, new TextEncoder().encode(`${toJson(receipt, 2)}\n`));
    return undefined;
  } catch (error) {
    return error;
  }
}
