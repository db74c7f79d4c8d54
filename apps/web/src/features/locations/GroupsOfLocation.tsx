import type { LocationDetails } from '@totem/domain/locations';
import type { LocationGroupId } from '@totem/domain/ids';
import { ListChecks } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { sentenceOf } from '../../sentences.ts';
import { LocationLink } from '../../shell/LocationLink.tsx';
import { useCatalog } from '../../shell/organization.ts';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';
import { useDraft } from '../draft/draft.ts';
import { draftWords, usePreview } from '../draft/use-preview.ts';
import { draftedLooks } from '../person/access/LineRow.tsx';
import { keyOfPlace, useEntryEditors } from './entry-editor.ts';
import { EntryActions, EntryRefused, EntryWords } from './EntryParts.tsx';
import { groupNames } from './chosen-names.ts';
import { RegroupSheet } from './RegroupSheet.tsx';

/** Which groups a location is in, and for what; it can be put into others by ticks. */
export function GroupsOfLocation({ location }: { location: LocationDetails }) {
  const { words } = useCatalog().product;
  const draft = useDraft();
  const preview = usePreview();
  const editorOf = useEntryEditors(location.version);
  const [isChoosing, setChoosing] = useState(false);
  const receiver = draftWords(preview.data).receiverNameOf;
  const title = say(words.locationGroups);
  const known = new Set<LocationGroupId>(location.groups.map((group) => group.id));
  const added = draft.changes.flatMap((change) =>
    change.change === 'enter' && change.location === location.id && !known.has(change.locationGroup)
      ? [{ id: change.locationGroup, name: groupNames.get(change.locationGroup) ?? receiver(change) ?? m.ui_loading() }]
      : [],
  );
  const groups = [...[...new Map(added.map((one) => [one.id, one])).values()].map((one) => ({ ...one, entries: [] })), ...location.groups];
  return (
    <Section
      title={title}
      action={
        <Button
          look="quiet"
          size="small"
          icon={ListChecks}
          disabledReason={location.refusals.regroup && sentenceOf(location.refusals.regroup)}
          onClick={() => setChoosing(true)}
        >
          {m.locations_regroup({ groups: title })}
        </Button>
      }
    >
      {groups.length === 0 ? (
        <p className="py-3 text-ink-2 text-pretty">{m.locations_group_less({ location: location.name, groups: title })}</p>
      ) : (
        <ul>
          {groups.map(({ id, name, entries }) => {
            const place = { locationGroup: id, location: location.id };
            const editor = editorOf(place, entries);
            return (
              <li key={id} data-place={keyOfPlace(place)}>
                {editor.lines.map((line) => (
                  <div
                    key={JSON.stringify(line.filter)}
                    className={`border-b border-line ${line.state === 'standing' ? '' : draftedLooks}`}
                  >
                    <div className="flex min-h-row flex-wrap items-center gap-x-4 gap-y-2 py-1.5">
                      <span
                        className={`min-w-0 flex-1 basis-48 py-1.5 font-medium wrap-anywhere ${line.state === 'ended' ? 'line-through decoration-deny' : ''}`}
                      >
                        <LocationLink to={{ group: id }}>{name}</LocationLink>
                      </span>
                      <span className="flex items-center gap-3">
                        <EntryWords editor={editor} line={line} />
                        <EntryActions
                          editor={editor}
                          line={line}
                          lines={editor.lines}
                          location={location}
                          label={name}
                          whyNot={undefined}
                        />
                      </span>
                    </div>
                    <EntryRefused line={line} />
                  </div>
                ))}
              </li>
            );
          })}
        </ul>
      )}
      {isChoosing && <RegroupSheet location={location} onClose={() => setChoosing(false)} />}
    </Section>
  );
}
