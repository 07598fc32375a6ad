import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shippedFolder } from '../../../host-cli/conformance/shipped-folder.js';

test('folders of the fixtures are found from where the module lies', () => {
  expect(existsSync(join(shippedFolder('conformance'), 'common.apdu'))).toBe(true);
  expect(existsSync(join(shippedFolder('personalisation'), 'gen3-demo.json'))).toBe(true);
});

test('one that is not there is told, with what to do', () => {
  expect(() => shippedFolder('no-such-folder')).toThrow('lacks fixtures/no-such-folder; install it again');
});
