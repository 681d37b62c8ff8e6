/** Numbers as the page writes them. */

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat("en-US", {
  notation: "compact",
  maximumFractionDigits: 1,
});

/** A count: 46,307. */
export function count(value: number): string {
  return Number.isFinite(value) ? whole.format(value) : "–";
}

/** A count in little room: 12.5K. */
export function short(value: number): string {
  return compact.format(value);
}

/** A measured number in four digits. */
export function measure(value: number): string {
  if (!Number.isFinite(value)) return "–";
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size < 1e-3 || size >= 1e6) {
    return Number(value.toPrecision(3)).toExponential().replace("e+", "e");
  }
  return size >= 1000 ? count(value) : String(Number(value.toPrecision(4)));
}

/** A loss: always four decimals, so that the digits do not jump. */
export function loss(value: number): string {
  return Number.isFinite(value) ? value.toFixed(4) : "–";
}

/** Bytes, in powers of 1000. */
export function bytes(value: number): string {
  if (!Number.isFinite(value)) return "–";
  const units = ["B", "kB", "MB", "GB", "TB"];
  let size = value, unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  const digits = unit === 0 || size >= 100 ? 0 : 1;
  return `${size.toFixed(digits)} ${units[unit]}`;
}

/** A duration: 45 s, 3 min 05 s, 2 h 07 min. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return "–";
  const total = Math.round(seconds);
  const pad = (value: number): string => String(value).padStart(2, "0");
  if (total < 60) return `${total} s`;
  const minutes = Math.floor(total / 60);
  if (minutes < 60) return `${minutes} min ${pad(total % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} min`;
}
