import { ApiClient, ApiError, ServerUnreachable } from '../api-client.js';
import { progressFor, type Progress } from '../progress.js';

/** Options that every command takes. */
export interface GlobalOptions {
  readonly url: string;
  readonly json: boolean;
  readonly language: string;
}

export interface CommandContext {
  readonly api: ApiClient;
  readonly progress: Progress;
  readonly options: GlobalOptions;
  /** Prints the answer: a text for people, or one JSON line for a machine. */
  readonly answer: (forPeople: string, forMachine: object) => void;
}

/** What stopped a command, said once and plainly; its exit code is 1. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
}

/** Runs a command with a client, tells what failed, closes the client. */
export async function runCommand(
  options: GlobalOptions,
  connections: number,
  work: (context: CommandContext) => Promise<void>,
): Promise<void> {
  const api = new ApiClient({ url: options.url, connections, language: options.language });
  const progress = progressFor(process.stderr, options.json);
  const answer = (forPeople: string, forMachine: object): void =>
    console.log(options.json ? JSON.stringify(forMachine) : forPeople);
  try {
    await work({ api, progress, options, answer });
  } catch (error) {
    process.exitCode = 1;
    const message = explain(error, options);
    if (options.json) console.log(JSON.stringify({ ok: false, error: message }));
    else console.error(message);
  } finally {
    await api.close();
  }
}

function explain(error: unknown, { url }: GlobalOptions): string {
  if (error instanceof ServerUnreachable)
    return `Сервер ${url} не відповідає: ${error.message}\nNo server answers at ${url}. Start it with: npm start`;
  if (error instanceof ApiError || error instanceof CommandFailed) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
