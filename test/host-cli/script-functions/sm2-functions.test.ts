import { expect, test } from 'vitest';
import { SM2_FUNCTIONS } from '../../../host-cli/script-functions/sm2-functions.js';
import { runLines } from '../../support/script-value.js';

const PRIVATE = '3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8';

test('a signature holds for what was signed alone, and a cipher opens', async () => {
  const lines = `
    set public = (sm2-public-key ${PRIVATE})
    check $public = 0409F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13
    set signature = (sm2-sign ${PRIVATE} 0102 03)
    check (length $signature) = 64
    check (sm2-verify $public $signature 010203) = 1
    check (sm2-verify $public $signature 010204) = 0
    check (sm2-decrypt ${PRIVATE} (sm2-encrypt $public 0102 03)) = 010203`;
  expect(await runLines(lines, SM2_FUNCTIONS)).toMatchObject({ passed: true, reason: '' });
});
