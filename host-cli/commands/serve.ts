import { examples } from '../program/help-text.js';
import {
  addSimulationOptions,
  type SimulationArguments,
  simulationOptions,
} from '../program/simulation-options.js';
import type { ConfigureVerb } from '../program/verb.js';
import { AnswerWriter, serveLines } from '../stdio-server/serve-lines.js';
import { StdioSession } from '../stdio-server/stdio-session.js';

const NOTES = `
Lines in: hexadecimal (answered by the card: data and status word), .reset .warm .off .contact .contactless (answered
by ATR or ATS), .tear N (the next command loses power after its N-th write), .save PATH, .quit. Every line gets one
line, at once and in order; '! ' begins the answer to a line that is none of these. The card has power from the start.`;

/** `sscard serve`: a card for other programs. Contract, serve --stdio. */
export const configure: ConfigureVerb = (command, action) => {
  addSimulationOptions(
    command
      .argument('[address]', 'which card to serve (default: that of --reader)')
      .requiredOption(
        '--stdio',
        'one command a line on standard input, one answer a line on standard output',
      ),
  )
    .addHelpText(
      'after',
      `${NOTES}\n${examples(
        ['sscard serve --stdio', 'the demonstration card'],
        ['sscard serve sim:card.img --stdio', 'a card image; each change is in the file before its answer'],
        ['echo 00A404000F7378312E73682EC9E7BBE1B1A3D5CF | sscard serve --stdio', 'select SSSE; prints 611E'],
      )}`,
    )
    .action(
      action(async (invocation, address: string | undefined, given: SimulationArguments) => {
        const { streams } = invocation;
        const writer = new AnswerWriter(streams.output);
        const options = { ...simulationOptions(given), beforeSave: () => writer.flush() };
        const card = await invocation.openCard(address ?? invocation.reader, options);
        await serveLines(streams.input, writer, new StdioSession(card, await invocation.trace(card.profile)));
        return 'DONE';
      }),
    );
};
