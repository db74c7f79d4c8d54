import type { MemberView } from '@totem/domain/members';
import { CopyPlus, Ellipsis, GitCompareArrows } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { sentenceOf } from '../../sentences.ts';
import { useCan, useOrganization } from '../../shell/organization.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import type { Chosen } from './OtherPerson.tsx';

const CompareSheet = lazy(async () => ({ default: (await import('./compare/CompareSheet.tsx')).CompareSheet }));
const CopySheet = lazy(async () => ({ default: (await import('./copy/CopySheet.tsx')).CopySheet }));

/** What is done with a person and somebody else beside them. */
export function PersonMenu({ member }: { member: MemberView }) {
  const { top } = useOrganization();
  const seesPeople = useCan(top.id)('administration:member.view');
  const [open, setOpen] = useState<'compare' | 'copy' | null>(null);
  const [other, setOther] = useState<Chosen | null>(null);
  const noPeople = seesPeople ? undefined : sentenceOf('access.denied');
  const noCopy = member.refusals.edit === undefined ? noPeople : sentenceOf(member.refusals.edit);
  const close = () => setOpen(null);
  const shared = { member, other, onChoose: setOther, onClose: close };
  return (
    <>
      <Menu trigger={<Button icon={Ellipsis}>{m.shell_more()}</Button>}>
        <MenuItem icon={GitCompareArrows} onPress={() => setOpen('compare')} disabledReason={noPeople}>
          {m.person_compare()}
        </MenuItem>
        <MenuItem icon={CopyPlus} onPress={() => setOpen('copy')} disabledReason={noCopy}>
          {m.person_copy()}
        </MenuItem>
      </Menu>
      <Suspense>
        {open === 'compare' && <CompareSheet {...shared} noCopy={noCopy} onCopy={() => setOpen('copy')} />}
        {open === 'copy' && <CopySheet {...shared} />}
      </Suspense>
    </>
  );
}
