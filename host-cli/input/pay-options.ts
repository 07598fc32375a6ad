import { type Command, Option } from 'commander';
import { BANK_PIN_FILE_OPTION, NEW_BANK_PIN_FILE_OPTION } from './bank-pin.js';

/** The options of `sscard pay` but those of the card, in the groups in which its help shows them. */
export function addPayOptions(command: Command): void {
  addTasks(command.optionsGroup('What to do, one of:'));
  addPaymentOptions(command.optionsGroup('The payment:'));
  addTerminalOptions(command.optionsGroup('The terminal:'));
}

function addTasks(command: Command): void {
  command
    .option('--amount <yuan>', 'pay so much')
    .option('--load <yuan>', 'load the electronic cash from the issuer (圈存)')
    .option('--balance', 'tell the electronic cash and its limits')
    .option('--log', 'list what the card has recorded')
    .option('--change-pin', 'have the issuer set a new PIN; the current one is verified first')
    .option('--replace-pin', 'have the issuer set a new PIN, the current one being forgotten')
    .option('--unblock-pin', 'have the issuer give the PIN tries back')
    .option('--unblock-application', 'have the issuer unblock or activate the application');
}

function addPaymentOptions(command: Command): void {
  command
    .option('--issuer <file|tcp>', 'who is asked online')
    .option('--online', 'have the issuer decide in any case')
    .option('--offline-only', 'a terminal that never goes online')
    .option('--currency <code>', 'ISO 4217, such as 0840 or USD (default: 0156)')
    .addOption(
      new Option('--algorithm <set>', 'offered to a card that has both (default: sm)').choices([
        'sm',
        'international',
      ]),
    )
    .option('--no-electronic-cash', 'over contacts: debit/credit only')
    .option('--contactless-debit-credit', 'offer debit/credit over contactless (TTQ b1.7)')
    .option('--aid <hex>', 'the application, or the beginning of its AID')
    .option('--date <time>', 'YYYY-MM-DD or YYYY-MM-DDThh:mm:ss (default: now)')
    .option('--receipt <file>', 'write the receipt there, as JSON')
    .option('--timeline', 'show the commands, their bytes and the time on the air')
    .option(...BANK_PIN_FILE_OPTION)
    .option(...NEW_BANK_PIN_FILE_OPTION);
}

function addTerminalOptions(command: Command): void {
  command
    .option(
      '--cvm-limit <yuan>',
      'no PIN and no signature up to there (default: contactless 1000, contact 0)',
    )
    .option('--floor-limit <yuan>', 'the issuer decides from there on (default: 1000)')
    .option(
      '--random-online <share>',
      'percent of the payments over contacts that go online by chance; TARGET,MAXIMUM,YUAN: rising from that amount on (default: 0)',
    )
    .option('--seed <text>', 'the same choice by --random-online each time, for tests')
    .option('--unpredictable-number <hex>', '9F37 as given, for tests (default: random)')
    .option('--ca <file>', 'further public keys of certification authorities')
    .option('--exception-list <file>', 'card numbers that are refused, one a line')
    .option('--merchant <name>', 'printed on the receipt and kept in the log of the card');
}
