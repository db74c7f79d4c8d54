import { hexia } from '@totem/domain/catalog/hexia';
import type { MemberId, ServiceItemId } from '@totem/domain/ids';
import { type TotemClientOptions, totemClient } from './totem-client.ts';

declare const options: TotemClientOptions;
declare const about: { member: MemberId; target: { item: ServiceItemId } };

const voc = totemClient(hexia, 'voc', options);
void voc.can({ ...about, permission: 'alert.edit' });
// @ts-expect-error no service has this permission
void voc.can({ ...about, permission: 'alert.edti' });
// @ts-expect-error another service's
void voc.can({ ...about, permission: 'member.invite' });
// @ts-expect-error the product has no such service
totemClient(hexia, 'vox', options);
