import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { CaseHead } from '../../apdu/script/script.js';
import type { Value } from '../../apdu/script/value.js';
import { UsageError } from '../errors/usage-error.js';

/** Options of a campaign as commander gives them. */
export interface CampaignArguments {
  readonly card?: readonly string[];
  readonly jobs?: number;
  readonly tag?: readonly string[];
  readonly case?: string;
  readonly set?: readonly string[];
  readonly seed?: string;
  readonly retry?: number;
  readonly failFast?: true;
  readonly keepGoing?: true;
  readonly destructive?: true;
}

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

/** Options of every verb that runs scripts over cards. */
export function addCampaignOptions(command: Command): Command {
  return command
    .option(
      '--card <address>',
      'a further card to run everything on, beside that of -r; may be repeated',
      collect,
    )
    .option('--jobs <n>', 'cards that are worked on at once (default: all)', wholeFrom(1))
    .option('--tag <tag>', 'only cases with this tag, or without it: --tag !slow; may be repeated', collect)
    .option('--case <text>', 'only cases whose name has this text')
    .option('--set <name=words>', 'gives a variable its value, hexadecimal; may be repeated', collect)
    .option('--seed <text>', 'makes everything random in the scripts the same again')
    .option('--retry <n>', 'tries a script again that did not pass; every attempt is told', wholeFrom(0))
    .option('--fail-fast', 'nothing more is begun after a case that did not pass')
    .option('--keep-going', 'go on within a case after a failed expectation')
    .option('--destructive', 'also cases that cannot be undone on a card that is kept');
}

function wholeFrom(least: number) {
  return (text: string): number => {
    const value = Number(text);
    if (/^\d{1,6}$/.test(text) && value >= least) return value;
    throw new InvalidArgumentError(`It is a whole number from ${least}.`);
  };
}

/** Which cases run: those with every tag that was asked for and none that was excluded, and the text in their name. */
export function caseSelection({
  tag = [],
  case: text,
}: CampaignArguments): ((head: CaseHead) => boolean) | undefined {
  if (tag.length === 0 && text === undefined) return undefined;
  const wanted = tag.filter((name) => !name.startsWith('!'));
  const unwanted = tag.filter((name) => name.startsWith('!')).map((name) => name.slice(1));
  const part = text?.toLowerCase() ?? '';
  return ({ name, tags }) =>
    wanted.every((one) => tags.includes(one)) &&
    unwanted.every((one) => !tags.includes(one)) &&
    name.toLowerCase().includes(part);
}

/** @throws UsageError */
export function variablesFrom({ set = [] }: CampaignArguments): ReadonlyMap<string, Value> {
  return new Map(
    set.map((text) => {
      const match = /^(\p{L}[\p{L}\p{N}_-]*)=(.*)$/u.exec(text);
      if (match === null) throw new UsageError(`--set ${text}: write it as name=words, such as fid=EF05`);
      return [match[1]!, { kind: 'word', text: match[2]!.replace(/\s/g, '') }];
    }),
  );
}

/** What was given, else something new that can be given again. */
export function seedFrom({ seed }: CampaignArguments): string {
  return seed ?? randomBytes(4).toString('hex');
}
