import http from 'node:http';

export interface ServerSentEvent {
  readonly id: number;
  readonly event: string;
}

/** Reads server-sent events until it is closed, by either side. */
export class EventSource {
  readonly events: ServerSentEvent[] = [];
  contentType: string | undefined;
  readonly ended: Promise<void>;
  private wake: () => void = () => undefined;

  private constructor(private readonly request: http.ClientRequest) {
    this.ended = new Promise((resolve) => request.once('close', resolve));
    request.on('error', () => undefined);
    request.on('response', (response) => {
      this.contentType = response.headers['content-type'];
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        const messages = (text + chunk).split('\n\n');
        text = messages.pop() ?? '';
        this.events.push(...messages.flatMap(read));
        this.wake();
      });
    });
  }

  static open(url: string, lastEventId?: number): EventSource {
    return new EventSource(
      http.get(url, { headers: lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) } }),
    );
  }

  /** Resolves when the condition holds for what has arrived. */
  async until(enough: (events: readonly ServerSentEvent[]) => boolean): Promise<void> {
    while (!enough(this.events)) await new Promise<void>((resolve) => (this.wake = resolve));
  }

  close(): void {
    this.request.destroy();
  }
}

function read(message: string): ServerSentEvent[] {
  const id = /^id: (\d+)$/m.exec(message)?.[1];
  const event = /^event: (\w+)$/m.exec(message)?.[1];
  return id === undefined || event === undefined ? [] : [{ id: Number(id), event }];
}
