import { getRouteApi } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { ConsoleOnly } from '../../shell/ConsoleOnly.tsx';
import { NotFound } from '../../shell/NotFound.tsx';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Note } from '../../ui/Note.tsx';
import { Page } from '../../ui/Page.tsx';
import { PrintButton } from '../../ui/PrintButton.tsx';
import { csvOf, saveAsFile } from '../users/csv.ts';
import { CellSign } from './CellContent.tsx';
import { matrixTable } from './matrix-csv.ts';
import { differs, type Matrix, matrixOf, twoColumns } from './matrix-model.ts';
import { MatrixByRole } from './MatrixByRole.tsx';
import { MatrixTable } from './MatrixTable.tsx';
import { RolePairChoice } from './RolePairChoice.tsx';

const route = getRouteApi('/signed-in/$organization/services/$service');

/** One service: what each of its roles may do. */
export function MatrixPage() {
  const { service } = route.useParams();
  const matrix = matrixOf(useCatalog(), service);
  return <ConsoleOnly title={m.shell_services()}>{matrix ? <MatrixOf whole={matrix} /> : <NotFound />}</ConsoleOnly>;
}

function MatrixOf({ whole }: { whole: Matrix }) {
  const catalog = useCatalog();
  const { name, slug: organization } = useOrganization();
  const pair = route.useSearch();
  const navigate = route.useNavigate();
  const two = twoColumns(whole, pair.compare, pair.with);
  const matrix = two ?? whole;
  const title = say(whole.label);
  const save = () => saveAsFile(`${whole.service}.csv`, csvOf(matrixTable(catalog, matrix)));
  return (
    <Page
      title={title}
      within={[m.shell_services(), name]}
      facts={
        <>
          <AppLink to="/$organization/services" params={{ organization }}>
            {m.services_all()}
          </AppLink>
          {whole.provisional && <Chip>{m.services_provisional()}</Chip>}
        </>
      }
      action={
        <span className="flex flex-wrap gap-2 print:hidden">
          <PrintButton />
          <Button icon={Download} onClick={save}>
            {m.services_csv()}
          </Button>
        </span>
      }
    >
      <div className="grid flex-none gap-3 pb-4">
        <Note>{m.services_locked({ roles: say(catalog.product.words.roles), product: say(catalog.product.label) })}</Note>
        {whole.roles.length > 1 && (
          <RolePairChoice
            roles={whole.roles}
            pair={pair}
            onChange={(next) => void navigate({ search: (now) => ({ ...now, ...next }), replace: true, resetScroll: false })}
          />
        )}
        {two && <p role="status">{differenceWords(two)}</p>}
        <Legend matrix={matrix} />
      </div>
      <div className="@container/table -mx-gutter pb-8">
        <div className="card:not-print:hidden">
          <MatrixTable matrix={matrix} compared={two !== null} />
        </div>
        <div className="hidden px-gutter card:not-print:block">
          <MatrixByRole matrix={matrix} compared={two !== null} />
        </div>
      </div>
    </Page>
  );
}

function differenceWords({ rows }: Matrix): string {
  const count = rows.filter(differs).length;
  return count === 0 ? m.services_same() : m.services_differ({ count, total: rows.length });
}

/** What the signs say, as far as they are there. */
function Legend({ matrix: { rows } }: { matrix: Matrix }) {
  const kinds = new Set(rows.flatMap(({ cells }) => cells.map(({ kind }) => kind)));
  const isSensitive = rows.some(({ permissions }) => permissions.some(({ sensitive, extraOnly }) => sensitive && extraOnly));
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-12 text-ink-2">
      {kinds.has('full') && (
        <li className="flex items-center gap-1.5">
          <CellSign kind="full" />
          {m.services_legend_full()}
        </li>
      )}
      {kinds.has('partial') && (
        <li className="flex items-center gap-1.5">
          <CellSign kind="partial" />
          {m.services_legend_partial()}
        </li>
      )}
      {kinds.has('none') && <li>– {m.services_legend_none()}</li>}
      {isSensitive && (
        <li>
          <b>{m.users_sensitive()}</b> {m.services_legend_sensitive()}
        </li>
      )}
    </ul>
  );
}
