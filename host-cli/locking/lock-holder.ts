import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { systemCode } from '../errors/file-error.js';

/** A process as a lock file tells of it; what the system does not tell is absent. */
export interface LockHolder {
  /** `sscard serve` */
  readonly program: string;
  /** Date and time, ISO 8601. */
  readonly since: string;
  readonly host: string;
  readonly pid: number;
  /** When the process began, in ticks of the system: process ids are given again. proc(5), /proc/PID/stat, field 22. */
  readonly started?: string;
  /** Changes whenever the machine starts. */
  readonly boot?: string;
  /** Within which the process id means something: containers on one machine have their own. */
  readonly pidNamespace?: string;
}

/** `elsewhere`: on another machine or in another container, so that nobody here can tell whether it lives. */
export type HolderState = 'self' | 'alive' | 'dead' | 'elsewhere';

type Identity = Omit<LockHolder, 'program' | 'since'>;

let identity: Identity | undefined;

/** This process, which takes a lock now. */
export function thisProcess(program: string): LockHolder {
  return { program, since: new Date().toISOString(), ...ownIdentity() };
}

export function encodeHolder(holder: LockHolder): string {
  return JSON.stringify(holder);
}

/** @returns undefined for text that is not from `encodeHolder` */
export function decodeHolder(text: string): LockHolder | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isHolder(value) ? value : undefined;
}

export function stateOf(holder: LockHolder): HolderState {
  const here = ownIdentity();
  const oneSystem = (holder.boot === undefined) === (here.boot === undefined);
  if (holder.host !== here.host || !oneSystem) return 'elsewhere';
  if (holder.boot !== here.boot) return 'dead';
  if (holder.pidNamespace !== here.pidNamespace) return 'elsewhere';
  if (holder.pid === here.pid) return holder.started === here.started ? 'self' : 'dead';
  return lives(holder) ? 'alive' : 'dead';
}

function lives({ pid, started }: LockHolder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Not permitted: there is such a process, of another user.
    return systemCode(error) !== 'ESRCH';
  }
  const now = processStat(pid);
  if (now === undefined) return true;
  // Z: it has ended, and the one who started it has not asked for its exit code yet.
  return !/[ZX]/.test(now.state) && (started === undefined || started === now.started);
}

function ownIdentity(): Identity {
  identity ??= {
    host: hostname(),
    pid: process.pid,
    ...known('started', processStat('self')?.started),
    ...known(
      'boot',
      attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    ),
    ...known(
      'pidNamespace',
      attempt(() => readlinkSync('/proc/self/ns/pid')),
    ),
  };
  return identity;
}

function processStat(pid: number | 'self'): { state: string; started: string } | undefined {
  const text = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  // The second field, the name, stands in parentheses and may hold anything; the third follows the last of them.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state, started] = [fields?.[0], fields?.[19]];
  return state !== undefined && started !== undefined ? { state, started } : undefined;
}

function isHolder(value: unknown): value is LockHolder {
  if (typeof value !== 'object' || value === null) return false;
  const { pid, program, since, host, started = '', boot = '', pidNamespace = '' } = value as LockHolder;
  const texts = [program, since, host, started, boot, pidNamespace];
  return Number.isSafeInteger(pid) && pid > 0 && texts.every((text) => typeof text === 'string');
}

function attempt(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function known<Name extends string>(name: Name, value: string | undefined): { [Key in Name]?: string } {
  return (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: string };
}
