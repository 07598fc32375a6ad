import type { Bilingual } from '../../apdu/codec/bilingual.js';
import type { Profile } from '../../card-model/kernel/profile.js';
import type { DirectoryPlan } from '../../card-model/plan/file-plan.js';

export interface NamedCommand {
  /** `VERIFY`, and `pboc VERIFY` for that of another application than the first. */
  readonly name: string;
  readonly ins: number;
  readonly summary: Bilingual;
}

/** The commands of a card, application by application: two of one name may be two commands. */
export class ApplicationCommands {
  readonly all: readonly NamedCommand[];
  readonly #byApplication = new Map<string, ReadonlyMap<string, NamedCommand>>();
  /** The application of each directory, by label. */
  readonly #applications = new Map<string, string>();
  readonly #main: string;

  constructor(profile: Profile) {
    const [main, ...others] = profile.applications;
    const shared = new Map(main!.commands.map((definition) => [definition, named(definition)]));
    this.#main = main!.id;
    this.#byApplication.set(main!.id, byName([...shared.values()], [...shared.keys()]));
    const own: NamedCommand[] = [...shared.values()];
    for (const { id, commands } of others) {
      const mine = commands.map((definition) => shared.get(definition) ?? named(definition, id));
      this.#byApplication.set(id, byName(mine, commands));
      own.push(...mine.filter((command) => !own.includes(command)));
    }
    this.all = own;
    this.#learn(profile.plan());
  }

  /** The command of that name where a directory is current; undefined where its application has none. */
  find(name: string, directory: string | undefined): NamedCommand | undefined {
    const application = this.#applications.get(directory ?? '') ?? this.#main;
    return this.#byApplication.get(application)?.get(name);
  }

  #learn({ label, application, directories }: DirectoryPlan): void {
    this.#applications.set(label, application);
    for (const directory of directories) this.#learn(directory);
  }
}

function named({ name, ins, summary }: NamedCommand, application?: string): NamedCommand {
  return { name: application === undefined ? name : `${application} ${name}`, ins, summary };
}

function byName(
  commands: readonly NamedCommand[],
  definitions: readonly { readonly name: string }[],
): ReadonlyMap<string, NamedCommand> {
  return new Map(commands.map((command, index) => [definitions[index]!.name, command]));
}
