const email = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/gu;
const iban = /\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?\b/g;
const cardLike = /(?<![\d.])\d(?:[ -]?\d){12,18}(?![\d.]?\d)/g;
const phoneLike =
  /(?<![\w.])(?:\+\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d(?:[ .-]?\d){6,11}|\(\d{3}\) ?\d{3}[ .-]?\d{4}|\d{3}[ .-]\d{3}[ .-]\d{4})(?!\d)/g;

/** Replaces e-mail addresses, IBANs, payment cards (Luhn) and telephone numbers in running text by what they were. */
export function maskPersonal(text: string): string {
  return maskContacts(text)
    .replace(iban, (found) => (isIban(found) ? '[IBAN]' : found))
    .replace(cardLike, (found) => (isCard(found) ? '[card]' : found));
}

/** The same for cells that are no running text: only what has an unmistakable form, so that codes stay whole. */
export function maskContacts(text: string): string {
  const withoutMail = text.includes('@') ? text.replace(email, '[e-mail]') : text;
  return /\d/.test(withoutMail) ? withoutMail.replace(phoneLike, '[phone]') : withoutMail;
}

/** Luhn's check (ISO/IEC 7812-1). */
function isCard(text: string): boolean {
  const digits = [...text.replaceAll(/\D/g, '')].toReversed().map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0 && new Set(digits).size > 1;
}

/** The check of ISO 13616: moved and spelled in digits, the number leaves 1 on division by 97. */
function isIban(text: string): boolean {
  const compact = text.replaceAll(' ', '');
  const digits = (compact.slice(4) + compact.slice(0, 4)).replaceAll(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}
