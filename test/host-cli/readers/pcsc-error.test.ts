import { describe, expect, test } from 'vitest';
import { TransportError } from '../../../apdu/transport/transport-error.js';
import {
  asTransportError,
  PcscError,
  pcscFailure,
  serviceRemedy,
} from '../../../host-cli/readers/pcsc-error.js';

describe('PC/SC errors', () => {
  test('a return code becomes one sentence with the name and what to do', () => {
    const error = pcscFailure("cannot connect to the card in 'X'", 0x8010000b);
    expect(error.code).toBe('READER_BUSY');
    expect(error.message).toBe(
      "cannot connect to the card in 'X': another program uses the card (SCARD_E_SHARING_VIOLATION); end the other program or wait for it",
    );
  });

  test('a code that nobody knows is told as a number', () => {
    expect(pcscFailure('cannot do it', 0x801000ff).message).toBe('cannot do it: PC/SC answered 801000FF');
    expect(pcscFailure('cannot do it', -1).message).toContain('FFFFFFFF');
  });

  test('a missing service is started as this machine does it, or at the socket that is named', () => {
    expect(serviceRemedy({}, 'linux')).toContain('sudo systemctl start pcscd');
    expect(serviceRemedy({}, 'win32')).toContain('net start SCardSvr');
    expect(serviceRemedy({ PCSCLITE_CSOCK_NAME: '/tmp/x' }, 'linux')).toContain(
      'sscard serve --pcsc-socket /tmp/x',
    );
  });

  test('a transport tells it by the code of transports, with the error as cause', () => {
    const error = asTransportError(new PcscError('READER_AMBIGUOUS', 'two')) as TransportError;
    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({ code: 'NO_READER', message: 'two', cause: { code: 'READER_AMBIGUOUS' } });
    const other = new Error('other');
    expect(asTransportError(other)).toBe(other);
  });
});
