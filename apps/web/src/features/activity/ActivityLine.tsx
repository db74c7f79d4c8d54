import type { ActivityRow } from '@totem/domain/activity';
import type { AuditEventType } from '@totem/domain/audit';
import {
  Archive,
  ArchiveRestore,
  ArrowRightLeft,
  ChevronDown,
  Download,
  FileDown,
  FileUp,
  FolderInput,
  type LucideIcon,
  MapPinMinus,
  MapPinPlus,
  Pencil,
  Plus,
  ShieldMinus,
  ShieldPlus,
  Trash2,
  UserRoundMinus,
  UserRoundPlus,
} from 'lucide-react';
import { useId, useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { useCatalog } from '../../shell/organization.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { When } from '../../ui/When.tsx';
import { ActivityDetails } from './ActivityDetails.tsx';
import { ActivitySentence } from './ActivitySentence.tsx';
import { onlyForWords } from './activity-words.ts';

interface ActivityLineProps {
  readonly row: ActivityRow;
  readonly opened?: boolean;
  /** Has just come. */
  readonly isNews?: boolean;
}

/** One event: its sentence, its reason, how long ago; what was there before and after comes when it is opened. */
export function ActivityLine({ row, opened = false, isNews = false }: ActivityLineProps) {
  const catalog = useCatalog();
  const [open, setOpen] = useState(opened);
  const [id, saidId] = [useId(), useId()];
  const isChange = row.what.type === 'grant.given' && row.what.before !== null;
  const Sign = isChange ? ArrowRightLeft : signs[row.what.type];
  const only = onlyForWords(catalog, row.what);
  return (
    <li className={`border-b border-line py-2.5 ${isNews ? 'shadow-[inset_2px_0_0_var(--accent)]' : ''}`}>
      <div className="grid grid-cols-[22px_minmax(0,1fr)_auto] items-start gap-x-2.5">
        <Sign size={16} aria-hidden className="mt-0.5 text-ink-3" />
        <div className="grid gap-0.5">
          <p id={saidId} className="text-pretty">
            <ActivitySentence row={row} />
          </p>
          {only !== null && <p className="text-12 text-ink-2">{only}</p>}
          {row.reason !== null && (
            <p className="text-12 text-ink-2 wrap-anywhere whitespace-pre-line">{m.activity_reason_quoted({ reason: row.reason })}</p>
          )}
          <p className="text-12 text-ink-3 wide:hidden">
            <When at={row.at} />
          </p>
        </div>
        <div className="flex items-center gap-2">
          <span className="text-12 whitespace-nowrap text-ink-2 max-wide:hidden">
            <When at={row.at} />
          </span>
          <IconButton
            icon={ChevronDown}
            size="inline"
            label={m.activity_details()}
            aria-expanded={open}
            aria-controls={id}
            aria-describedby={saidId}
            onClick={() => setOpen(!open)}
          />
        </div>
      </div>
      <div id={id} hidden={!open} className="pt-2 pl-8">
        {open && <ActivityDetails row={row} />}
      </div>
    </li>
  );
}

const signs: Readonly<Record<AuditEventType, LucideIcon>> = {
  'grant.given': ShieldPlus,
  'grant.ended': ShieldMinus,
  'user_group.created': Plus,
  'user_group.edited': Pencil,
  'user_group.joined': UserRoundPlus,
  'user_group.left': UserRoundMinus,
  'location_group.created': Plus,
  'location_group.edited': Pencil,
  'user_group.deleted': Trash2,
  'user_group.restored': ArchiveRestore,
  'location_group.entered': MapPinPlus,
  'location_group.withdrawn': MapPinMinus,
  'location_group.deleted': Trash2,
  'location_group.restored': ArchiveRestore,
  'node.created': Plus,
  'node.edited': Pencil,
  'node.moved': FolderInput,
  'node.archived': Archive,
  'node.restored': ArchiveRestore,
  'service_item.created': Plus,
  'service_item.edited': Pencil,
  'service_item.archived': Archive,
  'service_item.restored': ArchiveRestore,
  'role.created': Plus,
  'role.edited': Pencil,
  'role.deleted': Trash2,
  'activity.exported': FileDown,
  'import.made': FileUp,
  'organization.imported': Download,
};
