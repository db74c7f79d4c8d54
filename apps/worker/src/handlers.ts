import { forgetActivityExport } from '@totem/operations/activity/forget-activity-export';
import { writeActivityExport } from '@totem/operations/activity/write-activity-export';
import { tellOfEndingGrants } from '@totem/operations/grants/tell-of-ending-grants';
import { forgetImport } from '@totem/operations/imports/forget-import';
import { judgeImport } from '@totem/operations/imports/judge-import';
import { makeImport } from '@totem/operations/imports/make-import';
import type { JobHandlers } from '@totem/operations/jobs';
import { deliverMail } from '@totem/operations/mail';
import type { WorkerRuntime } from '@totem/operations/worker-runtime';

/** What is done for each job; each may run twice. A job without a line does not compile. */
export const handlersOf = (runtime: WorkerRuntime): JobHandlers => ({
  mail: (job) => deliverMail(runtime, job),
  'grant.ending': ({ organizationId }) => tellOfEndingGrants(runtime, organizationId),
  'activity.export': (job) => writeActivityExport(runtime, job),
  'activity.forget': (job) => forgetActivityExport(runtime, job),
  'import.judge': (job, signal) => judgeImport(runtime, job, signal),
  'import.make': (job) => makeImport(runtime, job),
  'import.forget': (job) => forgetImport(runtime, job),
});
