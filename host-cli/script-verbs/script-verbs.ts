import type { ScriptSession, ScriptVerb, VerbOutcome } from '../../apdu/script/script.js';
import type { ScriptLine } from '../../apdu/script/script-line.js';
import { UsageError } from '../errors/usage-error.js';
import type { CardIdentification } from '../terminal/identify-card.js';
import { authenticate } from '../terminal/keys/authenticate.js';
import { INTERNAL_KEY, verifyInternal } from '../terminal/keys/verify-internal.js';
import { verifyPin } from '../terminal/pin/verify-pin.js';
import { callVerb } from './call-verb.js';
import { issueVerb } from './issue-verb.js';
import { payVerb } from './pay-verb.js';
import {
  atWord,
  requireKeys,
  requirePinSource,
  type ScriptResources,
  SessionTransport,
} from './script-resources.js';

/**
 * The verbs that scripts of this program have beside those of every script. They bring keys and the PIN, so that no
 * script holds a secret. What the card answers, a refusal too, is for `expect` to judge.
 * @param purpose `read`: nothing will run, so that nothing has to be at hand
 */
export function createScriptVerbs(
  resources: ScriptResources,
  purpose: 'run' | 'read' = 'run',
): readonly ScriptVerb[] {
  const verbs: readonly ScriptVerb[] = [
    issueVerb(resources),
    callVerb(resources),
    payVerb(resources),
    {
      name: 'authenticate',
      usage: 'authenticate NAME',
      summary: { en: 'external authentication with a key: authenticate SSSE.RK', zh: '用密钥外部认证' },
      check: (line) => {
        requireWords(line, 1, 'the name of a key, such as SSSE.RK');
        const { keyRing } = atWord(line, line.verb, () => requireKeys(resources, 'authenticate'));
        const name = line.words[0]!;
        atWord(line, name, () => keyRing.find(name.text));
      },
      run: ([name], session) =>
        withIdentification(resources, async (identification) => {
          const { keyRing } = requireKeys(resources, 'authenticate');
          const result = await authenticate(new SessionTransport(session), name!, keyRing, identification);
          const done = result.outcome === 'authenticated';
          return { passed: true, message: done ? `${result.key} is authenticated` : result.reason.en };
        }),
    },
    {
      name: 'internal-authenticate',
      usage: 'internal-authenticate',
      summary: { en: 'the card proves itself genuine; fails when its cryptogram is wrong', zh: '内部认证' },
      check: (line) => {
        requireWords(line, 0, 'nothing');
        atWord(line, line.verb, () =>
          requireKeys(resources, 'internal-authenticate').keyRing.find(INTERNAL_KEY),
        );
      },
      run: (_words, session) =>
        withIdentification(resources, async (identification) => {
          const { keyRing } = requireKeys(resources, 'internal-authenticate');
          const result = await verifyInternal(new SessionTransport(session), keyRing, identification);
          if (result.outcome === 'refused') return { passed: true, message: result.reason.en };
          const genuine = result.outcome === 'genuine';
          return {
            passed: genuine,
            message: genuine ? 'the card is genuine' : 'the cryptogram of the card is wrong',
          };
        }),
    },
    {
      name: 'verify',
      usage: 'verify [social]',
      summary: { en: 'VERIFY with the PIN from --pin-file, SSCARD_PIN or the key file', zh: '验证 PIN' },
      check: (line) => {
        checkPinName(line);
        atWord(line, line.verb, () => requirePinSource(resources));
      },
      run: (_words, session) => verifyGivenPin(resources, session),
    },
  ];
  return verbs.map((verb) => forgiving(verb, purpose));
}

/**
 * Keys and PINs that are missing are told when the script is read, but for a case that says that it needs something: it
 * is skipped then; in a block, which knows nothing of the cases that use it; and for a script that is only read.
 */
function forgiving(verb: ScriptVerb, purpose: 'run' | 'read'): ScriptVerb {
  const { check } = verb;
  if (check === undefined) return verb;
  return {
    ...verb,
    check(line, needs) {
      try {
        check(line, needs);
      } catch (error) {
        const matters = purpose === 'run' && needs?.length === 0;
        if (matters || !(error instanceof UsageError)) throw error;
      }
    },
  };
}

async function verifyGivenPin(resources: ScriptResources, session: ScriptSession): Promise<VerbOutcome> {
  const result = await verifyPin(new SessionTransport(session), await resources.pin());
  return { passed: true, message: result.outcome === 'verified' ? 'the PIN is right' : result.reason.en };
}

/** A card that cannot even tell what it is cannot be authenticated: that fails the step. */
async function withIdentification(
  { identification }: ScriptResources,
  work: (identification: CardIdentification) => Promise<VerbOutcome>,
): Promise<VerbOutcome> {
  if (identification?.outcome === 'identified') return work(identification);
  return { passed: false, message: identification?.reason.en ?? 'the card was not identified' };
}

function requireWords(line: ScriptLine, count: number, what: string): void {
  const extra = line.words[count];
  if (extra !== undefined)
    throw line.error('ARGUMENT_UNKNOWN', `${line.verb.text} takes ${what}`, extra.column);
  if (line.words.length < count)
    throw line.error('ARGUMENT_MISSING', `${line.verb.text} needs ${what}`, line.text.length + 1);
}

/** The one PIN there is so far; a script never holds the PIN itself. */
function checkPinName(line: ScriptLine): void {
  const [name] = line.words;
  if (name !== undefined && name.text !== 'social') {
    const reason = 'verify takes the name of a PIN, social, never the PIN itself';
    throw line.error('ARGUMENT_UNKNOWN', reason, name.column);
  }
  requireWords(line, name === undefined ? 0 : 1, 'one name of a PIN');
}
