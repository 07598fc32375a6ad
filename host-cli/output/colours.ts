import { NO_COLOURS, type TraceColours } from '../../apdu/trace/render-text.js';
import type { StandardStreams, TextSink } from './streams.js';

/** Colours for a person at a terminal that has them. https://no-color.org */
export function wantsColours(sink: TextSink, environment: StandardStreams['environment']): boolean {
  const { NO_COLOR: noColour, TERM: terminal } = environment;
  return sink.isTTY === true && (noColour === undefined || noColour === '') && terminal !== 'dumb';
}

/** The colours of everything this program prints; loaded only where there are any. */
export async function coloursFor(
  sink: TextSink,
  environment: StandardStreams['environment'],
): Promise<TraceColours> {
  if (!wantsColours(sink, environment)) return NO_COLOURS;
  const { default: picocolors } = await import('picocolors');
  const paint = picocolors.createColors(true);
  return {
    sentence: paint.bold,
    bytes: paint.dim,
    label: paint.cyan,
    success: paint.green,
    warning: paint.yellow,
    refusal: paint.red,
    hint: paint.magenta,
    hidden: paint.dim,
  };
}
