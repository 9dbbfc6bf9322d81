import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { identifyProcess, isAlive, startFromProc, startFromPs } from './process-identity.js';

const ways = process.platform === 'linux' ? [startFromProc, startFromPs] : [startFromPs];

describe.each(ways)('the identity of a process ($name)', (startOf) => {
  it('stays the same while it lives and ends with it', async () => {
    const child = spawn('sleep', ['60'], { stdio: 'ignore' });
    await once(child, 'spawn');
    const pid = Number(child.pid);
    const first = startOf(pid);
    expect(first).toBeDefined();
    expect(startOf(pid)).toBe(first);
    child.kill();
    await once(child, 'exit');
    expect(startOf(pid)).toBeUndefined();
  });

  it('differs from that of a process started at another time', () => {
    expect(startOf(1)).not.toBe(startOf(process.pid));
  });
});

describe('a process', () => {
  it('is not alive if another one has its pid', () => {
    const self = identifyProcess(process.pid);
    expect(self !== undefined && isAlive(self)).toBe(true);
    expect(isAlive({ pid: process.pid, startedAt: 'at another time' })).toBe(false);
  });
});
