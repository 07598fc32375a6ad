import type { Socket } from 'node:net';
import { fromHex, toHex } from '../../apdu/bytes.js';
import type { NoticeListener } from '../serving/notice.js';
import type { Token } from '../serving/tcp/token.js';
import type { AuthorisationRequest, IssuerHost } from '../terminal/payment/issuer/issuer-host.js';
import { LineChannel } from './line-channel.js';
import { uncoverPin } from './pin-cover.js';
import { ISSUER_PROTOCOL } from './protocol.js';
import {
  objectsFromText,
  readMessage,
  responseToText,
  type WireMessage,
  writeMessage,
} from './wire-messages.js';

export interface ClientMeans {
  readonly issuer: IssuerHost;
  readonly token: Token | undefined;
  readonly nonce: Uint8Array;
  readonly notify: NoticeListener;
}

/** Why a client is sent away. */
type ClientErrorCode =
  | 'MESSAGE_MALFORMED'
  | 'TOKEN_REQUIRED'
  | 'TOKEN_WRONG'
  | 'VERSION_NOT_SPOKEN'
  | 'SILENT'
  | 'PIN_UNREADABLE';

/** One terminal at a served issuer, from greeting to end. */
export class IssuerClient {
  readonly #channel: LineChannel;
  readonly #name: string;
  #admitted = false;
  #over = false;
  /** Requests are answered one after the other. */
  #work: Promise<void> = Promise.resolve();
  readonly #timer: NodeJS.Timeout;

  constructor(
    socket: Socket,
    private readonly means: ClientMeans,
    onEnd: () => void,
  ) {
    this.#name = `${socket.remoteAddress ?? 'a client'}:${socket.remotePort ?? '?'}`;
    this.#timer = setTimeout(
      () => this.#sendAway('SILENT', 'nobody said hello in time'),
      ISSUER_PROTOCOL.HELLO_MS,
    );
    this.#channel = new LineChannel(
      socket,
      (line) => {
        this.#work = this.#work.then(() => this.#hear(line));
      },
      () => {
        this.#over = true;
        clearTimeout(this.#timer);
        onEnd();
        socket.destroy();
      },
    );
    const { NAME: issuer, VERSION: version } = ISSUER_PROTOCOL;
    const greeting = {
      issuer,
      version,
      token: means.token !== undefined,
      nonce: toHex(means.nonce),
    } as const;
    this.#channel.send(writeMessage('greeting', greeting));
  }

  close(): void {
    this.#channel.destroy();
  }

  async #hear(line: string): Promise<void> {
    if (this.#over) return;
    if (!this.#admitted) {
      this.#admit(readMessage(line, 'hello'));
      return;
    }
    const authorise = readMessage(line, 'authorise');
    if (authorise !== undefined) {
      await this.#authorise(authorise);
      return;
    }
    const verify = readMessage(line, 'verify');
    if (verify === undefined) {
      this.#sendAway('MESSAGE_MALFORMED', 'neither authorise nor verify');
      return;
    }
    const verified = await this.means.issuer.verifies(objectsFromText(verify.verify.objects));
    this.#channel.send(writeMessage('verified', { verified }));
  }

  #admit(hello: WireMessage<'hello'> | undefined): void {
    const refusal = refusalOf(hello, this.means);
    if (refusal !== undefined) {
      this.#sendAway(...refusal);
      return;
    }
    clearTimeout(this.#timer);
    this.#admitted = true;
    this.#channel.send(writeMessage('welcome', { welcome: 1 }));
  }

  async #authorise({ authorise }: WireMessage<'authorise'>): Promise<void> {
    const { issuer, notify } = this.means;
    const { service, objects } = authorise;
    const pin = this.#uncovered(authorise.pin);
    const newPin = this.#uncovered(authorise.newPin);
    if (pin === false || newPin === false) {
      this.#sendAway('PIN_UNREADABLE', 'the PIN cannot be read');
      return;
    }
    const request: AuthorisationRequest = {
      service,
      objects: objectsFromText(objects),
      ...(pin !== undefined && { pin }),
      ...(newPin !== undefined && { newPin }),
    };
    const response = await issuer.authorise(request);
    this.#channel.send(writeMessage('authorised', responseToText(response)));
    const { responseCode, reason } = response;
    notify({ code: 'AUTHORISED', message: `${this.#name}: ${service} ${responseCode} ${reason.en}` });
  }

  /** A PIN as it came over the line; undefined where none did, false for one that cannot be read. */
  #uncovered(covered: string | undefined): string | false | undefined {
    const { token, nonce } = this.means;
    if (covered === undefined) return undefined;
    return (token && uncoverPin(token, nonce, fromHex(covered))) ?? false;
  }

  #sendAway(code: ClientErrorCode, message: string): void {
    if (this.#over) return;
    this.#over = true;
    clearTimeout(this.#timer);
    this.means.notify({ code, message: `${this.#name} was sent away: ${message}` });
    this.#channel.sendLast(writeMessage('error', { error: { code, message } }));
  }
}

function refusalOf(
  hello: WireMessage<'hello'> | undefined,
  { token, nonce }: ClientMeans,
): [ClientErrorCode, string] | undefined {
  if (hello === undefined) return ['MESSAGE_MALFORMED', 'the first line must be a hello'];
  if (hello.hello !== ISSUER_PROTOCOL.VERSION) {
    return ['VERSION_NOT_SPOKEN', `this issuer speaks version ${ISSUER_PROTOCOL.VERSION}`];
  }
  if (token === undefined) return undefined;
  if (hello.proof === undefined) return ['TOKEN_REQUIRED', 'this issuer is served with a token'];
  const right = token.proves(fromHex(hello.proof), nonce);
  return right ? undefined : ['TOKEN_WRONG', 'the token is not that of this issuer'];
}
