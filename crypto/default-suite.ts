import type { EngineSetName } from './engines/engine-set.js';
import { CryptoError } from './errors.js';
import { type CryptoSuite, createCryptoSuite } from './suite.js';

const SETTING = 'SSCARD_CRYPTO';

/** The engine set that the environment asks for. @throws CryptoError `BAD_ARGUMENT` for an unknown name */
export function engineSetFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): EngineSetName {
  const setting = environment[SETTING];
  if (setting === undefined || setting === '' || setting === 'native') return 'native';
  if (setting === 'portable') return 'portable';
  throw new CryptoError(
    'BAD_ARGUMENT',
    `The environment variable ${SETTING} is ${JSON.stringify(setting)}; it may be native or portable.`,
  );
}

let suite: CryptoSuite | undefined;

function defaultSuite(): CryptoSuite {
  suite ??= createCryptoSuite(engineSetFromEnvironment(process.env));
  return suite;
}

export const sm3: CryptoSuite['sm3'] = (message) => defaultSuite().sm3(message);
export const hmacSm3: CryptoSuite['hmacSm3'] = (key, message) => defaultSuite().hmacSm3(key, message);
export const sm4: CryptoSuite['sm4'] = (key) => defaultSuite().sm4(key);
export const des: CryptoSuite['des'] = (key) => defaultSuite().des(key);
export const tripleDes: CryptoSuite['tripleDes'] = (key) => defaultSuite().tripleDes(key);
export const cardAlgorithm: CryptoSuite['cardAlgorithm'] = (name) => defaultSuite().cardAlgorithm(name);
export const keyCheckValue: CryptoSuite['keyCheckValue'] = (name, key) =>
  defaultSuite().keyCheckValue(name, key);
export const sha1: CryptoSuite['sha1'] = (message) => defaultSuite().sha1(message);
export const paymentAlgorithm: CryptoSuite['paymentAlgorithm'] = (name) =>
  defaultSuite().paymentAlgorithm(name);

export const rsa: CryptoSuite['rsa'] = {
  publicOperation: (block, key) => defaultSuite().rsa.publicOperation(block, key),
  privateOperation: (block, key) => defaultSuite().rsa.privateOperation(block, key),
  publicKey: (key) => defaultSuite().rsa.publicKey(key),
  isPublicKey: (key) => defaultSuite().rsa.isPublicKey(key),
  isBlock: (block, key) => defaultSuite().rsa.isBlock(block, key),
  generateKey: (options) => defaultSuite().rsa.generateKey(options),
};

const offline = (): CryptoSuite['offlineAuthentication'] => defaultSuite().offlineAuthentication;

export const offlineAuthentication: CryptoSuite['offlineAuthentication'] = {
  publicKey: (key) => offline().publicKey(key),
  makeIssuerCertificate: (key, contents) => offline().makeIssuerCertificate(key, contents),
  verifyIssuerCertificate: (key, objects, expected) =>
    offline().verifyIssuerCertificate(key, objects, expected),
  makeIccCertificate: (key, contents, staticData) => offline().makeIccCertificate(key, contents, staticData),
  verifyIccCertificate: (key, objects, expected, staticData) =>
    offline().verifyIccCertificate(key, objects, expected, staticData),
  signStaticData: (key, code, staticData) => offline().signStaticData(key, code, staticData),
  verifyStaticData: (key, signedData, staticData) => offline().verifyStaticData(key, signedData, staticData),
  signDynamicData: (key, number, terminalData) => offline().signDynamicData(key, number, terminalData),
  verifyDynamicData: (key, signedData, terminalData) =>
    offline().verifyDynamicData(key, signedData, terminalData),
  signCombinedData: (key, input) => offline().signCombinedData(key, input),
  verifyCombinedData: (key, signedData, expected) => offline().verifyCombinedData(key, signedData, expected),
};

export const sm2: CryptoSuite['sm2'] = {
  generateKeyPair: () => defaultSuite().sm2.generateKeyPair(),
  publicKey: (privateKey) => defaultSuite().sm2.publicKey(privateKey),
  isPrivateKey: (bytes) => defaultSuite().sm2.isPrivateKey(bytes),
  isPublicKey: (bytes) => defaultSuite().sm2.isPublicKey(bytes),
  sign: (message, privateKey, options) => defaultSuite().sm2.sign(message, privateKey, options),
  verify: (signature, message, publicKey, options) =>
    defaultSuite().sm2.verify(signature, message, publicKey, options),
  encrypt: (message, publicKey, options) => defaultSuite().sm2.encrypt(message, publicKey, options),
  decrypt: (ciphertext, privateKey, options) => defaultSuite().sm2.decrypt(ciphertext, privateKey, options),
  exchange: (input) => defaultSuite().sm2.exchange(input),
};
