const firstCapacity = 256;

/** Grows by a half, so that a million small numbers never hold twice their room. */
function grown(length: number): number {
  return Math.max(firstCapacity, length + (length >> 1));
}

/** An append-only column of 32-bit integers. */
export class GrowingInt32 {
  private values = new Int32Array(0);
  private length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Int32Array(grown(this.length));
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }

  set(index: number, value: number): void {
    this.values[index] = value;
  }

  /** -1 outside the column. */
  at(index: number): number {
    return this.values[index] ?? -1;
  }
}

/** An append-only column of small unsigned integers. */
export class GrowingUint8 {
  private values = new Uint8Array(0);
  private length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Uint8Array(grown(this.length));
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }

  /** 255 outside the column. */
  at(index: number): number {
    return this.values[index] ?? 255;
  }
}
