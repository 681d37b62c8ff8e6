/** Numbers for people. */

const counts = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/**
 * A count with separators.
 *
 * @param value The count.
 * @returns For example `46,307`.
 */
export function formatCount(value: number): string {
  return counts.format(value);
}

/**
 * A rate with three digits or more.
 *
 * @param value The rate; not above 0 if it is not known.
 * @returns For example `8.25`, `41.3` or `9,310`.
 */
export function formatRate(value: number): string {
  if (!(value > 0 && value < Infinity)) return "-";
  if (value >= 99.95) return formatCount(value);
  return value.toFixed(value >= 9.995 ? 1 : 2);
}

/**
 * A length of time.
 *
 * @param seconds The seconds; not finite if they are not known.
 * @returns For example `3.2 s`, `42 s`, `3:05` or `1:02:03`.
 */
export function formatSeconds(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return "-";
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const two = (value: number) => String(value).padStart(2, "0");
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${two(whole % 60)}`;
  const hours = Math.floor(minutes / 60);
  return `${hours}:${two(minutes % 60)}:${two(whole % 60)}`;
}

/**
 * An amount of memory.
 *
 * @param bytes The bytes.
 * @returns For example `95 MB` or `1.2 GB`.
 */
export function formatBytes(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} kB`;
  if (bytes < 999.5e6) return `${Math.round(bytes / 1e6)} MB`;
  return `${(bytes / 1e9).toFixed(1)} GB`;
}

/**
 * A loss.
 *
 * @param loss The loss, in nats.
 * @returns Four digits behind the point.
 */
export function formatLoss(loss: number): string {
  return Number.isFinite(loss) ? loss.toFixed(4) : "-";
}

/**
 * A number of things.
 *
 * @param count How many.
 * @param noun What they are, in the singular.
 * @returns For example `1 thread` or `2,000 steps`.
 */
export function formatNumberOf(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? "" : "s"}`;
}
