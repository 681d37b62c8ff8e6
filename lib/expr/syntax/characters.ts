/** Character classes of the lexer, by UTF-16 code unit. */

/** A decimal digit. */
export const digit = 1;
/** What begins a name: a letter or an underscore. */
export const letter = 2;
/** A blank or the end of a line. */
export const blank = 4;
/** A hexadecimal digit. */
export const hexadecimal = 8;

const ascii = new Uint8Array(128);
for (const c of "0123456789") ascii[c.charCodeAt(0)]! |= digit | hexadecimal;
for (const c of "abcdefABCDEF") ascii[c.charCodeAt(0)]! |= hexadecimal;
for (const c of "abcdefghijklmnopqrstuvwxyz_") {
  ascii[c.charCodeAt(0)]! |= letter;
  ascii[c.toUpperCase().charCodeAt(0)]! |= letter;
}
for (const c of " \t\n\r\v\f") ascii[c.charCodeAt(0)]! |= blank;

const lowerPi = 0x3c0;

/**
 * The classes of a code unit, as bits. Greek letters are letters, but for π,
 * which is the constant wherever it stands: `2πr` is `2*pi*r`.
 *
 * @param code A UTF-16 code unit; NaN, as past the end, is in no class.
 * @returns The bits of its classes.
 */
export function classOf(code: number): number {
  return code < 128 ? ascii[code]! : classBeyondAscii(code);
}

function classBeyondAscii(code: number): number {
  if (code >= 0x386 && code <= 0x3ff) {
    return code === 0x387 || code === lowerPi ? 0 : letter;
  }
  const isBlank = code === 0xa0 || code === 0xfeff || code === 0x3000 ||
    (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x205f;
  return isBlank ? blank : 0;
}
