import { toHex } from '../../apdu/bytes.js';
import type { Language } from '../../apdu/codec/bilingual.js';
import { type Finding, mayBeShown } from './finding.js';
import type { ScriptContext } from './fuzz-step.js';
import type { PlayedStep } from './player.js';
import type { CardSecrets } from './secrets/card-secrets.js';
import { SecretSearch } from './secrets/secret-search.js';
import type { CardMap } from './world/card-map.js';

/** Where a finding comes from. */
export interface FindingOrigin {
  /** 'sim:card.img' */
  readonly address: string;
  readonly seed: number;
  readonly map: CardMap;
  readonly secrets: CardSecrets;
  readonly language: Language;
}

const CHALLENGE = 'challenge';
const LAST_CHALLENGE = 'last-challenge';

/** Commands whose success leaves eight bytes for a later proof. */
const isChallenge = ({ command, answer }: PlayedStep): boolean =>
  command?.[0] === 0x00 && command[1] === 0x84 && answer?.length === 10 && answer[8] === 0x90;

/** A finding as a script that `sscard run` runs: the way to what went wrong, and what would have been right. */
export function findingScript(finding: Finding, origin: FindingOrigin): string {
  const { breach, choice, stepsBefore, steps, minimal, repeated, number } = finding;
  const { language, map, seed, address } = origin;
  const { invariant, what, right } = breach;
  const protocol = choice.cardInterface === 'contact' ? `, ${choice.contactProtocol}` : '';
  const shortened = minimal ? 'no step can be left out' : 'the search for a shorter way was ended';
  const head = [
    `title  Finding ${number}, ${invariant.name}: ${invariant.meaning[language]}`,
    `# ${what[language]}`,
    `# Source: ${invariant.source}`,
    `# Card: ${address}, ${map.profile.id}${protocol}; seed ${seed}`,
    `# ${stepsBefore} steps became ${steps.length}: ${shortened}`,
    ...(repeated ? [] : ['# It did not come again when the same steps were played once more.']),
    '',
    `reset  ${choice.cardInterface}`,
  ];
  const writer = new ScriptWriter(origin);
  const played = writable(finding.played).flatMap((step, index, all) =>
    writer.lines(step, index === all.length - 1 && !mayBeShown(breach)),
  );
  const needed = withoutUnused(played);
  return `${[...head, ...needed, '# right would be:', `# expect ${right}`].join('\n')}\n`;
}

/** Power fails in a command that a script makes itself, not in one that a verb brings: such a tear has no line. */
function writable(played: readonly PlayedStep[]): readonly PlayedStep[] {
  const isHidden = (step: PlayedStep | undefined): boolean =>
    step?.torn === true && step.recipe?.secret === true;
  return played.filter((step, index) => step.step.kind !== 'tear' || !isHidden(played[index + 1]));
}

/** The last challenge is kept only where a later step goes back to it. */
function withoutUnused(lines: readonly string[]): readonly string[] {
  const used = lines.some((line) => line.endsWith(`= $${LAST_CHALLENGE}`));
  return used ? lines : lines.filter((line) => !line.startsWith(`set    ${LAST_CHALLENGE}`));
}

/** Writes step after step, and knows which variables the script has by then. */
class ScriptWriter {
  readonly #defined = new Set<string>();
  readonly #search: SecretSearch;

  constructor({ secrets, map }: FindingOrigin) {
    this.#search = SecretSearch.of(secrets, map.contents);
  }

  /** @param hidden the answer holds a secret */
  lines(played: PlayedStep, hidden: boolean): readonly string[] {
    const { step, command } = played;
    if (step.kind === 'tear') return [`tear   ${step.writes}`];
    if (step.kind === 'reset') {
      return [
        ['reset ', step.cardInterface, step.reset === 'warm' ? 'warm' : undefined].filter(Boolean).join(' '),
      ];
    }
    if (command === undefined) return [];
    const sent = this.#sent(played, command);
    return [...sent, ...this.#answered(played, hidden)];
  }

  #sent({ recipe, directory, challenged, torn }: PlayedStep, command: Uint8Array): readonly string[] {
    const context: ScriptContext = {
      has: (name) => (name === CHALLENGE ? (challenged ?? false) : this.#defined.has(name)),
      defines: (name) => this.#defined.add(name),
      directory,
    };
    const own = recipe?.script?.(context);
    const about = recipe === undefined ? [] : [`# ${recipe.name}`];
    const tornSecret = torn === true && recipe?.secret === true;
    if (tornSecret) return [`# left out, as it holds a secret: ${recipe.name}, in which power fails`];
    if (own !== undefined) return [...about, ...own];
    const holdsSecret =
      recipe?.secret === true || this.#search.findsPin(command, false) || this.#search.findsKey(command);
    if (holdsSecret) return [`# left out, as it holds a secret: ${recipe?.name ?? 'a command'}`];
    return [...about, `send   ${spaced(command)}`];
  }

  #answered(played: PlayedStep, hidden: boolean): readonly string[] {
    const { answer, torn, silent } = played;
    // A card that writes in fewer steps comes to its end before.
    if (torn) return played.recipe?.secret ? ['reset'] : ['expect optional torn', 'reset'];
    if (silent !== undefined) return [`# no answer: ${silent}`, 'reset'];
    if (answer === undefined) return [];
    if (hidden) return [`# answered ${answer.length} bytes that hold a secret`];
    if (isChallenge(played)) {
      this.#defined.add(LAST_CHALLENGE);
      return [`expect {${CHALLENGE}:8} 9000`, `set    ${LAST_CHALLENGE} = $${CHALLENGE}`];
    }
    return [`# answered ${toHex(answer)}`];
  }
}

/** Header, length and data apart. */
function spaced(command: Uint8Array): string {
  const header = [...command.subarray(0, 5)].map((byte) => toHex(Uint8Array.of(byte))).join(' ');
  return command.length > 5 ? `${header} ${toHex(command.subarray(5))}` : header;
}
