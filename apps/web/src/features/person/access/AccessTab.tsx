import type { Catalog } from '@totem/domain/catalog/catalog';
import type { MemberView } from '@totem/domain/members';

/** What is given to a person, line by line; what is altered goes into the draft. */
export function AccessTab({ member }: { member: MemberView; catalog: Catalog }) {
  return <p className="py-4">{member.name}</p>;
}
