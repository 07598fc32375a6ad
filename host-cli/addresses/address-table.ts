import { UsageError } from '../errors/usage-error.js';
import type {
  AddressScheme,
  Connection,
  ConnectionOptions,
  ServableCard,
  SimulationOptions,
} from './connection.js';
import { connectSimulated, openSimulated } from './simulated-card.js';

/** Every kind of address. A further kind is a further row. */
export const ADDRESS_SCHEMES: readonly AddressScheme[] = [
  {
    scheme: 'sim',
    form: 'sim:[PATH]',
    meaning:
      'sim: a fresh demonstration card, forgotten afterwards; sim:PATH the card image at PATH, saved at every change',
    connect: connectSimulated,
    openCard: openSimulated,
  },
  {
    scheme: 'pcsc',
    form: 'pcsc:[NAME-PART]',
    meaning: 'a reader of the system whose name has that part; pcsc: alone the first with a card',
    connect: async (part, options) => (await import('./pcsc-card.js')).connectPcscAddress(part, options),
  },
  {
    scheme: 'tcp',
    form: 'tcp:HOST:PORT',
    meaning: "a card that 'sscard serve --tcp' offers elsewhere",
    connect: async (place, options) => (await import('./tcp/tcp-card.js')).connectTcpCard(place, options),
  },
  {
    scheme: 'replay',
    form: 'replay:PATH',
    meaning: 'a recording of --record that answers as the card did, to the same commands in the same order',
    connect: async (path, options) => (await import('./replayed-card.js')).connectReplayed(path, options),
    openCard: async (path, options) => (await import('./replayed-card.js')).openReplayed(path, options),
  },
];

/** @throws UsageError for an address of no known kind */
export async function connectAddress(address: string, options: ConnectionOptions = {}): Promise<Connection> {
  const { scheme, rest } = parseAddress(address);
  return scheme.connect(rest, options);
}

/** @throws UsageError also for an address whose card lives elsewhere */
export async function openServableCard(
  address: string,
  options: SimulationOptions = {},
): Promise<ServableCard> {
  const { scheme, rest } = parseAddress(address);
  if (scheme.openCard !== undefined) return scheme.openCard(rest, options);
  const servable = ADDRESS_SCHEMES.filter(({ openCard }) => openCard !== undefined).map(({ form }) => form);
  throw new UsageError(`'${address}' cannot be served; serve a card of this program: ${servable.join(', ')}`);
}

function parseAddress(address: string): { scheme: AddressScheme; rest: string } {
  const colon = address.indexOf(':');
  const name = address.slice(0, Math.max(colon, 0));
  const scheme = ADDRESS_SCHEMES.find((row) => row.scheme === name.toLowerCase());
  if (colon >= 0 && scheme !== undefined) return { scheme, rest: address.slice(colon + 1) };
  const known = ADDRESS_SCHEMES.map(({ form }) => form).join(', ');
  const hint = colon < 0 && address !== '' ? `; for a card image write sim:${address}` : '';
  throw new UsageError(`'${address}' is no address of a reader; known: ${known}${hint}`);
}
