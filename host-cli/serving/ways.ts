import type { NoticeListener } from './notice.js';
import type { OfferedCard } from './offered-card.js';

/** The options of `sscard serve` that tell ways of serving; `true` = with its usual place. */
export interface ServingArguments {
  readonly pcscSocket?: string;
  readonly vpcd?: string | true;
  readonly tcp?: string | true;
  readonly earlyLengthByte?: true;
  readonly tokenFile?: string;
}

export interface WayRequest {
  readonly cards: readonly OfferedCard[];
  readonly given: ServingArguments;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly notify: NoticeListener;
}

export interface RunningWay {
  /** What other programs need to know to reach the cards. */
  readonly lines: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
  close(): Promise<void> | void;
}

interface Way {
  readonly name: 'pcscSocket' | 'vpcd' | 'tcp';
  start(request: WayRequest): Promise<RunningWay>;
}

const placeOf = (argument: string | true | undefined): string =>
  typeof argument === 'string' ? argument : '';

/** Every way beside --stdio. A further way is a further row. */
export const WAYS: readonly Way[] = [
  {
    name: 'pcscSocket',
    async start({ cards, given, notify }) {
      const { servePcscSocket } = await import('./pcsc/serve-pcsc-socket.js');
      const slots = cards.flatMap((card) => card.newSlots());
      const { path, exportLine, close } = await servePcscSocket(slots, given.pcscSocket ?? '', { notify });
      return {
        lines: ['PC/SC programs started after this line see the card:', `  ${exportLine}`],
        data: { way: 'pcsc-socket', path, export: exportLine, readers: slots.map(({ name }) => name) },
        close,
      };
    },
  },
  {
    name: 'vpcd',
    async start({ cards, given, notify }) {
      const [{ serveVpcd, VPCD_ENDPOINT }, { parseEndpoint, showEndpoint }] = await Promise.all([
        import('./vpcd/serve-vpcd.js'),
        import('./tcp/endpoint.js'),
      ]);
      const slots = cards.flatMap((card) => card.newSlots());
      const endpoint = parseEndpoint(placeOf(given.vpcd), VPCD_ENDPOINT);
      const { endpoints, close } = await serveVpcd(slots, endpoint, {
        notify,
        earlyLengthByte: given.earlyLengthByte ?? false,
      });
      const places = endpoints.map(showEndpoint);
      return {
        lines: slots.map(({ name }, index) => `${name}: in the virtual reader of pcscd at ${places[index]}`),
        data: { way: 'vpcd', endpoints: places, readers: slots.map(({ name }) => name) },
        close,
      };
    },
  },
  {
    name: 'tcp',
    async start({ cards, given, environment, notify }) {
      const [{ serveTcp }, { parseEndpoint, showEndpoint }, { findToken }, { DEFAULT_PORT, LOOPBACK }] =
        await Promise.all([
          import('./tcp/serve-tcp.js'),
          import('./tcp/endpoint.js'),
          import('./tcp/token.js'),
          import('./tcp/protocol.js'),
        ]);
      const endpoint = parseEndpoint(placeOf(given.tcp), { host: LOOPBACK, port: DEFAULT_PORT }, 0);
      const token = findToken(environment, given.tokenFile);
      const { endpoints, close } = await serveTcp(
        cards.map((card) => card.newSlots()),
        endpoint,
        { token, notify },
      );
      const places = endpoints.map(showEndpoint);
      return {
        lines: cards.map(({ address }, index) => `the card of ${address} is at tcp:${places[index]}`),
        data: { way: 'tcp', endpoints: places, token: token !== undefined },
        close,
      };
    },
  },
];
