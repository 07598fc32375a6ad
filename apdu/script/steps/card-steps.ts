import type { CardInterface } from '../../transport/card-port.js';
import type { ResetKind } from '../../transport/transport.js';
import { numberOf } from '../expressions/expression.js';
import type { ScriptStep } from '../script.js';
import type { ScriptLine } from '../script-line.js';
import type { CardControls, Found, StepContext } from '../step-context.js';
import type { StepDefinition, StepSource } from './step-definition.js';

const DONE: Found = { outcome: 'done' };

/** Power, interface, reader and time. */
export const CARD_STEPS: readonly StepDefinition[] = [
  {
    name: 'reset',
    usage: 'reset [contact|contactless] [warm]',
    summary: { en: 'the card is reset, cold unless it says warm', zh: '复位' },
    parse: parseReset,
  },
  {
    name: 'power',
    usage: 'power off | power on [contact|contactless]',
    summary: { en: 'takes or gives the power (a simulated card)', zh: '断电／上电（模拟卡）' },
    parse: parsePower,
  },
  {
    name: 'tear',
    usage: 'tear N',
    summary: {
      en: 'the next command loses its power after its N-th write (a simulated card)',
      zh: '防拔测试',
    },
    parse: parseTear,
  },
  {
    name: 'insert',
    usage: 'insert',
    summary: { en: 'the card comes back into the reader (a simulated card)', zh: '插卡（模拟卡）' },
    parse: (source) => control(source, 'insert', (controls, context) => context.powered(controls.insert())),
  },
  {
    name: 'remove',
    usage: 'remove',
    summary: { en: 'the card leaves the reader (a simulated card)', zh: '拔卡（模拟卡）' },
    parse: (source) =>
      control(source, 'remove', (controls, context) => {
        controls.remove();
        context.removed();
      }),
  },
  {
    name: 'wait',
    usage: 'wait N [ms]',
    summary: { en: 'lets N milliseconds go by', zh: '等待（毫秒）' },
    parse: parseWait,
  },
];

function parseReset({ line, place }: StepSource): ScriptStep {
  let resetKind: ResetKind = 'cold';
  let cardInterface: CardInterface | undefined;
  for (const { text, column } of line.words) {
    if (text === 'contact' || text === 'contactless') cardInterface = text;
    else if (text === 'warm') resetKind = 'warm';
    else
      throw line.error(
        'ARGUMENT_UNKNOWN',
        `reset knows contact, contactless and warm, not '${text}'`,
        column,
      );
  }
  const take = async (context: StepContext): Promise<Found> => {
    const answerToReset = await context.reset(resetKind, cardInterface);
    return answerToReset === undefined ? DONE : { outcome: 'done', answerToReset };
  };
  return { ...place, kind: 'reset', resetKind, take, ...(cardInterface !== undefined && { cardInterface }) };
}

function parsePower(source: StepSource): ScriptStep {
  const { line, reader } = source;
  const state = reader.take();
  const where = state?.text === 'on' ? reader.take() : undefined;
  const known = where === undefined || where.text === 'contact' || where.text === 'contactless';
  if ((state?.text !== 'on' && state?.text !== 'off') || !known)
    throw line.error(
      'ARGUMENT_UNKNOWN',
      'power is off, or on [contact|contactless]',
      (known ? state : where)?.column ?? reader.endColumn,
    );
  if (state.text === 'off')
    return control(source, 'power', (controls, context) => {
      controls.powerOff();
      context.powered(undefined);
    });
  const cardInterface = where?.text as CardInterface | undefined;
  return control(source, 'power', (controls, context) => context.powered(controls.powerOn(cardInterface)));
}

function parseTear(source: StepSource): ScriptStep {
  const { line, reader } = source;
  const writes = reader.one('a count of writes');
  if (writes.constant !== undefined) numberOf(writes, writes.constant, line);
  return control(source, 'tear', (controls, context) => {
    controls.tearAfter(numberOf(writes, writes.evaluate(context), line));
    context.tearing();
  });
}

function parseWait({ line, place, reader }: StepSource): ScriptStep {
  const time = reader.one('a count of milliseconds');
  if (time.constant !== undefined) numberOf(time, time.constant, line);
  if (reader.at('ms')) reader.take();
  reader.finish();
  const take = async (context: StepContext): Promise<Found> => {
    const ms = numberOf(time, time.evaluate(context), line);
    await new Promise((resolve) => setTimeout(resolve, ms));
    return DONE;
  };
  return { ...place, kind: 'control', control: 'wait', take };
}

/** A step that only a card of this process can take. */
function control(
  { line, place, reader }: StepSource,
  name: 'power' | 'tear' | 'insert' | 'remove',
  work: (controls: CardControls, context: StepContext) => void,
): ScriptStep {
  reader.finish();
  const take = (context: StepContext): Found => {
    if (context.controls === undefined) throw onlySimulated(line);
    work(context.controls, context);
    return DONE;
  };
  return { ...place, kind: 'control', control: name, take };
}

function onlySimulated(line: ScriptLine): Error {
  const reason = `${line.verb.text} needs a simulated card; begin the case with: needs simulator`;
  return line.error('EVALUATION_FAILED', reason);
}
