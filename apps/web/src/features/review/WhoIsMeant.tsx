import type { PersonEffect } from '@totem/domain/change-access';
import { m } from '../../paraglide/messages.js';
import { Avatar } from '../../ui/Avatar.tsx';

type Person = PersonEffect['person'];

/** Whom a part of a review is about: one by name, or how many with the same change and their names on opening. */
export function WhoIsMeant({ people }: { people: readonly [Person, ...Person[]] }) {
  const [first] = people;
  if (people.length === 1) return <Name person={first} />;
  return (
    <details>
      <summary className="min-h-6 cursor-pointer font-medium">{m.review_alike({ count: people.length })}</summary>
      <div className="grid gap-x-4 gap-y-1 pt-1 wide:grid-cols-2">
        {people.map((person) => (
          <Name key={person.id} person={person} />
        ))}
      </div>
    </details>
  );
}

const Name = ({ person: { name, level } }: { person: Person }) => (
  <p className="flex min-h-[26px] flex-wrap items-center gap-x-2">
    <Avatar size="small" name={name} />
    <span className="font-medium wrap-anywhere">{name}</span>
    <span className="text-ink-3">{level.name}</span>
  </p>
);
