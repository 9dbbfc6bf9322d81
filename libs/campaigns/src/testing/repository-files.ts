import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const campaigns = new URL('../../../../campaigns/', import.meta.url);

/** Path of a file under `campaigns/`. */
export function campaignsPath(name: string): string {
  return fileURLToPath(new URL(name, campaigns));
}

/** Text of a file under `campaigns/`. */
export function campaignsFile(name: string): string {
  return readFileSync(campaignsPath(name), 'utf8');
}

export function campaignsJson(name: string): unknown {
  return JSON.parse(campaignsFile(name));
}
