import { STEP_DEFINITIONS } from '../../apdu/script/steps/step-table.js';
import { ABILITIES } from '../campaigns/abilities.js';
import { performCampaign, type Shown } from '../campaigns/perform-campaign.js';
import { type SourceArguments, sourcesFrom } from '../campaigns/script-sources.js';
import type { ExitName } from '../errors/exit-codes.js';
import { UsageError } from '../errors/usage-error.js';
import { KEYS_OPTION } from '../input/key-file.js';
import { PIN_FILE_OPTION } from '../input/pin-source.js';
import { addCampaignOptions, type CampaignArguments, variablesFrom } from '../input/run-arguments.js';
import { addConnectionOptions, type ConnectionArguments } from '../program/connection-options.js';
import { examples } from '../program/help-text.js';
import type { ConfigureVerb, Invocation } from '../program/verb.js';
import { parseReportRequests, type ReportRequest } from '../reports/report-requests.js';

interface Arguments extends ConnectionArguments, CampaignArguments, SourceArguments {
  readonly report?: readonly ReportRequest[];
  readonly steps?: true;
  readonly quiet?: true;
  readonly check?: true;
  readonly format?: true;
  readonly write?: true;
  readonly convert?: true;
}

const NOTES = `
A script has one step a line, # for comments; case, for, if, block and cleanup go on until end:
${STEP_DEFINITIONS.filter(({ name }) => !['recorded', 'protocol', 'took'].includes(name))
  .map(({ usage, summary }) => `  ${usage.padEnd(42)} ${summary.en}`)
  .join('\n')}
  authenticate SSSE.RK                       external authentication with a key of --keys
  internal-authenticate                      the card proves itself genuine
  verify                                     the PIN from --pin-file, SSCARD_PIN or the key file
  call FUNCTION WORDS                        a function of LD/T 33, its results in $call
  pay AMOUNT [contact] [online] ...          a payment, its results in $pay
The whole language: fixtures/scripts/LANGUAGE.md. Scripts of scriptor, apdutool, opensc-explorer, pySim, Ledger and
apdu4j run too. Cases may need: ${Object.keys(ABILITIES).join(', ')}.
Only what was expected and did not come makes the exit code 1, never a mere refusal. Every script begins with a card
reset.`;

/** `sscard run`: scripts with expectations, over one card or several. */
export const configure: ConfigureVerb = (command, action) => {
  addCampaignOptions(
    addConnectionOptions(
      command
        .argument('<script...>', 'script files')
        .option(...KEYS_OPTION)
        .option(...PIN_FILE_OPTION)
        .option(
          '--report <kind=file,...>',
          'writes reports: junit=F, tap=F, html=F, jsonl=F',
          parseReportRequests,
        ),
    ),
  )
    .option('--steps', 'shows every step, also of scripts with cases')
    .option('--quiet', 'shows only what did not pass')
    .option('--check', 'reads the scripts and runs nothing')
    .option('--format', 'prints the script with its lines in order; with --write back into the file')
    .option('--write', 'with --format or --convert: into the file, or FILE.apdu, in place of printing')
    .option('--convert', 'prints a script of another program in this language')
    .addHelpText(
      'after',
      `${NOTES}\n${examples(
        ['sscard run tour.apdu --keys keys.json', 'one script on the demonstration card'],
        ['sscard run -r sim:card.img a.apdu b.apdu', 'two scripts on one card'],
        ['sscard run *.apdu --report junit=r.xml,html=r.html', 'with reports'],
        ['sscard run a.apdu --tag smoke --fail-fast', 'some cases, up to the first that fails'],
        ['sscard run tour.apdu --keys keys.json --json', 'steps and summary as JSON Lines'],
      )}`,
    )
    .action(
      action(async (invocation, paths: string[], given: Arguments) => {
        if (given.format === true) return format(invocation, paths, given.write === true);
        if (given.convert === true) return convert(invocation, paths, given.write === true);
        if (given.write === true) throw new UsageError('--write goes with --format or --convert');
        const sources = await sourcesFrom(invocation.streams, given);
        if (given.check === true) {
          const { checkScripts } = await chores();
          checkScripts(paths, sources, [...variablesFrom(given).keys()]);
          return tell(invocation, paths, 'can be read');
        }
        const request = {
          title: titleOf(paths),
          scripts: paths,
          sources,
          given,
          reports: given.report ?? [],
        };
        const passed = await performCampaign(invocation, { ...request, shown: shownBy(given) });
        return passed ? 'DONE' : 'REFUSED';
      }),
    );
};

/** Not loaded to run a script. */
const chores = () => import('../campaigns/script-chores.js');

function titleOf(paths: readonly string[]): string {
  return paths.length === 1 ? paths[0]! : `${paths.length} scripts`;
}

function shownBy({ steps, quiet, verbose }: Arguments & { readonly verbose?: true }): Shown {
  if (steps === true && quiet === true) throw new UsageError('--steps and --quiet exclude each other');
  if (steps === true || verbose === true) return 'steps';
  return quiet === true ? 'failures' : 'fitting';
}

/** One file is printed as it is; several are written, as nobody could tell them apart. */
async function format(invocation: Invocation, paths: readonly string[], write: boolean): Promise<ExitName> {
  const { formattedScript, writeScript } = await chores();
  const formatted = paths.map((path) => ({ path, ...formattedScript(path) }));
  if (!write) return printTexts(invocation, formatted);
  for (const { path, text, changed } of formatted) if (changed) writeScript(path, text);
  const changed = formatted.filter((one) => one.changed).map(({ path }) => path);
  return tell(invocation, changed, 'was put in order');
}

async function convert(invocation: Invocation, paths: readonly string[], write: boolean): Promise<ExitName> {
  const { convertedScript, writeScript } = await chores();
  const converted = paths.map((path) => ({ path: `${path}.apdu`, text: convertedScript(path) }));
  if (!write) return printTexts(invocation, converted);
  for (const { path, text } of converted) writeScript(path, text);
  return tell(
    invocation,
    converted.map(({ path }) => path),
    'was written',
  );
}

async function printTexts(
  { report }: Invocation,
  texts: readonly { readonly path: string; readonly text: string }[],
): Promise<ExitName> {
  if (texts.length > 1) throw new UsageError('give one script to be printed, or --write for several');
  const print = await report.items();
  for (const { path, text } of texts) print({ script: path, text }, () => text.trimEnd());
  return 'DONE';
}

async function tell({ report }: Invocation, paths: readonly string[], what: string): Promise<ExitName> {
  const print = await report.items();
  for (const path of paths)
    print({ script: path, [what.replaceAll(' ', '-')]: true }, () => `${path} ${what}`);
  return 'DONE';
}
