/** The numbers in a text that may name a company in a register. */
export interface CompanyNumbers {
  /** With the country before them and nothing between: `DK12345678`. */
  readonly vat: readonly string[];
  readonly registration: readonly string[];
}

// Eight digits are a Danish CVR number; HRA and HRB are the two parts of a German commercial register.
const vatPattern = /\b([A-Z]{2})[ -]?(\d[\d .]{6,13}\d)\b/g;
const registrationPattern = /\b(HR[AB] ?\d{3,6}|\d{8})\b/g;

/** Looks for VAT and registration numbers, such as stand below a signature. */
export function companyNumbersIn(text: string): CompanyNumbers {
  const vat = [...text.matchAll(vatPattern)].map(
    ([, country = "", digits = ""]) => country + digits.replaceAll(/\D/g, ""),
  );
  const registration = [...text.matchAll(registrationPattern)].map(([, number = ""]) =>
    number.replace(/^(HR[AB]) ?/, "$1 "),
  );
  return { vat: [...new Set(vat)], registration: [...new Set(registration)] };
}
