import { dirname } from 'node:path';
import { TransportError } from '../../apdu/transport/transport-error.js';
import type { ExitName } from '../errors/exit-codes.js';
import { FileError } from '../errors/file-error.js';
import { UsageError } from '../errors/usage-error.js';
import { readStructured } from '../files/structured-text.js';
import { statOf, writeWhole } from '../files/write-file.js';
import { askSecretAt } from '../input/ask-secret.js';
import { type DebitOptionTexts, debitRequest } from '../input/debit-arguments.js';
import { KEYS_OPTION, type KeyFile, loadKeyFile, requireKeyFile } from '../input/key-file.js';
import { PIN_FILE_OPTION, requirePin } from '../input/pin-source.js';
import { debitRefusalText, receiptLines, recordLines } from '../output/debit-text.js';
import { tellRefusal } from '../output/tell-refusal.js';
import { toJson } from '../output/to-json.js';
import {
  addConnectionOptions,
  type ConnectionArguments,
  connectionOptions,
} from '../program/connection-options.js';
import { examples } from '../program/help-text.js';
import type { ConfigureVerb, Invocation } from '../program/verb.js';
import { debit } from '../terminal/debit/debit.js';
import {
  type ReadDebitsMeans,
  readDebitRecords,
  readSpendingControl,
} from '../terminal/debit/read-debits.js';
import { type DebitReceipt, parseReceipt } from '../terminal/debit/receipt.js';
import { verifyReceipt } from '../terminal/debit/verify-receipt.js';
import { identifyCard } from '../terminal/identify-card.js';

interface Arguments extends ConnectionArguments, DebitOptionTexts {
  readonly receipt?: string;
  readonly verify?: string;
  readonly log?: true;
  readonly keys?: string;
  readonly pinFile?: string;
}

const RK_DF04 = 'DF04.RK';
const RK_EF06 = 'DF04.RK_EF06';

const NOTES = `
Amounts are in yuan with at most two decimals; those not given are 0. The keys must hold DF04.DPK; with DF04.DTK the TAC
is checked, with DF04.RK_EF06 the debits left are told. A receipt holds no secret; it never replaces a file.
--verify needs no card: exit code 0 when the TAC is right, 1 when it is wrong, 4 when the file is damaged.
--log needs the PIN or the key DF04.RK.`;

/** `sscard debit`: 就医结算 with DF04. */
export const configure: ConfigureVerb = (command, action) => {
  addConnectionOptions(
    command
      .option('--account <yuan>', 'from the personal account (个人账户)')
      .option('--self-pay <yuan>', 'in cash (个人自付)')
      .option('--pooled <yuan>', 'from the pooled fund (统筹基金)')
      .option('--terminal <number>', 'of the terminal (终端机编号), 12 digits')
      .option('--sequence <number>', "the terminal's own (default: seconds since 1970)")
      .option('--time <time>', 'YYYYMMDDhhmmss (default: now, by the clock of this machine)')
      .option('--receipt <file>', 'write the receipt there, as JSON')
      .option('--verify <receipt>', 'check the TAC of a receipt instead')
      .option('--log', 'list the debits that the card has recorded instead')
      .option(...KEYS_OPTION)
      .option(...PIN_FILE_OPTION),
  )
    .addHelpText(
      'after',
      `${NOTES}\n${examples(
        [
          'sscard debit -r sim:card.img --account 10 --self-pay 2.50 --terminal 000000000001 --keys keys.json',
          'pay 12.50',
        ],
        ['sscard debit --verify receipt.json --keys keys.json', 'check a receipt'],
        ['sscard debit -r sim:card.img --log --keys keys.json', 'what was paid, newest first'],
      )}`,
    )
    .action(
      action(async (invocation, given: Arguments) => {
        refuseMixture(given);
        if (given.verify !== undefined) return verify(invocation, given.verify, given);
        return given.log ? log(invocation, given) : pay(invocation, given);
      }),
    );
};

/** One thing at a time: nobody shall pay who wanted to look. */
function refuseMixture(given: Arguments): void {
  const { account, selfPay, pooled, terminal, sequence, time, receipt, verify, log } = given;
  const paying = [account, selfPay, pooled, terminal, sequence, time, receipt].some(
    (option) => option !== undefined,
  );
  if ([paying, verify !== undefined, log ?? false].filter(Boolean).length > 1) {
    throw new UsageError('--verify, --log and the options of a payment cannot be used together');
  }
}

async function pay(invocation: Invocation, given: Arguments): Promise<ExitName> {
  const { report, language, streams } = invocation;
  const request = debitRequest(given, new Date());
  const keyFile = await requireKeyFile(given.keys, streams.environment, 'debit');
  if (given.receipt !== undefined) refuseUnfitPath(given.receipt);
  const pin = await pinFor(invocation, given, keyFile);
  const { transport } = await invocation.connect(connectionOptions(given));
  const identification = await identifyCard(transport);
  if (identification.outcome !== 'identified') return tellRefusal(invocation, identification);

  const { keyRing } = keyFile;
  const result = await debit(transport, request, keyRing, identification, { pin });
  if (result.outcome === 'refused') {
    await report.document(result, ({ refusal }) => refusal(debitRefusalText(result, language)));
    return 'REFUSED';
  }
  if (result.outcome !== 'done') return tellRefusal(invocation, result);

  // The money is spent: whatever fails from now on, the receipt is told.
  const unwritten = given.receipt === undefined ? undefined : writeReceipt(given.receipt, result.receipt);
  const debitsLeft = keyRing.has(RK_EF06)
    ? await unlessLinkFails(async () => {
        const control = await readSpendingControl(transport, identification, { pin, keys: keyRing });
        return control.outcome === 'read' ? control.debitsLeft : undefined;
      })
    : undefined;
  const { receipt, ceiling, tac } = result;
  await report.document({ ...result, ...(debitsLeft !== undefined && { debitsLeft }) }, (colours) => {
    const tacRight = tac === 'not-checked' ? undefined : tac === 'right';
    return receiptLines(receipt, { tacRight, ceiling, debitsLeft }, language, colours);
  });
  if (unwritten !== undefined) throw unwritten;
  return tac === 'wrong' ? 'REFUSED' : 'DONE';
}

async function verify(
  { report, language, streams }: Invocation,
  path: string,
  given: Arguments,
): Promise<ExitName> {
  const { keyRing } = await requireKeyFile(given.keys, streams.environment, 'debit --verify');
  const receipt = parseReceipt(await readStructured(path), path);
  const right = verifyReceipt(receipt, keyRing);
  await report.document({ outcome: right ? 'right' : 'wrong', receipt }, (colours) =>
    receiptLines(receipt, { tacRight: right }, language, colours),
  );
  return right ? 'DONE' : 'REFUSED';
}

async function log(invocation: Invocation, given: Arguments): Promise<ExitName> {
  const { report, language, streams } = invocation;
  const keyFile = await loadKeyFile(given.keys, streams.environment);
  const byKey = keyFile?.keyRing.has(RK_DF04) && given.pinFile === undefined;
  const means: ReadDebitsMeans = {
    ...(keyFile && { keys: keyFile.keyRing }),
    ...(!byKey && { pin: await pinFor(invocation, given, keyFile) }),
  };
  const { transport } = await invocation.connect(connectionOptions(given));
  const identification = await identifyCard(transport);
  if (identification.outcome !== 'identified') return tellRefusal(invocation, identification);
  const result = await readDebitRecords(transport, identification, means);
  if (result.outcome !== 'read') return tellRefusal(invocation, result);
  await report.document(result, (colours) => recordLines(result.records, language, colours));
  return 'DONE';
}

function pinFor({ streams }: Invocation, { pinFile }: Arguments, keyFile?: KeyFile): Promise<string> {
  return requirePin({
    ...(pinFile !== undefined && { pinFile }),
    ...(keyFile && { keyFile }),
    environment: streams.environment,
    ask: askSecretAt(streams),
  });
}

/** Found out before the card pays. */
function refuseUnfitPath(path: string): void {
  if (statOf(path) !== undefined) {
    throw new UsageError(`${path} is there already, and a receipt never replaces a file: give another path`);
  }
  if (statOf(dirname(path))?.isDirectory()) return;
  throw new FileError(
    'FILE_UNWRITABLE',
    path,
    'cannot be written: there is no such folder; nothing was paid',
  );
}

/** @returns what went wrong */
function writeReceipt(path: string, receipt: DebitReceipt): unknown {
  try {
    writeWhole(path, new TextEncoder().encode(`${toJson(receipt, 2)}\n`));
    return undefined;
  } catch (error) {
    return error;
  }
}

async function unlessLinkFails<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TransportError) return undefined;
    throw error;
  }
}
