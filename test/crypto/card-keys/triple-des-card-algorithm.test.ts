import { tripleDesCardAlgorithm } from '../../../crypto/card-keys/triple-des-card-algorithm.js';
import { createCryptoSuite } from '../../../crypto/index.js';
import { describeCardAlgorithm } from './card-algorithm.case.js';

describeCardAlgorithm(tripleDesCardAlgorithm(createCryptoSuite('native')));
