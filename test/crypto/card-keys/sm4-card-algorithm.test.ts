import { sm4CardAlgorithm } from '../../../crypto/card-keys/sm4-card-algorithm.js';
import { createCryptoSuite } from '../../../crypto/index.js';
import { describeCardAlgorithm } from './card-algorithm.case.js';

describeCardAlgorithm(sm4CardAlgorithm(createCryptoSuite('native')));
