const A_MINUTE = 60;
const A_MEGABYTE = 1_000_000;

/** @param {number} seconds */
export function minutes(seconds) {
  return `${Math.max(1, Math.round(seconds / A_MINUTE))} min`;
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return `${(bytes / A_MEGABYTE).toFixed(bytes < 10 * A_MEGABYTE ? 1 : 0)} MB`;
}

/** @param {number} seconds */
export function clock(seconds) {
  return `${Math.floor(seconds / A_MINUTE)}:${String(Math.floor(seconds % A_MINUTE)).padStart(2, "0")}`;
}
