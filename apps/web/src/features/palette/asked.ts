import { dayAsked } from './day-asked.ts';
import { folded } from './folded.ts';

/**
 * A question or a wish, as far as its words tell: the names in it are still to be found. `may` is what somebody may do, in
 * words ("edit alerts"); null: see it. `at`: an ISO instant; null: now.
 */
export type Asked =
  | { readonly ask: 'who'; readonly may: string | null; readonly on: string; readonly at: string | null }
  | { readonly ask: 'why'; readonly person: string; readonly may: string | null; readonly on: string; readonly at: string | null }
  | { readonly ask: 'what'; readonly person: string; readonly at: string | null }
  | { readonly ask: 'give'; readonly what: string; readonly on: string | null; readonly to: string }
  | { readonly ask: 'add'; readonly what: string; readonly to: string }
  | { readonly ask: 'switch'; readonly to: string };

/** Oneself, where a person is named. */
export const myself = 'myself';

/** A question is a line; what is longer is text that was pasted. */
const longest = 200;

/** Words with which what somebody may do can begin, beside those of the product's own sentences. */
const doing = ['see', 'view', 'open', 'use', 'access', 'reach', 'voir', 'consulter', 'ouvrir', 'utiliser', 'acceder'];

/** Followed by a thing, these ask for seeing it. */
const seeing = /^(?:see|view|open|access|reach|voir|consulter|ouvrir|acceder (?:a|au|aux)) (.+)$/;

/**
 * What a text asks for in English or in French, whatever the language of the page: the likeliest reading first, none for
 * words that only look for something. Capitals, accents and punctuation do not matter.
 *
 * @param now in the reader's zone.
 * @param verbs folded words with which the product's own "lets you …" sentences begin.
 */
export function readAsked(text: string, now: Date, verbs: readonly string[] = []): readonly Asked[] {
  const whole = folded(text.slice(0, longest))
    .replaceAll(/[?!.…]+$/g, '')
    .trim();
  const { rest, at } = dayAsked(whole, now);
  return [...who(rest, at), ...why(rest, at, [...doing, ...verbs]), ...what(rest, at), ...wishes(whole)];
}

/** "who can see Montreal", "qui pouvait modifier les alertes à Malibu". */
function who(text: string, at: string | null): Asked[] {
  const may = /^(?:who (?:can|could|may|might)|qui (?:peut|pouvait|pourra|a pu)) (.+)$/.exec(text)?.[1];
  const sees = /^(?:who (?:sees|saw|has access to|had access to)|qui (?:voit|voyait|(?:a|avait) acces (?:a|au|aux))) (.+)$/.exec(text)?.[1];
  if (sees !== undefined) return [{ ask: 'who', may: null, on: nameIn(sees), at }];
  if (may === undefined) return [];
  const readings = parted(may);
  // "see confidential information" is something to do rather than a thing, where no thing is called so.
  const isSeeing = readings.length === 1 && readings[0]?.may === null;
  return [...readings, ...(isSeeing ? [{ may, on: '' }] : [])].map((parts) => ({ ask: 'who', ...parts, at }));
}

/** "why can't Mary Jane see Toronto", "pourquoi Mary Jane ne voit pas Toronto". */
function why(text: string, at: string | null, verbs: readonly string[]): Asked[] {
  const able = /^why (?:is|was|are|am)(?:n't| not)? (.+?) (?:not )?(?:able|allowed) to (.+)$/.exec(text);
  const sees = /^pourquoi (?:est-ce qu(?:e |'))?(.+?) (?:ne |n')?(?:vois|voit|voyait)(?:-(?:je|il|elle|on))?(?: pas)? (.+)$/.exec(text);
  const may =
    able ??
    /^pourquoi (?:est-ce qu(?:e |'))?(.+?) (?:ne |n')?(?:peux|peut|pouvait|pouvais|pourra)(?:-t)?(?:-(?:il|elle|on))?(?: pas)? (.+)$/.exec(
      text,
    ) ??
    /^pourquoi (?:ne )?(?:puis|peux|pouvais)-(je)(?: pas)? (.+)$/.exec(text);
  if (may) return parted(may[2] ?? '').map((parts) => ({ ask: 'why', person: personIn(may[1] ?? ''), ...parts, at }));
  if (sees) return [{ ask: 'why', person: personIn(sees[1] ?? ''), may: null, on: nameIn(sees[2] ?? ''), at }];
  const words = /^why (?:can|could|may|do|does|did)(?:n't|'t|nt|not| not)? (.+)$/.exec(text)?.[1]?.split(' ') ?? [];
  // The person's name ends where somebody begins to do something.
  return words.flatMap((word, index): Asked[] => {
    if (index === 0 || index === words.length - 1 || !verbs.includes(word)) return [];
    const person = personIn(words.slice(0, index).join(' ').replace(/ not$/, ''));
    return parted(words.slice(index).join(' ')).map((parts) => ({ ask: 'why', person, ...parts, at }));
  });
}

/** "what can Normand do", "que peut faire Normand". */
function what(text: string, at: string | null): Asked[] {
  const person =
    /^what (?:can|could|may|does|did) (.+?)(?: (?:do|see|open|have))?$/.exec(text)?.[1] ??
    /^(?:que|qu'est-ce que|ce que) (?:peut|pouvait|pourra|puis-je|peux-je) ?(?:bien )?faire ?(.*)$/.exec(text)?.[1] ??
    /^(?:qu'est-ce qu(?:e |')|ce qu(?:e |'))(.+?) (?:peux|peut|pouvait|pouvais)(?: (?:faire|voir))?$/.exec(text)?.[1] ??
    /^que (?:peut|pouvait) (.+?)(?: (?:faire|voir))?$/.exec(text)?.[1] ??
    /^(?:access of|acces (?:de |d'|du )) ?(.+)$/.exec(text)?.[1];
  return person === undefined ? [] : [{ ask: 'what', person: person === '' ? myself : personIn(person), at }];
}

/** "give Montreal to May", "donner Lecteur sur Oscorp VoC à May", "ajouter May au groupe Gwen Stacy". */
function wishes(text: string): Asked[] {
  const give = /^give (.+) to (.+)$/.exec(text) ?? /^donne[rz]? (.+) (?:a|au|aux) (.+)$/.exec(text);
  if (give) {
    const [, given = '', to = ''] = give;
    const on = /^(.+) (?:on|of|for|in|sur|de|du|pour|dans) (.+)$/.exec(given);
    const whole: Asked = { ask: 'give', what: nameIn(given), on: null, to: nameIn(to) };
    return on ? [{ ask: 'give', what: nameIn(on[1] ?? ''), on: nameIn(on[2] ?? ''), to: nameIn(to) }, whole] : [whole];
  }
  const add =
    /^(?:add|put) (.+) (?:to|in|into) (.+)$/.exec(text) ?? /^(?:ajoute[rz]?|mettre|mets|mettez) (.+) (?:a|au|aux|dans) (.+)$/.exec(text);
  if (add) return [{ ask: 'add', what: nameIn(add[1] ?? ''), to: nameIn(add[2] ?? '').replace(/^(?:group|groupe) /, '') }];
  const to = /^(?:(?:switch|change)(?: to)?|(?:passe[rz]?|bascule[rz]?)(?: a| au| vers| sur)?) (.+)$/.exec(text)?.[1];
  return to === undefined ? [] : [{ ask: 'switch', to: nameIn(to) }];
}

/** What somebody may do, and where: "see confidential information at Malibu" may be both, or the name of one thing. */
function parted(text: string): readonly { readonly may: string | null; readonly on: string }[] {
  const seen = seeing.exec(text)?.[1];
  const place = /^(.+) (?:at|in|on|of|for|a|au|aux|dans|sur|pour) (.+)$/.exec(text);
  const both = place ? [{ may: place[1] ?? '', on: nameIn(place[2] ?? '') }] : [];
  if (seen !== undefined) return [...both, { may: null, on: nameIn(seen) }];
  return [...both, { may: text, on: '' }];
}

const nameIn = (text: string): string => text.replace(/^(?:the |le |la |les |l')/, '').trim();

const personIn = (text: string): string =>
  /^(?:i|me|myself|je|j'|moi)$/.test(text.trim()) ? myself : nameIn(text.replace(/ (?:il|elle)$/, ''));
