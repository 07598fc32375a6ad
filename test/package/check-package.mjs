/**
 * Packs the package as it would be published and looks at the result: publint, types of every export, and the smoke
 * tests in an empty folder that installs the tarball. Further Node versions: `node check-package.mjs 22 24 26`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'sscard-package-'));
const run = (command, args, options = {}) =>
  execFileSync(command, args, { stdio: 'inherit', cwd: root, ...options });

try {
  run('npm', ['pack', '--silent', '--pack-destination', folder]);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const tarball = join(folder, `sscard-${version}.tgz`);
  run('npx', ['publint', '--strict', tarball]);
  run('npx', ['attw', '--profile', 'esm-only', tarball]);

  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  run('npm', ['install', '--silent', '--no-audit', '--no-fund', tarball], { cwd: folder });
  const smoke = join(root, 'test/package/smoke.test.mjs');
  const environment = { ...process.env, SSCARD_INSTALLED: folder };
  run(process.execPath, ['--test', smoke], { cwd: folder, env: environment });
  for (const node of process.argv.slice(2)) {
    process.stdout.write(`\nThe installed package on Node ${node}\n`);
    run('npx', ['--yes', '-p', `node@${node}`, 'node', '--test', smoke], { cwd: folder, env: environment });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
