import { type ErrorComponentProps, useParams } from '@tanstack/react-router';
import { BarePage } from './BarePage.tsx';
import { Deactivated } from './Deactivated.tsx';
import { failureOf } from './failure.ts';
import { MyMenu } from './MyMenu.tsx';
import { PageFailure } from './PageFailure.tsx';

/** In place of an organization that is not open to the reader: one that does not exist and one that is not theirs look the same. */
export function OrganizationFailure(props: ErrorComponentProps) {
  const { organization } = useParams({ strict: false });
  const failure = failureOf(props.error);
  const suspended = failure.kind === 'refused' && failure.reason === 'member.suspended';
  return (
    <BarePage me={<MyMenu />}>
      {suspended && organization !== undefined ? <Deactivated slug={organization} /> : <PageFailure {...props} />}
    </BarePage>
  );
}
