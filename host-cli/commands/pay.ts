import type { Bilingual } from '../../apdu/codec/bilingual.js';
import type { ExitName } from '../errors/exit-codes.js';
import { UsageError } from '../errors/usage-error.js';
import { writeWhole } from '../files/write-file.js';
import { askSecretAt } from '../input/ask-secret.js';
import { bankPin, newBankPin } from '../input/bank-pin.js';
import {
  caKeys,
  chosenAid,
  givenTasks,
  type PayOptionTexts,
  paymentTask,
  paymentTime,
  terminalConfiguration,
  terminalRandom,
} from '../input/pay-arguments.js';
import { addPayOptions } from '../input/pay-options.js';
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
import {
  bringsNewPin,
  type PaymentReasonCode,
  type PaymentStep,
  pay,
  readPaymentLog,
  readPurseBalance,
  timelineOf,
} from '../terminal/index.js';

interface Arguments extends ConnectionArguments, PayOptionTexts {
  readonly issuer?: string;
  readonly ca?: string;
  readonly pinFile?: string;
  readonly newPinFile?: string;
  readonly receipt?: string;
  readonly timeline?: true;
  readonly balance?: true;
  readonly log?: true;
}

const NOTES = `
Amounts have at most two decimals: yuan and fen, or the hundredths of another currency. A simulated card is tapped
(contactless) unless --interface contact; loading, PINs and unblocking need the contacts. --issuer takes a
personalisation file with the bank's master keys (financial.keys), or tcp:HOST:PORT of 'sscard issuer'; without it the
terminal cannot go online. The terminal trusts test keys only; --ca adds { schemeKeys: [...] }.

The PIN is that of the bank application, not the social one, and is never typed on the command line; over tcp: it is sent
only where both sides share a token (SSCARD_TOKEN). After --change-pin and --replace-pin the file of --issuer still holds
the old PIN, for which it looks when a PIN is verified online.

-v tells every step: TVR, TSI, CVR, TTQ, CTQ bit by bit. Exit code 0 when the payment was approved, 1 when it was not.`;

/** `sscard pay`: the bank application. */
export const configure: ConfigureVerb = (command, action) => {
  addPayOptions(command);
  addConnectionOptions(command.optionsGroup('The card:'));
  const reached = command.options.find(({ long }) => long === '--interface');
  if (reached)
    reached.description = 'how a simulated card is reached (default: contactless to pay, else contact)';
  command
    .addHelpText(
      'after',
      `${NOTES}\n${examples(
        ['sscard pay --amount 12.34', 'tap the demonstration card'],
        ['sscard pay -r sim:card.img --amount 12.34 --timeline -v', 'every step, and where the time goes'],
        ['sscard pay -r sim:card.img --load 50 --issuer bank.json', 'load the electronic cash'],
        ['sscard pay -r sim:card.img --amount 2000 --interface contact --issuer tcp:', 'insert the card'],
        [
          'sscard pay -r sim:card.img --change-pin --issuer bank.json',
          'asks twice for the new PIN, then for the old one',
        ],
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
  const { pinFile, newPinFile } = given;
  if (service !== 'purchase') requireContacts(given);
  const askPin = bankPin({ pinFile, environment, ask });
  if (service === 'change-pin' && askPin === undefined) throw new UsageError(NO_BANK_PIN);
  const newPin = bringsNewPin(service)
    ? await newBankPin({ pinFile, newPinFile, environment, ask })
    : undefined;
  const random = terminalRandom(given);
  const dateTime = paymentTime(given.date, new Date());
  const aid = chosenAid(given.aid);
  const keys = await caKeys(given.ca);
  terminalConfiguration(given, { pinPad: false, contactless: true });
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
      newPin,
      aid,
      random: invocation.random,
      ...random,
      dateTime,
      observe: await stepPrinter(invocation),
    });
    const timeline = timelineOf(result.exchanges);
    const unwritten =
      given.receipt && result.receipt ? writeReceipt(given.receipt, result.receipt) : undefined;
    const { exchanges: _exchanges, ...told } = result;
    const lacksIssuer = issuer === undefined && UNABLE.has(result.code);
    await report.document({ ...told, timeline }, async (colours) => [
      ...(await paymentLines(result, language, colours)),
      ...(lacksIssuer ? [colours.bytes(ISSUER_HINT[language])] : []),
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
  const [task] = givenTasks(given);
  if (task !== undefined) throw new UsageError(`--balance and --log pay nothing: leave ${task} out`);
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
  'loading, PINs and unblocking go over the contacts: use --interface contact or another reader';
const NO_BANK_PIN =
  'no current PIN was given: use --pin-file FILE or SSCARD_BANK_PIN, or run at a terminal to be asked; --replace-pin is for a forgotten one';
/** Ends that a payment has because nobody could be asked. */
const UNABLE: ReadonlySet<PaymentReasonCode> = new Set(['UNABLE_ONLINE', 'APPROVED_UNABLE_ONLINE']);
const ISSUER_HINT: Bilingual = {
  en: 'next: give --issuer FILE with the master keys of the bank, or tcp:HOST:PORT of sscard issuer',
  zh: '提示：用 --issuer 指定含银行主密钥的文件，或 sscard issuer 的 tcp:HOST:PORT',
};

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
