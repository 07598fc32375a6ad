import { opensRights } from '../../../card-model/security/key-type.js';
import { compose, type FuzzStep } from '../fuzz-step.js';
import { verifyRightPin } from '../recipes/pin-recipes.js';
import { externalAuthenticate } from '../recipes/proof-recipes.js';
import type { SecretKey } from '../secrets/card-secrets.js';
import type { MapDirectory, MapFile } from '../world/card-map.js';
import { SOCIAL } from '../world/card-world.js';
import { CHALLENGE, proofsOf } from './commands.js';
import type { MoveContext } from './move.js';

/** Directories of the social application. */
export const socialDirectories = ({ world }: MoveContext): readonly MapDirectory[] =>
  world.map.directories.filter(({ application }) => application.id === SOCIAL);

/** A file of the social application; undefined on a card without any. */
export function anySocialFile(context: MoveContext): MapFile | undefined {
  const places = socialDirectories(context).filter(({ files }) => files.length > 0);
  return places.length === 0 ? undefined : context.chance.one(context.chance.one(places).files);
}

/** A key of external authentication whose value is known. */
export function anyProofKey({ world, chance }: MoveContext, directory?: MapDirectory): SecretKey | undefined {
  const keys = world.secrets.keys.filter(
    (key) =>
      opensRights(key.type) &&
      key.directory.application.id === SOCIAL &&
      (directory === undefined || key.directory === directory),
  );
  return keys.length === 0 ? undefined : chance.one(keys);
}

/** The right proof of a key, in its directory. */
export const showKey = (key: SecretKey): readonly FuzzStep[] => [
  CHALLENGE,
  compose(externalAuthenticate({ key, withVersion: key.version !== 1 })),
];

/** The PIN, where it is known. */
export function showPin({ world }: MoveContext, directory: MapDirectory): readonly FuzzStep[] {
  const owner = directory.pinOwner;
  return owner !== undefined && world.secrets.pinOf(owner) !== undefined
    ? [compose(verifyRightPin(owner))]
    : [];
}

/** Everything that a rule of the file speaks of and that is known: PIN and keys, in the directory of the file. */
export function openFile(context: MoveContext, file: MapFile, act: 'read' | 'update'): readonly FuzzStep[] {
  const { keys, pin } = proofsOf(file.rules[act]);
  const shown = keys.flatMap((reference) => {
    const key = context.world.secrets.find(file.directory, opensRights, reference);
    return key === undefined ? [] : showKey(key);
  });
  return [...(pin ? showPin(context, file.directory) : []), ...shown];
}
