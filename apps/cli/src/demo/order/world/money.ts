/** Whole kopiikas, so that sums are exact. */
export type Kopiikas = number;

/** As forms take it: `1250.00`. */
export function money(kopiikas: Kopiikas): string {
  return (kopiikas / 100).toFixed(2);
}
