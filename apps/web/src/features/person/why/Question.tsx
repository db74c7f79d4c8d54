import type { MemberView } from '@totem/domain/members';
import { Link2, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { say } from '../../../product-words.ts';
import { NodePicker } from '../../../shell/NodePicker.tsx';
import { useCatalog, useOrganization } from '../../../shell/organization.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { PrintButton } from '../../../ui/PrintButton.tsx';
import { copyLink } from './copy-link.ts';
import { ItemPicker } from './ItemPicker.tsx';
import { Moment } from './Moment.tsx';
import { PermissionPicker } from './PermissionPicker.tsx';
import type { QuestionParams } from './question-params.ts';
import { useAskedAbout } from './use-asked-about.ts';

interface QuestionProps {
  readonly member: MemberView;
  readonly asked: QuestionParams;
  readonly onChange: (parts: QuestionParams) => void;
}

/** The question as a sentence whose parts are chosen. */
export function Question({ member, asked, onChange }: QuestionProps) {
  const catalog = useCatalog();
  const { top } = useOrganization();
  const service = catalog.services.get(catalog.permissions.get(asked.permission ?? '')?.service ?? '');
  const things = useAskedAbout(asked, service?.key);
  const place = useRef<HTMLSpanElement>(null);
  // At first the names are on their way, and with them how wide each part is; later, only what was chosen changes.
  const [isNamed, setNamed] = useState(!things.isPending);
  if (!isNamed && !things.isPending) setNamed(true);
  const choose = (permission: string) => {
    const chosen = catalog.permissions.get(permission)?.service;
    if (chosen === service?.key) return onChange({ permission });
    const hasItems = catalog.services.get(chosen ?? '')?.hasItems === true;
    onChange({ permission, item: undefined, location: undefined, target: hasItems ? undefined : (asked.target ?? member.level.id) });
  };
  const clearLocation = () => {
    onChange({ location: undefined });
    place.current?.querySelector('button')?.focus(); // what was pressed is gone with the location
  };
  return (
    <div className={`flex flex-wrap items-center gap-2 text-14 print:hidden ${isNamed ? '' : 'invisible'}`}>
      <span>{m.why_can({ name: member.name })}</span>
      <PermissionPicker value={asked.permission ?? null} onChange={choose} />
      {service?.hasItems === true && (
        <>
          <span>{m.why_on()}</span>
          <ItemPicker
            service={service.key}
            value={asked.item ?? null}
            name={things.item?.name}
            onChange={(item) => onChange({ item: item.id, location: item.node.id === things.item?.node.id ? asked.location : undefined })}
          />
        </>
      )}
      {service?.hasItems === true && things.item && (
        <>
          <span>{m.why_at()}</span>
          <span ref={place}>
            <NodePicker
              label={say(catalog.product.words.location)}
              labelHidden
              within={things.item.node.id}
              locationsOnly
              value={asked.location ?? null}
              onChange={({ id }) => onChange({ location: id })}
              placeholder={m.why_choose_location()}
              {...(things.location !== undefined && { trigger: <span className="min-w-0 flex-1">{things.location}</span> })}
            />
          </span>
          {asked.location !== undefined && <IconButton icon={X} label={m.why_clear_location()} onClick={clearLocation} />}
        </>
      )}
      {service?.hasItems === false && (
        <>
          <span>{m.why_on()}</span>
          <NodePicker
            label={m.why_where()}
            labelHidden
            within={top.id}
            value={asked.target ?? null}
            onChange={({ id }) => onChange({ target: id })}
            placeholder={m.why_choose_node()}
            {...(things.node !== undefined && { trigger: <span className="min-w-0 flex-1">{things.node}</span> })}
          />
        </>
      )}
      <Moment at={asked.at} onChange={(at) => onChange({ at })} />
      <span className="ml-auto flex flex-wrap">
        {asked.permission !== undefined && <PrintButton />}
        <Button look="quiet" icon={Link2} aria-label={m.why_copy_label()} onClick={() => void copyLink()}>
          {m.why_copy()}
        </Button>
      </span>
    </div>
  );
}
