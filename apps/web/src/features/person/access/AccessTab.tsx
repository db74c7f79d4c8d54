import type { Catalog } from '@totem/domain/catalog/catalog';
import type { MemberView } from '@totem/domain/members';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../ui/Button.tsx';
import { Note } from '../../../ui/Note.tsx';
import { PreviewFailure } from '../../draft/PreviewFailure.tsx';
import { type AccessEditor, keyOf, useAccessEditor } from './access-editor.ts';
import { ExtrasSection } from './ExtrasSection.tsx';
import { GroupsSection } from './GroupsSection.tsx';
import { needless, setOf } from './lines.ts';
import { LocationsSection } from './LocationsSection.tsx';
import { ProfileSection } from './ProfileSection.tsx';
import { ServicesSection } from './ServicesSection.tsx';
import { StandingRolesSection } from './StandingRolesSection.tsx';
import { TicksSection } from './TicksSection.tsx';

/**
 * What is given to a person, line by line; what is altered goes into the draft. Which parts there are, and what shape
 * they have, follows from the product: one role of some or ticks, levels on service items, locations, extras, groups.
 */
export function AccessTab({ member, catalog }: { member: MemberView; catalog: Catalog }) {
  const editor = useAccessEditor(member, catalog);
  const { policies } = catalog.product;
  const across = [...catalog.roles.values()].filter((role) => role.service === null);
  const ticks = across.filter((role) => setOf(catalog, role) === role.key);
  const services = [...catalog.services.values()].filter(({ key }) => [...catalog.roles.values()].some((role) => role.service === key));
  return (
    <div className="max-w-250 pb-8">
      {editor.unknown && (
        <div className="pt-4">
          <PreviewFailure error={editor.unknown.error} onTryAgain={editor.unknown.tryAgain} />
        </div>
      )}
      <EndNeedless editor={editor} />
      {services
        .filter((service) => !service.hasItems)
        .map((service) => (
          <StandingRolesSection key={service.key} editor={editor} service={service.key} />
        ))}
      {ticks.length < across.length && <ProfileSection editor={editor} />}
      {ticks.length > 0 && <TicksSection editor={editor} roles={ticks} />}
      {services.some((service) => service.hasItems) && <ServicesSection editor={editor} />}
      {catalog.grantsLocations && <LocationsSection editor={editor} />}
      {catalog.extras.size > 0 && <ExtrasSection editor={editor} />}
      {policies.userGroups !== 'off' && <GroupsSection editor={editor} />}
    </div>
  );
}

/** Where several lines change nothing, one press ends them all, in the draft. */
function EndNeedless({ editor }: { editor: AccessEditor }) {
  const lines = needless(editor.lines).filter((line) => editor.whyNot(keyOf(line.gives), 'end') === undefined);
  if (lines.length < 2) return null;
  const endAll = () => {
    for (const line of lines) editor.end(line);
  };
  return (
    <div className="pt-4">
      <Note tone="warn">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <span className="min-w-0 flex-1 basis-60">{m.person_needless({ count: lines.length })}</span>
          <Button size="small" onClick={endAll}>
            {m.person_end_needless()}
          </Button>
        </div>
      </Note>
    </div>
  );
}
