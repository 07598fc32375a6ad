import { FileError } from '../errors/file-error.js';
import { isCapture } from './captures/capture-decoder.js';
import type { TraceSource } from './decode-source.js';
import { encodingOf, type TextEncoding, textOf } from './text-encoding.js';

/** As much as is looked at before it is said what a source is. */
const HEAD_BYTES = 0x10000;
/** A capture says in so many bytes that it is one. */
const MAGIC_BYTES = 4;
/** What is no trace is read as a whole: more than anybody has pieces of. */
const MOST_BYTES = 64 * 1024 * 1024;

export type Head = { readonly kind: 'capture' } | { readonly kind: 'text'; readonly encoding: TextEncoding };

/**
 * Reads so much of a source that it can be told what it is.
 * @param enough whether the text so far, of whole lines, says it already: a session that goes on is told as it comes
 * @throws FileError for what is neither text nor a capture
 */
export async function readHead(
  { source, name }: TraceSource,
  enough: (text: string) => boolean,
): Promise<Head> {
  await source.grow();
  for (;;) {
    const { head } = source;
    if (isCapture(head)) return { kind: 'capture' };
    if (head.length < MAGIC_BYTES && !source.isWhole) {
      await source.grow();
      continue;
    }
    const encoding = encodingOf(head);
    if (encoding === undefined) throw notUnderstood(name);
    const complete = source.isWhole || head.length >= HEAD_BYTES;
    if (complete || enough(wholeLines(textOf(head, encoding)))) return { kind: 'text', encoding };
    await source.grow();
  }
}

const wholeLines = (text: string): string => text.slice(0, text.lastIndexOf('\n') + 1);

/** The whole of a source. @throws FileError for bytes that are no text in this encoding, and for too many */
export async function wholeText({ source, name }: TraceSource, encoding: TextEncoding): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of source.pieces()) {
    bytes += piece.length;
    if (bytes > MOST_BYTES)
      throw new FileError(
        'FILE_UNREADABLE',
        name,
        `has more than ${MOST_BYTES} bytes, and its first lines are no trace that is known: give --as`,
      );
    pieces.push(piece);
  }
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    throw notUnderstood(name);
  }
}

function notUnderstood(name: string): FileError {
  return new FileError('FILE_NOT_UNDERSTOOD', name, 'is no text in UTF-8, and no capture (pcap, pcapng)');
}
