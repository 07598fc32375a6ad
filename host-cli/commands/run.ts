import { parseScript } from '../../apdu/script/parse-script.js';
import { runScript } from '../../apdu/script/run-script.js';
import type { Script, ScriptStep } from '../../apdu/script/script.js';
import type { ScriptResult } from '../../apdu/script/script-result.js';
import type { DecodedExchange } from '../../apdu/trace/decoded-exchange.js';
import type { TraceDecoder } from '../../apdu/trace/trace-decoder.js';
import type { Transport } from '../../apdu/transport/transport.js';
import { readText } from '../files/read-file.js';
import { askSecretAt } from '../input/ask-secret.js';
import { KEYS_OPTION, loadKeyFile } from '../input/key-file.js';
import { hasPinSource, PIN_FILE_OPTION, type PinSources, requirePin } from '../input/pin-source.js';
import { createTraceDecoder } from '../output/card-decoder.js';
import type { PrintItem } from '../output/report.js';
import {
  exchangeLines,
  outcomeLines,
  stepData,
  stepLines,
  summaryLine,
  summaryOf,
} from '../output/script-text.js';
import {
  addConnectionOptions,
  type ConnectionArguments,
  connectionOptions,
} from '../program/connection-options.js';
import { examples } from '../program/help-text.js';
import type { ConfigureVerb, Invocation } from '../program/verb.js';
import type { ScriptResources } from '../script-verbs/script-resources.js';
import { createScriptVerbs } from '../script-verbs/script-verbs.js';
import { identifyCard } from '../terminal/identify-card.js';

interface Arguments extends ConnectionArguments {
  readonly keys?: string;
  readonly pinFile?: string;
}

const NOTES = `
A script has one step a line, # for comments:
  title  what the script shows
  note   words for the reader
  reset  [contact|contactless] [warm]
  send   00 A4 04 00 ...               exactly these bytes; 61xx and 6Cxx are answers like others
  expect 9000 | 01 10 51 ... 9000 | 61xx or 6283 | any
  authenticate SSSE.RK                 external authentication with a key of --keys
  internal-authenticate                the card proves itself genuine
  verify                               the PIN from --pin-file, SSCARD_PIN or the key file
Only an expectation that fails makes the exit code 1, never a mere refusal. Every script begins with a card reset.`;

/** `sscard run`: scripts with expectations. */
export const configure: ConfigureVerb = (command, action) => {
  addConnectionOptions(
    command
      .argument('<script...>', 'script files')
      .option(...KEYS_OPTION)
      .option(...PIN_FILE_OPTION),
  )
    .addHelpText(
      'after',
      `${NOTES}\n${examples(
        ['sscard run tour.apdu --keys keys.json', 'one script on the demonstration card'],
        ['sscard run -r sim:card.img a.apdu b.apdu', 'two scripts on one card'],
        ['sscard run tour.apdu --keys keys.json --json', 'steps and summary as JSON Lines'],
      )}`,
    )
    .action(
      action(async (invocation, paths: string[], given: Arguments) => {
        const resources = await resourcesFrom(invocation, given);
        const verbs = createScriptVerbs(resources);
        // All are read before the first is run: a slip in the last must not leave the card half way.
        const scripts = paths.map((path) => parseScript(readText(path), path, { verbs }));
        const { transport, profile } = await invocation.connect(connectionOptions(given));
        const print = await invocation.report.items();
        let passed = true;
        for (const [index, script] of scripts.entries()) {
          if (resources.keyFile !== undefined) resources.identification = await identifyCard(transport);
          if (index > 0 || resources.keyFile !== undefined) await transport.reset();
          const decoder = createTraceDecoder(profile, invocation.language);
          const result = await runShown(script, transport, decoder, print);
          if (result.fault !== undefined) throw result.fault;
          passed &&= result.passed;
        }
        return passed ? 'DONE' : 'REFUSED';
      }),
    );
};

async function resourcesFrom(
  { streams }: Invocation,
  { keys, pinFile }: Arguments,
): Promise<ScriptResources> {
  const keyFile = await loadKeyFile(keys, streams.environment);
  const sources: PinSources = {
    ...(pinFile !== undefined && { pinFile }),
    ...(keyFile && { keyFile }),
    environment: streams.environment,
    ask: askSecretAt(streams),
  };
  let pin: Promise<string> | undefined;
  return {
    ...(keyFile && { keyFile }),
    environment: streams.environment,
    hasPin: hasPinSource(sources),
    pin: () => {
      pin ??= requirePin(sources);
      return pin;
    },
  };
}

async function runShown(
  script: Script,
  transport: Transport,
  decoder: TraceDecoder,
  print: PrintItem,
): Promise<ScriptResult> {
  const title = script.title ?? script.file;
  print({ script: script.file, title }, ({ sentence }) => [sentence(title), '']);
  let exchanges: DecodedExchange[] = [];
  let previous: ScriptStep | undefined;
  const result = await runScript(script, transport, {
    observer: {
      stepStarted: (step) => {
        exchanges = [];
        print(undefined, (colours) => stepLines(step, previous, colours));
        previous = step;
      },
      exchange: ({ command, response }, step) => {
        if (response === undefined) return;
        const exchange = decoder.decode(command, response);
        exchanges.push(exchange);
        print(undefined, (colours) => exchangeLines(exchange, step, colours));
      },
      stepFinished: (step) => {
        if (step.step.kind === 'reset') decoder.reset();
        print(stepData(script.file, step, exchanges), (colours) => outcomeLines(step, colours));
      },
    },
  });
  const summary = summaryOf(result);
  print({ summary }, (colours) => ['', summaryLine(summary, colours)]);
  return result;
}
