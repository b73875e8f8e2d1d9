/** Providers of addresses that say nothing of a company. */
const freemail: ReadonlySet<string> = new Set([
  "aol.com",
  "gmail.com",
  "gmx.de",
  "gmx.net",
  "googlemail.com",
  "hotmail.com",
  "icloud.com",
  "live.com",
  "mail.com",
  "me.com",
  "msn.com",
  "outlook.com",
  "proton.me",
  "protonmail.com",
  "t-online.de",
  "web.de",
  "yahoo.com",
]);

/** The domain of an email address, where a company may stand behind it; `undefined` where none can be told. */
export function companyDomain(email: string | undefined): string | undefined {
  const domain = email?.split("@")[1]?.toLowerCase();
  return domain === undefined || domain === "" || freemail.has(domain) ? undefined : domain;
}
