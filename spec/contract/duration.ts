const pattern = /^P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const lengths = [604_800, 86_400, 3_600, 60, 1];

/**
 * The seconds of an ISO 8601 duration in weeks, days, hours, minutes and seconds: `PT1M` is 60. Months and years,
 * whose length differs, are none.
 */
export function parseDuration(text: string): number | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  return lengths.reduce((sum, length, index) => sum + length * Number(match[index + 1] ?? 0), 0);
}
