/** Lengths by country (SWIFT IBAN registry). */
const lengths: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 ' +
    'EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 ' +
    'KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 ' +
    'PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 ' +
    'VA22 VG24 XK20'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
const start = /(?<![A-Za-z\d])([A-Za-z]{2})\d{2}/g;
const between = /[ \u00a0\u202f.\-–]/;
const sign = /[A-Za-z\d]/;

/** Where IBANs stand in a text (ISO 13616): known country, its length, check digits; spaced or not. */
export function findIbans(text: string): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const match of text.matchAll(start)) {
    const length = lengths[(match[1] ?? '').toUpperCase()];
    const end = length === undefined ? null : endOf(text, match.index, length);
    if (end !== null && hasCheck(text.slice(match.index, end))) found.push([match.index, end]);
  }
  return found;
}

/** The end of so many letters and digits, single spaces between; null where there are fewer, or more follow at once. */
function endOf(text: string, from: number, length: number): number | null {
  let at = from;
  for (let count = 0; count < length; at += 1) {
    const letter = text.charAt(at);
    if (sign.test(letter)) count += 1;
    else if (!between.test(letter) || !sign.test(text.charAt(at + 1))) return null;
  }
  return sign.test(text.charAt(at)) ? null : at;
}

/** Moved and spelled in digits, the number leaves 1 on division by 97. */
function hasCheck(iban: string): boolean {
  const compact = iban.replaceAll(/[^A-Za-z\d]/g, '').toUpperCase();
  const digits = (compact.slice(4) + compact.slice(0, 4)).replaceAll(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}
