const millisecondsPerDay = 86_400_000;

/** Days of a campaign, counted from its voting day E. */
export class Days {
  constructor(readonly votingDay: string) {}

  /** `YYYY-MM-DD` of E plus some days. */
  day(offset: number): string {
    return new Date(Date.parse(`${this.votingDay}T00:00Z`) + offset * millisecondsPerDay).toISOString().slice(0, 10);
  }

  /** `YYYY-MM-DDTHH:MM`, local to the campaign. */
  at(offset: number, time: string): string {
    return `${this.day(offset)}T${time}`;
  }

  /** The day after a day. */
  after(day: string): string {
    return new Date(Date.parse(`${day}T00:00Z`) + millisecondsPerDay).toISOString().slice(0, 10);
  }
}
