import type { MemberView } from '@totem/domain/members';
import { Answered } from './Answered.tsx';
import { MomentNote } from './Moment.tsx';
import { Question } from './Question.tsx';
import { useQuestion } from './use-question.ts';

/** Whether a person may do something somewhere, by which ways, or what a yes would take. */
export function Why({ member }: { member: MemberView }) {
  const { asked, change } = useQuestion();
  return (
    <div className="grid gap-4 py-5">
      <Question member={member} asked={asked} onChange={change} />
      <MomentNote at={asked.at} />
      <Answered member={member} asked={asked} />
    </div>
  );
}
