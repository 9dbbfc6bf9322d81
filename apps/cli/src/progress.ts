import cliProgress from 'cli-progress';

/** Something that is counted up to a total. */
export interface Counter {
  advance(by?: number): void;
  /** Ends the line; `note` stays on it. */
  done(note?: string): void;
}

export interface Progress {
  counter(label: string, total: number): Counter;
  note(line: string): void;
}

/** Bars on a terminal, plain lines otherwise, nothing when the answer is for a machine. */
export function progressFor(output: { readonly isTTY?: boolean }, json: boolean): Progress {
  if (json) return silent;
  return output.isTTY === true ? bars : plain;
}

const silent: Progress = {
  counter: () => ({ advance: () => undefined, done: () => undefined }),
  note: () => undefined,
};

const plainEveryMilliseconds = 2_000;

const plain: Progress = {
  counter: (label, total) => {
    const began = performance.now();
    let count = 0;
    let told = began;
    return {
      advance: (by = 1) => {
        count += by;
        if (performance.now() - told < plainEveryMilliseconds) return;
        told = performance.now();
        console.error(`${label}: ${count} / ${total}`);
      },
      done: (note) =>
        console.error(
          `${label}: ${count} / ${total}, ${summary(count, began)}${note === undefined ? '' : `; ${note}`}`,
        ),
    };
  },
  note: (line) => console.error(line),
};

const bars: Progress = {
  counter: (label, total) => {
    const began = performance.now();
    let count = 0;
    const bar = new cliProgress.SingleBar(
      {
        format: `${label} {bar} {percentage}% | {value} / {total} | {eta_formatted}`,
        hideCursor: true,
        etaBuffer: 1000,
        stream: process.stderr,
      },
      cliProgress.Presets.shades_classic,
    );
    bar.start(total, 0);
    return {
      advance: (by = 1) => {
        count += by;
        bar.update(count);
      },
      done: (note) => {
        bar.stop();
        console.error(`  ${summary(count, began)}${note === undefined ? '' : `; ${note}`}`);
      },
    };
  },
  note: (line) => console.error(line),
};

function summary(count: number, began: number): string {
  const seconds = (performance.now() - began) / 1000;
  return `${seconds.toFixed(1)} s, ${Math.round(count / Math.max(seconds, 0.001))}/s`;
}
