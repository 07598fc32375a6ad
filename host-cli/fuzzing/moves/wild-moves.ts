import { encodeCommand } from '../../../apdu/codec/command-apdu.js';
import { compose, type FuzzStep, send, sendBytes } from '../fuzz-step.js';
import { anyMutation, mutate, mutatedRecipe } from '../mutation.js';
import { fetchResponse, withRightLength } from '../recipes/follow-up.js';
import { externalAuthenticate } from '../recipes/proof-recipes.js';
import { CHALLENGE } from './commands.js';
import type { Move, MoveContext } from './move.js';
import { anyProofKey } from './proofs.js';

const CELLS_AT_ONCE = 24;
/** Values of parameters that mean something somewhere. */
const PARAMETERS = [0x00, 0x00, 0x00, 0x01, 0x02, 0x03, 0x04, 0x2c, 0x34, 0x80, 0x81, 0xff];
const LENGTHS = [0, 0, 1, 2, 3, 4, 8, 10, 15, 16, 17, 18, 19, 20, 24, 32, 36];

/** A command of the catalogue of the card, of the current directory or any other. */
function anyCommand({ world, chance }: MoveContext): Uint8Array {
  const { applications } = world.map.profile;
  const application =
    world.directory && chance.percent(75) ? world.directory.application : chance.one(applications);
  const { classes, ins, p1 } = chance.one(application.commands);
  const parameter = (): number => (chance.percent(80) ? chance.one(PARAMETERS) : chance.below(256));
  const data = chance.bytes(chance.one(LENGTHS));
  const ne = chance.one([0, 0, 256, 256, 8, 16, 1 + chance.below(256)]);
  return encodeCommand({ cla: chance.one(classes), ins, p1: p1 ?? parameter(), p2: parameter(), data, ne });
}

/** A TLV structure whose lengths lie. */
function lyingTlv({ chance }: MoveContext): Uint8Array {
  const tag = chance.one([0x6f, 0x70, 0x83, 0x80, 0x84, 0xa5, 0x62]);
  const inner = chance.bytes(chance.below(12));
  const length = chance.one([inner.length + 1, inner.length + 0x40, 0x80, 0x81, 0x84, 0xff]);
  return Uint8Array.of(tag, length, ...inner);
}

export const WILD_MOVES: readonly Move[] = [
  {
    name: 'a command of the catalogue',
    weight: 10,
    safe: true,
    make: (context) => [sendBytes(anyCommand(context)), compose(withRightLength), compose(fetchResponse())],
  },
  {
    name: 'a command of the catalogue, changed',
    weight: 10,
    safe: true,
    make: (context) => [
      sendBytes(mutate(anyCommand(context), anyMutation(context.chance))),
      compose(withRightLength),
    ],
  },
  {
    name: 'the last command, changed',
    weight: 8,
    safe: true,
    make: ({ world, chance }) =>
      world.last === undefined
        ? []
        : [sendBytes(mutate(world.last.command, anyMutation(chance))), compose(withRightLength)],
  },
  {
    name: 'a right proof, changed',
    weight: 2,
    make: (context) => {
      const key = anyProofKey(context, context.world.directory);
      if (key === undefined) return [];
      const proof = externalAuthenticate({ key, withVersion: context.chance.percent(30) });
      return [CHALLENGE, compose(mutatedRecipe(proof, anyMutation(context.chance)))];
    },
  },
  {
    name: 'data whose inner lengths lie',
    weight: 3,
    make: (context) => {
      const { chance } = context;
      const [cla, ins] = chance.one([
        [0x80, 0xa8],
        [0x00, 0xdc],
        [0x80, 0xe0],
        [0x04, 0xdc],
        [0x04, 0xda],
        [0x00, 0xa4],
      ] as const);
      const p1 = chance.one(PARAMETERS);
      return [
        sendBytes(encodeCommand({ cla, ins, p1, p2: chance.one(PARAMETERS), data: lyingTlv(context) })),
      ];
    },
  },
  {
    name: 'bytes of chance',
    weight: 1,
    make: ({ chance }) => [sendBytes(chance.bytes(1 + chance.below(40)))],
  },
  {
    name: 'the map of classes and instructions',
    weight: 9,
    safe: true,
    make: (context) =>
      Array.from({ length: CELLS_AT_ONCE }, (): FuzzStep => {
        const [cla, ins] = context.nextInstruction();
        return send(cla, ins, 0x00, 0x00);
      }),
  },
];
