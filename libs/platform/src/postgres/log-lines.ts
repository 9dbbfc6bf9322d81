import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const kept = 50;

/** Passes on what a program prints, line by line, and keeps the last fifty lines for an error message. */
export class LogLines {
  readonly #tail: string[] = [];

  constructor(private readonly onLine: (line: string) => void) {}

  follow(stream: Readable): void {
    createInterface({ input: stream, crlfDelay: Infinity }).on('line', (line) => this.#add(line));
  }

  get tail(): readonly string[] {
    return this.#tail;
  }

  mentions(phrase: string): boolean {
    return this.#tail.some((line) => line.includes(phrase));
  }

  #add(line: string): void {
    this.#tail.push(line);
    if (this.#tail.length > kept) this.#tail.shift();
    this.onLine(line);
  }
}
