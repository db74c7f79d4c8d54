import { Plus } from 'lucide-react';
import { m } from '../../../paraglide/messages.js';
import { say } from '../../../product-words.ts';
import { NamedPlace } from '../../../shell/NamedPlace.tsx';
import { placeOf } from '../../../shell/place-of.ts';
import { NodePicker } from '../../../shell/NodePicker.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Note } from '../../../ui/Note.tsx';
import { Section } from '../../../ui/Section.tsx';
import { placesWords } from '../given-words.ts';
import type { AccessEditor } from './access-editor.ts';
import { LineRow } from './LineRow.tsx';
import { type Line, onNode } from './lines.ts';
import { LocationGroupPicker } from './LocationGroupPicker.tsx';
import { roleOf } from './RoleCell.tsx';
import { serviceName } from './role-words.ts';
import { Term } from '../../../shell/Term.tsx';

/** The places a person holds, one by one, by location group, or all of a node. */
export function LocationsSection({ editor }: { editor: AccessEditor }) {
  const { catalog, holder } = editor;
  const { words, policies } = catalog.product;
  const lines = editor.lines.filter((line) => 'locations' in line.gives);
  const holdsSome = lines.some((line) => line.state !== 'ended');
  // People of a user group may hold locations of their own.
  const holdsService =
    'member' in editor.to &&
    editor.lines.some((line) => {
      const service = roleOf(editor, line)?.service;
      return line.state !== 'ended' && service != null && catalog.services.get(service)?.hasItems === true;
    });
  const whyNot = editor.whyNot('locations', 'give');
  const pickers = whyNot === undefined && (
    <>
      <NodePicker
        label={m.person_give_location()}
        labelHidden
        plain
        within={holder.level.id}
        value={null}
        trigger={<Adding words={m.person_give_location()} />}
        onChange={({ id, name, kind }) => editor.give({ locations: null }, onNode({ id, name, kind }))}
      />
      {policies.locationGroups && <LocationGroupPicker editor={editor} />}
    </>
  );
  return (
    <Section title={say(words.locations)} help={<Term of={policies.locationGroups ? 'locationGroup' : 'location'} />} action={pickers}>
      {lines.length > 0 && (
        <ul>
          {lines.map((line) => (
            <LineRow
              key={line.key}
              editor={editor}
              line={line}
              name={<Named editor={editor} line={line} />}
              label={labelOf(editor, line)}
              control={forWhat(editor, line)}
            />
          ))}
        </ul>
      )}
      {!holdsSome && (
        <div className="grid gap-2 py-3">
          {holdsService ? (
            <Note tone="warn">{m.person_no_locations_yet({ name: holder.name })}</Note>
          ) : (
            <p className="text-ink-2">{m.person_no_locations({ name: holder.name })}</p>
          )}
        </div>
      )}
      {whyNot === undefined && !lines.some((line) => line.on.id === holder.level.id && line.state !== 'ended') && (
        <div className="-ml-2.5 pt-2">
          <Button look="quiet" size="small" icon={Plus} onClick={() => editor.give({ locations: null }, onNode(holder.level))}>
            <span className="text-left">{m.person_all_of({ node: holder.level.name })}</span>
          </Button>
        </div>
      )}
    </Section>
  );
}

export const Adding = ({ words }: { words: string }) => (
  <span className="inline-flex items-center gap-[7px] font-medium text-ink-2">
    <Plus size={16} aria-hidden />
    {words}
  </span>
);

function Named({ editor, line }: { editor: AccessEditor; line: Line }) {
  const isGroup = 'locationGroup' in line.on.as;
  const to = line.on.named ? placeOf(editor.catalog, line.on.named) : null;
  return (
    <>
      <span className="font-medium">{to ? <NamedPlace to={to}>{labelOf(editor, line)}</NamedPlace> : labelOf(editor, line)}</span>
      {isGroup && <span className="text-ink-3"> {say(editor.catalog.product.words.locationGroup)}</span>}
    </>
  );
}

const labelOf = ({ catalog }: AccessEditor, { on: { named } }: Line): string => (named ? placesWords(catalog, named) : m.ui_loading());

/** For which service a place is given, where not for every one. */
function forWhat({ catalog, lines }: AccessEditor, { gives }: Line) {
  if (!('locations' in gives) || gives.locations === null) return null;
  if ('service' in gives.locations)
    return <span className="text-ink-2">{m.person_only_for({ what: serviceName(catalog, gives.locations.service) })}</span>;
  const { item } = gives.locations;
  const named = lines.find((line) => line.on.id === item)?.on.named;
  return <span className="text-ink-2">{named ? m.person_only_for({ what: named.name }) : m.person_only_for_item()}</span>;
}
