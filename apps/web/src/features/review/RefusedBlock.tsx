import { CircleSlash, Lock } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { sentenceOf } from '../../sentences.ts';
import { useCatalog } from '../../shell/organization.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { notify } from '../../ui/notify.ts';
import { TextField } from '../../ui/TextField.tsx';
import { useDraft } from '../draft/draft.ts';
import { sameChange } from '../draft/same-change.ts';
import { isOfTheWhole, type Preview } from '../draft/use-preview.ts';
import { useWhoCould } from '../person/use-who-could.ts';
import { Block, Entry } from './Block.tsx';
import { changeSentence } from './change-words.ts';
import { leftOut, notFor } from './left-out.ts';

type Refused = Preview['effect']['refused'][number];

/** Refused for want of authority: somebody else could. */
const forOthers: readonly Refused['reason'][] = [
  'access.denied',
  'grant.beyond_ceiling',
  'grant.managed_above',
  'grant.upward',
  'grant.to_self',
];

/** What cannot be saved, each line with why and what to do about it. */
export function RefusedBlock({ preview }: { preview: Preview }) {
  const { refused } = preview.effect;
  const whole = refused.filter((one) => isOfTheWhole(one.reason));
  const lines = refused.filter((one) => !isOfTheWhole(one.reason));
  const who = useWhoCould(lines.some((one) => forOthers.includes(one.reason)));
  return (
    <>
      {whole.map((one) => (
        <Note key={one.reason} tone="deny">
          <span className="font-medium">{m.review_whole_refused()}</span> {wholeSentence(one)}
        </Note>
      ))}
      {lines.length > 0 && (
        <Block title={m.review_cannot_save()} aside={m.review_lines({ count: lines.length })}>
          <LeaveAllOut preview={preview} />
          {lines.map((one) => (
            <RefusedEntry
              key={`${one.change} ${one.reason}`}
              preview={preview}
              line={one}
              who={forOthers.includes(one.reason) ? who : null}
            />
          ))}
        </Block>
      )}
    </>
  );
}

/** With the name of the person or node that it is about, where there is one. */
function wholeSentence({ reason, details }: Refused): string {
  const about = details['member'] ?? details['node'];
  return about ? m.review_whole_about({ about, reason: sentenceOf(reason) }) : `${sentenceOf(reason)}.`;
}

/** Of lines for many, everybody who is refused goes, and the others stay. */
function LeaveAllOut({ preview }: { preview: Preview }) {
  const draft = useDraft();
  const ofMany = preview.effect.refused.filter((one) => one.of !== undefined);
  const people = new Set(ofMany.flatMap((one) => one.of?.people ?? []));
  // One refusal has its own button.
  if (ofMany.length < 2) return null;
  const leave = () => {
    draft.edit((all) =>
      leftOut(
        all,
        ofMany.map((one) => ({ line: preview.changes[one.change], people: one.of?.people ?? [] })),
      ),
    );
    notify({ title: m.bulk_left_out({ count: people.size }) });
  };
  return (
    <div className="py-2 print:hidden">
      <Button size="small" onClick={leave}>
        {m.bulk_leave_all_out({ count: people.size })}
      </Button>
    </div>
  );
}

function RefusedEntry({ preview, line: { change: index, reason, of }, who }: { preview: Preview; line: Refused; who: string | null }) {
  const catalog = useCatalog();
  const draft = useDraft();
  const change = preview.changes[index];
  const name = preview.effect.changes[index];
  if (!change) return null;
  const drop = () =>
    of ? draft.edit((all) => leftOut(all, [{ line: change, people: of.people }])) : draft.removeWhere((one) => sameChange(one, change));
  const needsReason = reason === 'grant.reason_missing';
  return (
    <Entry
      sign={
        needsReason ? (
          <Lock size={16} aria-hidden className="text-sensitive" />
        ) : (
          <CircleSlash size={16} aria-hidden className="text-ink-2" />
        )
      }
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="min-w-0 flex-1 basis-60 pt-[3px]">
          <span className="font-medium">{name ? changeSentence(catalog, name) : m.ui_loading()}</span>{' '}
          <span className="text-ink-2">
            {of && `${notFor(of)} `}
            {sentenceOf(reason)}. {who !== null && m.why_fix_who({ people: who })}
          </span>
        </p>
        <Button look="quiet" size="small" onClick={drop}>
          {of ? m.bulk_leave_out({ count: of.people.length }) : m.review_drop()}
        </Button>
      </div>
      {needsReason && change.change === 'give' && <ReasonInPlace change={change} />}
      {needsReason && (change.change === 'join' || change.change === 'each') && (
        <p className="pt-1 text-ink-2">{m.review_reason_below()}</p>
      )}
    </Entry>
  );
}

/** A sensitive permission asks its reason where it stands. */
function ReasonInPlace({ change }: { change: Extract<Preview['changes'][number], { change: 'give' }> }) {
  const draft = useDraft();
  const [reason, setReason] = useState('');
  const put = () => {
    const said = reason.trim();
    if (said !== '') draft.edit((all) => all.map((one) => (sameChange(one, change) ? { ...change, reason: said } : one)));
  };
  return (
    <div className="pt-2 print:hidden">
      <Note tone="sensitive">
        <form
          className="grid justify-items-start gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            put();
          }}
        >
          <div className="w-full">
            <TextField label={m.person_reason_required()} value={reason} onChange={setReason} maxLength={500} hint={m.person_sensitive()} />
          </div>
          <Button size="small" type="submit">
            {m.review_put_reason()}
          </Button>
        </form>
      </Note>
    </div>
  );
}
