import { PreviewFailure } from '../../draft/PreviewFailure.tsx';
import type { AccessEditor } from './access-editor.ts';
import { ExtrasSection } from './ExtrasSection.tsx';
import { setOf } from './lines.ts';
import { LocationsSection } from './LocationsSection.tsx';
import { ProfileSection } from './ProfileSection.tsx';
import { ServicesSection } from './ServicesSection.tsx';
import { StandingRolesSection } from './StandingRolesSection.tsx';
import { TicksSection } from './TicksSection.tsx';

/**
 * What is given to a person or a user group. Which parts there are, and what shape they have, follows from the product: one
 * role of some or ticks, levels on service items, locations, extras.
 */
export function GivenSections({ editor }: { editor: AccessEditor }) {
  const { catalog } = editor;
  const across = [...catalog.roles.values()].filter((role) => role.service === null);
  const ticks = across.filter((role) => setOf(catalog, role) === role.key);
  const services = [...catalog.services.values()].filter(({ key }) => [...catalog.roles.values()].some((role) => role.service === key));
  return (
    <>
      {editor.unknown && (
        <div className="pt-4">
          <PreviewFailure error={editor.unknown.error} onTryAgain={editor.unknown.tryAgain} />
        </div>
      )}
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
    </>
  );
}
