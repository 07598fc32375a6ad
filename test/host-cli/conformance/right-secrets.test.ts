import { expect, test } from 'vitest';
import { connectInProcess } from '../../../apdu/transport/in-process.js';
import { withRecord } from '../../../apdu/transport/wrappers/record.js';
import { createCard } from '../../../card-model/index.js';
import { blankCard } from '../../../card-model/personalisation/blank-card.js';
import { findProfile } from '../../../card-model/profiles/registry.js';
import type { Sources } from '../../../host-cli/campaigns/campaign-card.js';
import { requireRightSecrets } from '../../../host-cli/conformance/right-secrets.js';
import { loadKeyFile } from '../../../host-cli/input/key-file.js';
import { KeyRing } from '../../../host-cli/terminal/keys/key-ring.js';
import { pinStatus } from '../../../host-cli/terminal/pin/verify-pin.js';
import { KEYS, useCardOffice } from '../../support/card-office.js';
import { PIN } from '../../support/demonstration.js';

const { wrongKeys } = useCardOffice();

async function sources(keys: string | undefined, pin?: string): Promise<Sources> {
  const keyFile = await loadKeyFile(keys, {});
  return {
    ...(keyFile && { keyFile }),
    environment: {},
    hasPin: pin !== undefined,
    pin: async () => pin ?? '',
  };
}

function watched(card = createCard()) {
  const commands: Uint8Array[] = [];
  const inner = connectInProcess(card);
  const transport = withRecord(inner, (event) => {
    if (event.kind === 'exchange') commands.push(event.command);
  });
  return { transport, commands, instructions: () => commands.map((command) => command[1]) };
}

const EXTERNAL_AUTHENTICATE = 0x82;
const VERIFY = 0x20;

test('right ones pass, and cost no try', async () => {
  const { transport, instructions } = watched();
  await requireRightSecrets(transport, await sources(KEYS, PIN), false);
  expect(instructions()).not.toContain(EXTERNAL_AUTHENTICATE);
  expect(instructions().filter((ins) => ins === VERIFY)).toHaveLength(1);
});

test('without keys and PIN nothing is sent', async () => {
  const { transport, commands } = watched();
  await requireRightSecrets(transport, await sources(undefined), false);
  expect(commands).toEqual([]);
});

test('keys of another card are found out before any try is spent', async () => {
  const { transport, instructions } = watched();
  await expect(requireRightSecrets(transport, await sources(wrongKeys(), PIN), true)).rejects.toThrow(
    /wrong\.json are not those of this card.*no try was spent/,
  );
  expect(instructions()).not.toContain(EXTERNAL_AUTHENTICATE);
  expect(instructions()).not.toContain(VERIFY);
});

test('a wrong PIN costs one try, and no more', async () => {
  const { transport } = watched();
  const wrong = await sources(undefined, '111111');
  await expect(requireRightSecrets(transport, wrong, false)).rejects.toThrow(
    /the PIN is not that of this card.*63C5/,
  );
  expect(await pinStatus(transport)).toMatchObject({ triesLeft: 5 });
});

test('keys that cannot be checked are taken only when somebody insists', async () => {
  const { transport } = watched();
  const { keyFile, ...others } = await sources(KEYS);
  const unchecked = { ...others, keyFile: { ...keyFile!, keyRing: new KeyRing([]) } };
  await expect(requireRightSecrets(transport, unchecked, false)).rejects.toThrow(/no SSSE\.IRK.*--yes/);
  await requireRightSecrets(transport, unchecked, true);
});

test('a card that cannot be identified is left alone', async () => {
  const { transport, instructions } = watched(createCard({ contents: blankCard(findProfile('gen3')) }));
  await requireRightSecrets(transport, await sources(wrongKeys(), '111111'), false);
  expect(instructions()).not.toContain(VERIFY);
});
