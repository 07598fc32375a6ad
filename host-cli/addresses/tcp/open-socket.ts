import { connect, type Socket } from 'node:net';
import { TransportError } from '../../../apdu/transport/transport-error.js';
import { showEndpoint } from '../../serving/tcp/endpoint.js';
import { isUnknownHost, networkReason } from '../../serving/tcp/network-error.js';

/** @throws TransportError NO_READER, with what to do */
export function openSocket(host: string, port: number, connectMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true, keepAlive: true });
    const place = showEndpoint({ host, port });
    const fail = (why: string, cure: string, cause?: unknown): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(new TransportError('NO_READER', `cannot reach a card at ${place}: ${why}; ${cure}`, cause));
    };
    const start = `start 'sscard serve --tcp' there, and look at host and port`;
    const timer = setTimeout(() => fail(`no answer within ${connectMs / 1000} s`, start), connectMs);
    socket.once('error', (error) => {
      const cure = isUnknownHost(error) ? 'look at the name, or give the IP address' : start;
      fail(networkReason(error), cure, error);
    });
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.removeAllListeners('error');
      resolve(socket);
    });
  });
}
