import type { Chance } from "./chance.ts";

const ADJECTIVES =
  "amber brisk calm clear crisp early eager fair fresh gentle golden green humble keen kind late light lively mellow merry neat noble plain proud quick quiet rapid silver steady sunny tidy warm";
const NOUNS =
  "anchor apple bridge candle canyon cedar cloud comet copper coral delta ember falcon fern field garden harbour island lantern maple meadow mirror north ocean orchard pebble pine river signal stone valley willow";
const FIRST =
  "Anna Bo Clara Emil Freja Hanna Henrik Ida Jan Jonas Karin Lars Liv Maja Mikkel Nora Oskar Peter Sofie Tove";
const LAST =
  "Andersen Berg Carlsen Dahl Eriksen Fischer Hansen Holm Jensen Keller Larsen Lind Meyer Nielsen Olsen Petersen Schmidt Vance Weber Winther";
const CITIES =
  "Aarhus Bergen Bremen Copenhagen Ghent Gothenburg Hamburg Helsinki Lund Malmo Odense Oslo Rotterdam Turku Utrecht";
const COUNTRIES = "DK SE NO FI DE NL BE FR";

/** A word of a list that is written as one line. */
function of(line: string, chance: Chance): string {
  return chance.pick(line.split(" "));
}

/** Two plain words joined by a hyphen. */
export function word(chance: Chance): string {
  return `${of(ADJECTIVES, chance)}-${of(NOUNS, chance)}`;
}

type Speaker = (chance: Chance) => string;

/** What people call a property, and what then reads naturally in it; the first that matches. */
const SPEAKERS: readonly (readonly [RegExp, Speaker])[] = [
  [/e_?mail(_?address)?$/, (chance) => `${word(chance)}@example.com`],
  [
    /phone|mobile|tele?fon|(^|_)tel$/,
    (chance) => `+45 ${chance.text(8, "23456789").replace(/(..)(?=.)/g, "$1 ")}`,
  ],
  [/(^|_)(first|given|fore)_?name/, (chance) => of(FIRST, chance)],
  [/(^|_)(last|family|sur)_?name/, (chance) => of(LAST, chance)],
  [/compan|organi[sz]ation|employer|supplier/, (chance) => `${of(LAST, chance)} & ${of(LAST, chance)} ApS`],
  [/user_?name|login|slug|handle/, word],
  [
    /^(full_?|display_?|contact_?|customer_?|person_?)?name$|author/,
    (chance) => `${of(FIRST, chance)} ${of(LAST, chance)}`,
  ],
  [/city|town/, (chance) => of(CITIES, chance)],
  [/country/, (chance) => of(COUNTRIES, chance)],
  [/street|address/, (chance) => `${of(LAST, chance)} Street ${chance.int(1, 199)}`],
  [/postal|zip/, (chance) => String(chance.int(1000, 9999))],
  [/currency/, (chance) => of("DKK EUR NOK SEK USD", chance)],
  [/locale|language/, (chance) => of("da en de fi nb sv", chance)],
  [/colou?r$/, (chance) => of("amber blue coral green indigo teal violet", chance)],
  [/website|(^|_)(ur[il]|link)$/, (chance) => `https://example.com/${word(chance)}`],
  [/(^|_)(created|updated|date|timestamp)$|_(at|time)$/, (chance) => instant(chance)],
  [/(^|_)vat/, (chance) => `DK${chance.text(8, "123456789")}`],
  [
    /(^|_)(token|secret|password|key|id|ref)$/,
    (chance) => chance.text(16, "abcdefghjkmnpqrstuvwxyz23456789"),
  ],
  [/descri|text|message|comment|note|content|body|summary/, (chance) => spoken(chance)],
  [/title|subject|name$|label/, (chance) => capital(word(chance).replace("-", " "))],
];

/** Text that reads naturally in a property of this name. */
export function naturalText(name: string, chance: Chance): string {
  const spelled = name
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replaceAll("-", "_")
    .toLowerCase();
  const speaker = SPEAKERS.find(([pattern]) => pattern.test(spelled));
  return (speaker?.[1] ?? word)(chance);
}

/** A moment of the years 2024 and 2025, in UTC with milliseconds. */
export function instant(chance: Chance): string {
  return new Date(chance.int(Date.UTC(2024, 0, 1), Date.UTC(2025, 11, 31))).toISOString();
}

function spoken(chance: Chance): string {
  return `${capital(of(ADJECTIVES, chance))} ${of(NOUNS, chance)} near the ${of(ADJECTIVES, chance)} ${of(NOUNS, chance)}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
