/** Days as Dortmund's calendar counts them. */

const dortmund = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin" });

/** The day so many days from today, as forms want it: 2027-09-15. */
export function day(fromToday: number): string {
  return dortmund.format(Date.now() + fromToday * 24 * 60 * 60 * 1000);
}

/** The same as people write it: 15.09.2027. */
export function germanDay(fromToday: number): string {
  return day(fromToday).split("-").reverse().join(".");
}
