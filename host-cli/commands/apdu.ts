import { decodeResponse } from '../../apdu/codec/response-apdu.js';
import { explainStatus } from '../../apdu/trace/explain-status.js';
import { renderJson } from '../../apdu/trace/render-json.js';
import { renderText } from '../../apdu/trace/render-text.js';
import { withGetResponse } from '../../apdu/transport/wrappers/get-response.js';
import { withRightLength } from '../../apdu/transport/wrappers/right-length.js';
import { UsageError } from '../errors/usage-error.js';
import { commandFromText, commandsFromWords } from '../input/command-arguments.js';
import { inputLines } from '../input/input-lines.js';
import { createTraceDecoder } from '../output/card-decoder.js';
import type { StandardStreams } from '../output/streams.js';
import {
  addConnectionOptions,
  type ConnectionArguments,
  connectionOptions,
} from '../program/connection-options.js';
import { examples } from '../program/help-text.js';
import type { ConfigureVerb } from '../program/verb.js';

interface Arguments extends ConnectionArguments {
  readonly raw?: true;
}

const NOTES = `
When every word is one byte, the words are one command (00 A4 04 00). Otherwise each word is a command; quote a command
to write it with spaces. Without words, or with -, commands are read from standard input, one a line, # for comments.
The card judges what was typed, a command that is too short for a header included.
61xx is followed up with GET RESPONSE and 6Cxx by repeating the command with the right Le, unless --raw is given.
The exit code is 1 when the last answer is a refusal: neither 9000 nor 61xx nor the warnings 62xx. 63Cx is a refusal.`;

/** `sscard apdu`: commands as typed. */
export const configure: ConfigureVerb = (command, action) => {
  addConnectionOptions(
    command
      .argument('[hex...]', 'commands in hexadecimal; - reads them from standard input')
      .option('--raw', 'send nothing but what was typed: no GET RESPONSE, no repetition after 6Cxx'),
  )
    .addHelpText(
      'after',
      `${NOTES}\n${examples(
        ['sscard apdu 0084000008', 'one command: 8 random bytes'],
        ['sscard apdu 00 84 00 00 08', 'the same'],
        [
          'sscard apdu 00A404000F7378312E73682EC9E7BBE1B1A3D5CF 00B2072C00',
          'two commands: select SSSE, read 卡号',
        ],
        ['sscard apdu --raw 00A404000F7378312E73682EC9E7BBE1B1A3D5CF', 'exactly these bytes; answers 611E'],
        ['sscard apdu - < commands.txt', 'one command a line'],
      )}`,
    )
    .action(
      action(async (invocation, words: string[], given: Arguments) => {
        const fromInput = words.length === 0 || (words.length === 1 && words[0] === '-');
        // Everything typed is checked before anything is sent; only lines at a terminal are sent as they come.
        const commands = fromInput ? await commandsFromInput(invocation.streams) : commandsFromWords(words);
        const { transport, profile } = await invocation.connect(connectionOptions(given));
        const followed = given.raw ? transport : withRightLength(withGetResponse(transport));
        const decoder = createTraceDecoder(profile, invocation.language);
        const print = await invocation.report.items();
        let refused = false;
        for await (const bytes of commands) {
          const answer = await followed.transmit(bytes);
          const exchange = decoder.decode(bytes, answer);
          print(renderJson(exchange), (colours) => renderText(exchange, { colours }));
          refused = explainStatus(decodeResponse(answer).statusWord).kind === 'refusal';
        }
        return refused ? 'REFUSED' : 'DONE';
      }),
    );
};

async function commandsFromInput({
  input,
}: StandardStreams): Promise<AsyncIterable<Uint8Array> | readonly Uint8Array[]> {
  const asTheyCome = (async function* () {
    for await (const { number, text } of inputLines(input)) yield commandFromText(text, `line ${number}`);
  })();
  if (input.isTTY) return asTheyCome;
  const all: Uint8Array[] = [];
  for await (const command of asTheyCome) all.push(command);
  if (all.length === 0) throw new UsageError('no command was given, neither as a word nor on standard input');
  return all;
}
