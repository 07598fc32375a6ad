import { expect, expectTypeOf, test } from 'vitest';
import type { CardInterface } from '../../../apdu/transport/card-port.js';
import * as transport from '../../../apdu/transport/transport.js';
import { TransportError } from '../../../apdu/transport/transport-error.js';

test('gives the error beside the interface', () => {
  expect(transport.TransportError).toBe(TransportError);
  expectTypeOf<transport.Transport['reset']>().parameter(1).toEqualTypeOf<CardInterface | undefined>();
});
