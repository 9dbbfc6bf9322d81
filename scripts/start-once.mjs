// Starts the built system once on a throw-away folder, asks it a question, ends it: some faults of ES modules pass every test and throw only here.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'vybory-start-'));
const child = spawn(process.execPath, ['dist/apps/vybory/src/main.js'], {
  env: { ...process.env, PORT: '0', VYBORY_DATA: folder, LOG_LEVEL: 'warn' },
  stdio: ['ignore', 'inherit', 'pipe'],
});
const failure = setTimeout(() => child.kill('SIGKILL'), 60_000);
let said = '';
child.stderr.on('data', async (chunk) => {
  process.stderr.write(chunk);
  const known = said.length;
  said += chunk;
  const url = /Vybory: (\S+)/.exec(said)?.[1];
  if (!url || /Vybory: (\S+)/.test(said.slice(0, known))) return;
  const response = await fetch(`${url}/api/v1/campaigns`);
  console.log(`GET /api/v1/campaigns: ${response.status} ${await response.text()}`);
  child.kill('SIGTERM');
});
child.on('exit', (code) => {
  clearTimeout(failure);
  rmSync(folder, { recursive: true, force: true });
  console.log(`The built system ended with code ${code}.`);
  process.exit(code === 0 ? 0 : 1);
});
