import type { AccessPathView, DecisionView, LocationPathView } from '@totem/domain/access-questions';
import type { MemberView } from '@totem/domain/members';
import { DoorClosed, DoorOpen, MapPin, MapPinned, UsersRound } from 'lucide-react';
import { Fragment, useMemo } from 'react';
import { m } from '../../../paraglide/messages.js';
import { say } from '../../../product-words.ts';
import { roleStep } from '../../../role-step.ts';
import { useCatalog } from '../../../shell/organization.ts';
import { RoleMark } from '../../../ui/RoleMark.tsx';
import { permissionName, roleName } from '../access/role-words.ts';
import { Box } from './Box.tsx';
import { Drawing } from './Drawing.tsx';
import type { Edge } from './edge.ts';
import { type AskedAbout, doorsOf, givenBriefly, placesOf, untilWords } from './why-words.ts';

/** More ways than these make a picture of lines; the words tell the rest. */
const drawn = 8;

interface WhyGraphProps {
  readonly member: MemberView;
  readonly decision: DecisionView;
  readonly about: AskedAbout;
}

/**
 * The ways to a yes as a picture, left to right: person, user group, what was given, role, permission, place, gates. It
 * shows what the sentences below it say, with the same links, and is not read aloud.
 */
export function WhyGraph({ member, decision, about }: WhyGraphProps) {
  const catalog = useCatalog();
  const paths = decision.because.slice(0, drawn);
  const allPlaces = placesOf(decision.because);
  const places = allPlaces.slice(0, drawn);
  const [place] = places; // of every way: where the question is asked
  const more = decision.because.length - paths.length + allPlaces.length - places.length;
  const doors = doorsOf(catalog, decision);
  const idle = new Set(member.withoutEffect.map((one) => one.grant));
  const edges = useMemo(() => edgesOf(decision, new Set(member.withoutEffect.map((one) => one.grant))), [decision, member]);
  const [first, last] = [2, 2 + paths.length + places.length];
  const rows = (from: number, to: number) => ({ gridRow: `${from} / ${to}` });
  return (
    <div aria-hidden className="@container/graph pt-3">
      <div className="hidden @min-[860px]/graph:block">
        <Drawing edges={edges}>
          <div className="grid grid-cols-[repeat(7,auto)] justify-between gap-x-[26px] gap-y-3.5 text-12">
            <Captions />
            <Box
              name="person"
              look="person"
              below={member.level.name}
              to={{ member: member.id }}
              style={{ gridColumn: 1, ...rows(first, first + paths.length) }}
            >
              {member.name}
            </Box>
            {paths.map((path, index) => (
              <Fragment key={`${path.grant} ${path.through?.id}`}>
                <Origin path={path} name={`path ${index}`} row={first + index} isIdle={idle.has(path.grant)} />
                <Box
                  name={`path ${index} role`}
                  look={idle.has(path.grant) ? 'thin' : 'plain'}
                  style={{ gridColumn: 4, gridRow: first + index }}
                  to={path.role === null ? undefined : { role: true }}
                  mark={path.role !== null && <RoleMark step={roleStep(catalog, path.role)} />}
                >
                  {path.role === null ? say(catalog.product.words.extra) : roleName(catalog, path.role)}
                </Box>
              </Fragment>
            ))}
            <Box name="permission" below={about.on} style={{ gridColumn: 5, ...rows(first, first + paths.length) }}>
              {permissionName(catalog, decision.permission)}
            </Box>
            {places.map((place, index) => (
              <Fragment key={`${place.grant} ${place.through?.id} ${place.location.id}`}>
                <Origin path={place} name={`place ${index}`} row={first + paths.length + index} isIdle={false} />
                {place.on.id !== place.location.id && (
                  <Box
                    name={`place ${index} on`}
                    to={place.on.is === 'location_group' ? { locationGroup: place.on.id } : undefined}
                    mark={<MapPinned size={15} aria-hidden className="text-ink-3" />}
                    style={{ gridColumn: '4 / 6', gridRow: first + paths.length + index, justifySelf: 'start' }}
                  >
                    {place.on.name}
                  </Box>
                )}
              </Fragment>
            ))}
            <Box
              name="where"
              to={place && about.location !== undefined ? { location: place.location.id } : undefined}
              look={decision.allowed ? 'yes' : 'plain'}
              mark={<MapPin size={15} aria-hidden className={decision.allowed ? 'text-allow' : 'text-ink-3'} />}
              style={{ gridColumn: 6, ...rows(first, last) }}
            >
              {about.location ?? about.on}
            </Box>
            <div style={{ gridColumn: 7, ...rows(first, last) }} className="grid gap-1.5 self-center">
              {doors.map(({ gate, isOpen, words }) => (
                <Box
                  key={gate}
                  name={`gate ${gate}`}
                  look={isOpen ? 'plain' : 'no'}
                  mark={
                    isOpen ? (
                      <DoorOpen size={15} aria-hidden className="text-allow" />
                    ) : (
                      <DoorClosed size={15} aria-hidden className="text-deny" />
                    )
                  }
                >
                  {words}
                </Box>
              ))}
            </div>
          </div>
        </Drawing>
        {more > 0 && <p className="pt-2 text-12 text-ink-2">{m.why_more({ count: more })}</p>}
      </div>
    </div>
  );
}

const Captions = () =>
  [
    m.why_col_person(),
    m.why_col_group(),
    m.why_col_grant(),
    m.why_col_role(),
    m.why_col_permission(),
    m.why_col_where(),
    m.why_col_gates(),
  ].map((caption, index) => (
    <span key={caption} style={{ gridColumn: index + 1, gridRow: 1 }} className="text-ink-2">
      {caption}
    </span>
  ));

interface OriginProps {
  readonly path: AccessPathView | LocationPathView;
  readonly name: string;
  readonly row: number;
  readonly isIdle: boolean;
}

/** Through which group something comes, or that it comes directly, and when it was given. */
function Origin({ path, name, row, isIdle }: OriginProps) {
  const look = isIdle ? 'thin' : 'plain';
  return (
    <>
      {path.through ? (
        <Box
          name={`${name} group`}
          look={look}
          to={{ group: path.through.id }}
          mark={<UsersRound size={15} aria-hidden className="text-ink-3" />}
          style={{ gridColumn: 2, gridRow: row }}
        >
          {path.through.name}
        </Box>
      ) : (
        <span style={{ gridColumn: 2, gridRow: row }} className="mb-6 self-center text-ink-2">
          {m.why_directly()}
        </span>
      )}
      <Box name={`${name} grant`} look={look} below={untilWords(path)} style={{ gridColumn: 3, gridRow: row }}>
        {givenBriefly(path)}
      </Box>
    </>
  );
}

function edgesOf(decision: DecisionView, idle: ReadonlySet<string>): Edge[] {
  const paths = decision.because.slice(0, drawn);
  const last = decision.allowed ? 'yes' : 'plain';
  const origin = (path: OriginProps['path'], name: string, look: Edge['look']): Edge[] =>
    path.through
      ? [
          { from: 'person', to: `${name} group`, bend: 'start', look },
          { from: `${name} group`, to: `${name} grant`, bend: 'end', look },
        ]
      : [{ from: 'person', to: `${name} grant`, bend: 'start', look }];
  return [
    ...paths.flatMap((path, index): Edge[] => {
      const look = idle.has(path.grant) ? 'thin' : 'plain';
      return [
        ...origin(path, `path ${index}`, look),
        { from: `path ${index} grant`, to: `path ${index} role`, bend: 'end', look },
        { from: `path ${index} role`, to: 'permission', bend: 'end', look },
      ];
    }),
    ...placesOf(decision.because)
      .slice(0, drawn)
      .flatMap((place, index): Edge[] => [
        ...origin(place, `place ${index}`, 'plain'),
        ...(place.on.id === place.location.id
          ? [{ from: `place ${index} grant`, to: 'where', bend: 'end', look: 'plain' } as const]
          : [
              { from: `place ${index} grant`, to: `place ${index} on`, bend: 'end', look: 'plain' } as const,
              { from: `place ${index} on`, to: 'where', bend: 'end', look: 'plain' } as const,
            ]),
      ]),
    { from: 'permission', to: 'where', bend: 'end', look: 'plain' },
    ...['status', 'entitlement', 'archived', 'device', 'view_as'].map((gate): Edge => ({
      from: 'where',
      to: `gate ${gate}`,
      bend: 'start',
      look: decision.gates.some((one) => one.gate === gate) ? 'missing' : last,
    })),
  ];
}
