import type { Catalog } from '@totem/domain/catalog/catalog';
import type { Gives } from '@totem/domain/grants';
import type { GrantEnding, MoveView } from '@totem/domain/move-nodes';
import { type LucideIcon, MapPinMinus, ShieldMinus, UserRoundMinus } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { useCatalog } from '../../shell/organization.ts';
import { givenWords } from '../person/given-words.ts';
import { Block, Entry } from '../review/Block.tsx';

/** What ends by a move: groups that the place leaves, grants that would cross to where it goes. */
export function EndsBlock({ shown: { leaves, ends, parts } }: { shown: MoveView }) {
  const catalog = useCatalog();
  const lines: readonly { icon: LucideIcon; words: string }[] = [
    ...leaves.groups.map(({ name }) => ({ icon: MapPinMinus, words: m.move_leaves({ group: name }) })),
    ...ends.grants.map((grant) => ({ icon: ShieldMinus, words: m.move_grant_ends({ who: grant.to, what: endingWords(catalog, grant) }) })),
    ...parts.people.map((one) => ({ icon: UserRoundMinus, words: m.move_person_leaves(one) })),
  ];
  const more = leaves.count + ends.count + parts.count - lines.length;
  if (lines.length === 0) return null;
  return (
    <Block title={m.move_ends()}>
      {lines.map(({ icon: Icon, words }, index) => (
        // Two of one name are two; their order is the answer's.
        <Entry key={`${index} ${words}`} sign={<Icon size={16} aria-hidden className="text-deny" />}>
          <p className="min-h-[26px] pt-[3px] wrap-anywhere">{words}</p>
        </Entry>
      ))}
      {more > 0 && <li className="border-t border-line py-2.5 text-ink-2">{m.move_more_ends({ count: more })}</li>}
    </Block>
  );
}

function endingWords(catalog: Catalog, { gives, filter, on }: GrantEnding): string {
  return givenWords(catalog, giftOf(catalog, gives, filter), on);
}

function giftOf(catalog: Catalog, gives: string | null, filter: GrantEnding['filter']): Gives {
  if (gives !== null) return catalog.roles.has(gives) ? { role: gives } : { permission: gives };
  return { locations: filter && 'item' in filter ? { item: filter.item } : filter };
}
