import { MESSAGES } from '../../serving/pcsc/message-table.js';
import { MAXIMUM_PATH_BYTES } from '../../serving/pcsc/socket-path.js';
import type { Finding } from './finding.js';
import type { Machine, SocketAnswer } from './machine.js';

const SYSTEM_SOCKET = '/run/pcscd/pcscd.comm';
const START = 'sudo systemctl start pcscd';
const INSTALL = 'sudo apt-get install -y pcscd';
const PROGRAM = '/usr/sbin/pcscd';
const POLKIT_RULE =
  'echo \'polkit.addRule((action) => /^org.debian.pcsc-lite./.test(action.id) ? "yes" : undefined)\' | sudo tee /etc/polkit-1/rules.d/50-pcsc.rules';

/** PC/SC lite by the minor version of its protocol. winscard_msg.h of 1.9.9, 2.3.3 and 2.5.1 */
const RELEASES: Readonly<Record<number, string>> = { 4: '1.9 to 2.2', 5: '2.3 to 2.4', 6: '2.5 or newer' };

/** Whether a service answers at the socket that clients use. Elsewhere than on Linux the system has it inside. */
export async function checkService(machine: Machine): Promise<Finding | undefined> {
  if (machine.platform !== 'linux') return undefined;
  const named = machine.environment.PCSCLITE_CSOCK_NAME;
  const own = named !== undefined && named !== '';
  const path = own ? named : SYSTEM_SOCKET;
  const where = own ? `${path} (PCSCLITE_CSOCK_NAME)` : path;
  const remedy = own ? `sscard serve --pcsc-socket ${path}` : START;
  const bad = (told: string, mend = remedy): Finding => ({
    subject: 'service',
    state: 'bad',
    told,
    remedy: mend,
  });

  const length = Buffer.byteLength(path);
  if (length > MAXIMUM_PATH_BYTES) {
    const told = `the path in PCSCLITE_CSOCK_NAME has ${length} bytes, a socket's has ${MAXIMUM_PATH_BYTES} at most`;
    return bad(told, 'export PCSCLITE_CSOCK_NAME=/tmp/sscard.sock');
  }
  const kind = machine.fileKind(path);
  if (kind === 'none') {
    const installed = own || machine.fileKind(PROGRAM) !== 'none';
    return installed
      ? bad(`no service runs: there is no ${where}`)
      : bad('pcscd, the PC/SC service, is not installed', INSTALL);
  }
  if (kind !== 'socket') return bad(`${where} is no socket`, own ? 'unset PCSCLITE_CSOCK_NAME' : START);
  const answer = await machine.askSocket(path, versionRequest(), MESSAGES.VERSION.bodyBytes);
  return answered(answer, path, bad);
}

function answered(
  answer: SocketAnswer,
  path: string,
  bad: (told: string, mend?: string) => Finding,
): Finding {
  switch (answer.kind) {
    case 'silent':
      return bad(`the service at ${path} takes connections and says nothing`, 'sudo systemctl restart pcscd');
    case 'closed':
      return bad(`the service at ${path} turns this user away: polkit does not allow it`, POLKIT_RULE);
    case 'refused':
      if (answer.code === 'EACCES' || answer.code === 'EPERM') {
        return bad(`this user may not open ${path}`, `sudo chmod a+rw ${path}`);
      }
      return bad(`${path} has been left behind by a service that runs no longer`);
    case 'answer': {
      const minor = new DataView(answer.bytes.buffer, answer.bytes.byteOffset).getInt32(
        MESSAGES.VERSION.fields.minor,
        true,
      );
      const release = RELEASES[minor];
      const spoken = release === undefined ? '' : `; it speaks protocol 4:${minor}, as PC/SC lite ${release}`;
      return { subject: 'service', state: 'good', told: `the service at ${path} answers${spoken}` };
    }
  }
}

/** Asks in the newest dialect; a service of an older one answers with its own. */
function versionRequest(): Uint8Array {
  const { code, bodyBytes, fields } = MESSAGES.VERSION;
  const request = new DataView(new ArrayBuffer(8 + bodyBytes));
  request.setUint32(0, bodyBytes, true);
  request.setUint32(4, code, true);
  request.setInt32(8 + fields.major, 4, true);
  request.setInt32(8 + fields.minor, 6, true);
  return new Uint8Array(request.buffer);
}
