import { expect, test } from 'vitest';
import { connectInProcess } from '../../../../apdu/transport/in-process.js';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import data from '../../../../fixtures/personalisation/gen3-demo.json' with { type: 'json' };
import { masterKeysIn, secretsOfKeyFile } from '../../../../host-cli/fuzzing/secrets/key-file-secrets.js';
import { mapOfProfile } from '../../../../host-cli/fuzzing/world/card-map.js';
import { type CardIdentification, identifyCard } from '../../../../host-cli/terminal/identify-card.js';
import { parseKeyRing } from '../../../../host-cli/terminal/index.js';
import { cardKey, keyData } from '../../../support/demonstration.js';
import { bytes, hex } from '../../../support/hex.js';
import { freshCard } from '../../../support/terminal.js';

const identification = (await identifyCard(connectInProcess(freshCard()))) as CardIdentification;
const map = mapOfProfile(gen3);

test('every master key of a file, however deep', () => {
  const masters = masterKeysIn(data).map(hex);
  expect(masters).toContain(keyData('SSSE.RK').master);
  expect(masters).toContain(keyData('DF04.DPK').master);
  expect(masterKeysIn(null)).toEqual([]);
  expect(masterKeysIn({ master: 'short', list: [{ master: '00'.repeat(16) }] }).map(hex)).toEqual([
    '00'.repeat(16),
  ]);
});

test('the keys as the card has them, by the places of the plan', () => {
  const hidden = [bytes('AB')];
  const secrets = secretsOfKeyFile(
    { keyRing: parseKeyRing(data, 'demo'), socialPin: '246813', hidden },
    identification,
    map,
  );
  const df04 = map.directories.find(({ label }) => label === 'DF04')!;
  const key = secrets.find(df04, (type) => type === 'DPK')!;
  expect(hex(key.value)).toBe(hex(cardKey('DF04.DPK')));
  expect(secrets.pins.map(({ directory, value }) => `${directory.label} ${hex(value)}`)).toEqual([
    'SSSE 246813',
  ]);
  expect(secrets.hidden).toBe(hidden);
});

test('a file without a PIN', () => {
  const secrets = secretsOfKeyFile({ keyRing: parseKeyRing(data, 'demo'), hidden: [] }, identification, map);
  expect(secrets.pins).toEqual([]);
});
