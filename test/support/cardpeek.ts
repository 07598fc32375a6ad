import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from './programs.js';

/** A general card reader of Debian that has its own EMV script; it needs no display with `--console`. */
export const CARDPEEK = program('cardpeek', 'cardpeek');

/** A line of the tool's tree with all below it. */
export interface CardpeekNode {
  /** Tag, record number or file identifier. */
  readonly id: string;
  readonly label: string;
  /** Bytes in hexadecimal, or text. */
  readonly value: string;
  /** What the tool makes of the value. */
  readonly meaning: string;
  readonly children: readonly CardpeekNode[];
}

/** Hexadecimal; the tool fetches what 61xx announces by itself. */
export interface CardpeekExchange {
  readonly command: string;
  readonly statusWord: string;
  readonly answer: string;
}

export interface CardpeekReading {
  readonly card: CardpeekNode;
  /** In order; resets are left out. */
  readonly exchanges: readonly CardpeekExchange[];
  /** What the tool told. */
  readonly messages: string;
  /** The warnings and errors of it. */
  readonly complaints: readonly string[];
}

/** Runs a program where the reader is seen; its standard output. */
export type Run = (command: string, argv: readonly string[]) => string | Promise<string>;

const FIRST_ANSWER = '1\\n';
/**
 * Folder, reader, Lua. Every question of the tool is answered with its first choice: make the folder of settings, issue
 * GET PROCESSING OPTIONS. At the end of its input the tool asks for ever: `head` ends it.
 */
const SCRIPT = `export HOME="$1" LC_ALL=C TZ=UTC
cardpeek_exec() { printf '${FIRST_ANSWER.repeat(8)}' | cardpeek --console --reader "$1" --exec "$2" 2>&1 | head -c 900000; }
cardpeek_exec none 'ui.exit()' >/dev/null
cardpeek_exec "pcsc://$2" "$3"`;

const lua = (folder: string): string => `
local ok, message = pcall(dofile, 'emv.lua')
print(message)
if ok then
  ui.save_view('${join(folder, 'tree.xml')}')
  card.log_save('${join(folder, 'exchanges')}')
end
ui.exit()`;

/** Reads a card as the tool's EMV script does, unaltered. */
export async function readWithCardpeek(reader: string, run: Run): Promise<CardpeekReading> {
  const folder = mkdtempSync(join(tmpdir(), 'sscard-cardpeek-'));
  try {
    const messages = await run('sh', ['-c', SCRIPT, 'sh', folder, reader, lua(folder)]);
    const read = (name: string): string => {
      try {
        return readFileSync(join(folder, name), 'utf8');
      } catch {
        throw new Error(`cardpeek left no ${name}; it told: ${messages.slice(-4000)}`);
      }
    };
    return {
      card: parseTree(read('tree.xml')),
      exchanges: parseExchanges(read('exchanges')),
      messages,
      complaints: messages.match(/(?<=\d{4} )(WARNING|ERROR).*/g) ?? [],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** All nodes below, in the order of the tree. */
export function* allNodes(node: CardpeekNode): Generator<CardpeekNode> {
  for (const child of node.children) {
    yield child;
    yield* allNodes(child);
  }
}

/** The first node below with an identifier or, in default of that, a label. */
export function nodeOf(node: CardpeekNode, idOrLabel: string): CardpeekNode {
  const nodes = [...allNodes(node)];
  const found = nodes.find(({ id }) => id === idOrLabel) ?? nodes.find(({ label }) => label === idOrLabel);
  if (!found) throw new Error(`cardpeek shows no ${idOrLabel} below ${node.label} ${node.id}`);
  return found;
}

type OpenNode = { -readonly [Name in keyof CardpeekNode]: CardpeekNode[Name] } & { children: OpenNode[] };

const newNode = (): OpenNode => ({ id: '', label: '', value: '', meaning: '', children: [] });

/** Names of attributes as the tool writes them. */
const FIELDS: Readonly<Record<string, 'id' | 'label' | 'value' | 'meaning'>> = {
  id: 'id',
  label: 'label',
  val: 'value',
  alt: 'meaning',
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', apos: "'", quot: '"' };

/** The one card of the tree. */
function parseTree(xml: string): CardpeekNode {
  const open = [newNode()];
  const tokens = /<(\/?)node>|<attr name="(\w+)"( encoding="bytes")?>([^<]*)<\/attr>/g;
  for (const [, closing, name = '', isBytes, raw = ''] of xml.matchAll(tokens)) {
    if (name !== '') {
      const field = FIELDS[name];
      const text = raw.replace(/&(\w+);/g, (_, entity: string) => ENTITIES[entity]!);
      if (field) open.at(-1)![field] = isBytes ? text.replace(/^8:/, '') : text;
    } else if (closing === '/') {
      open.pop();
    } else {
      const node = newNode();
      open.at(-1)!.children.push(node);
      open.push(node);
    }
  }
  const cards = open[0]!.children;
  if (cards.length !== 1) throw new Error(`cardpeek saw ${cards.length} cards`);
  return cards[0]!;
}

const parseExchanges = (text: string): CardpeekExchange[] =>
  [...text.matchAll(/^C:(\w+):(\w+):(\w*)$/gm)].map(([, command, statusWord, answer]) => ({
    command: command!,
    statusWord: statusWord!,
    answer: answer!,
  }));
