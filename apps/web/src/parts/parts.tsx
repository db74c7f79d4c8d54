// Long, for it is a list: each file of `ui/`, with whatever states it can be in.
import { Archive, Pause, Plus, Users } from 'lucide-react';
import { type ComponentType, type ReactNode, useState } from 'react';
import { Avatar } from '../ui/Avatar.tsx';
import { BulkAction } from '../ui/BulkAction.tsx';
import { BulkBar } from '../ui/BulkBar.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Chip, RoleChip, SensitiveChip } from '../ui/Chip.tsx';
import { Choice } from '../ui/Choice.tsx';
import type { Column } from '../ui/column.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { Field, fieldIds } from '../ui/Field.tsx';
import { FilterChip } from '../ui/FilterChip.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Keys } from '../ui/Keys.tsx';
import { Level } from '../ui/Level.tsx';
import { LevelMark } from '../ui/LevelMark.tsx';
import { Link } from '../ui/Link.tsx';
import { ListFoot } from '../ui/ListFoot.tsx';
import { Menu, MenuItem, MenuRule } from '../ui/Menu.tsx';
import { Note } from '../ui/Note.tsx';
import { notify } from '../ui/notify.ts';
import type { Option } from '../ui/option.ts';
import { OptionLine } from '../ui/OptionLine.tsx';
import { Part } from '../ui/Part.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import { Pending } from '../ui/Pending.tsx';
import { Picker } from '../ui/Picker.tsx';
import { Popover } from '../ui/Popover.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { RoleMark } from '../ui/RoleMark.tsx';
import { SaveBar } from '../ui/SaveBar.tsx';
import { Select } from '../ui/Select.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Status } from '../ui/Status.tsx';
import { Table } from '../ui/Table.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { TextField } from '../ui/TextField.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { Tree } from '../ui/Tree.tsx';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import { When } from '../ui/When.tsx';
import { inWords } from './in-words.ts';

interface State {
  readonly name: string;
  readonly Shown: ComponentType;
  /** As wide as the page. */
  readonly wide?: true;
}

interface Part {
  /** Of `ui/`, without its ending. */
  readonly file: string;
  readonly states: readonly State[];
}

const nothing = () => {};
const state = (name: string, Shown: ComponentType): State => ({ name, Shown });
const wide = (name: string, Shown: ComponentType): State => ({ name, Shown, wide: true });

const save = () => inWords('Save', 'Enregistrer');
const refused = () => inWords('Only an owner can do this.', 'Seul un propriétaire peut le faire.');
const levels = (): readonly Option[] => [
  { value: 'reader', label: inWords('Reader', 'Lecteur'), detail: inWords('Can read.', 'Peut lire.'), mark: <RoleMark step={1} /> },
  {
    value: 'contributor',
    label: inWords('Contributor', 'Contributeur'),
    detail: inWords('Can read, and work with alerts.', 'Peut lire et traiter les alertes.'),
    mark: <RoleMark step={2} />,
  },
  { value: 'owner', label: inWords('Owner', 'Propriétaire'), mark: <RoleMark step={4} />, disabledReason: refused() },
];

interface Person {
  readonly name: string;
  readonly level: string;
  readonly seen: string;
}
const people: readonly Person[] = [
  { name: 'May Parker', level: 'Oscorp', seen: '2026-11-30T12:00:00Z' },
  { name: 'Normand Osborn', level: 'Oscorp', seen: '2026-11-02T12:00:00Z' },
  { name: 'Peter Parker', level: 'Daily Bugle', seen: '2026-08-14T12:00:00Z' },
];
const columns: readonly Column<Person>[] = [
  { key: 'name', header: () => inWords('Person', 'Personne'), cell: ({ name }) => name, sortable: true, card: 'name' },
  { key: 'level', header: () => inWords('Level', 'Niveau'), cell: ({ level }) => <Level name={level} depth={1} /> },
  { key: 'seen', header: () => inWords('Last active', 'Dernière activité'), cell: ({ seen }) => <When at={seen} />, align: 'end' },
];

function Ticked({ mixed = false, disabledReason }: { mixed?: boolean; disabledReason?: string }) {
  const [checked, setChecked] = useState(!mixed);
  return (
    <Checkbox
      label={inWords('Technical', 'Technique')}
      checked={checked}
      mixed={mixed}
      onChange={setChecked}
      disabledReason={disabledReason}
    />
  );
}

function Chosen({ disabledReason, empty = false }: { disabledReason?: string; empty?: boolean }) {
  const [level, setLevel] = useState<string | null>(empty ? null : 'reader');
  return (
    <Select
      label={inWords('Level', 'Niveau')}
      placeholder={inWords('No level', 'Aucun niveau')}
      options={levels()}
      value={level}
      onChange={setLevel}
      disabledReason={disabledReason}
    />
  );
}

function Chose() {
  const [theme, setTheme] = useState('light');
  return (
    <Choice
      label={inWords('Theme', 'Thème')}
      hint={inWords('On this device.', 'Sur cet appareil.')}
      value={theme}
      options={[
        { value: 'light', label: inWords('Light', 'Clair') },
        { value: 'dark', label: inWords('Dark', 'Sombre') },
      ]}
      onChange={setTheme}
    />
  );
}

function Picked({ pending = false }: { pending?: boolean }) {
  const [value, setValue] = useState<string | null>(null);
  const found = { onSearch: nothing, pending: true, note: null };
  return (
    <Picker
      label={inWords('Person', 'Personne')}
      placeholder={inWords('Choose somebody', 'Choisir une personne')}
      options={pending ? [] : people.map(({ name, level }) => ({ value: name, label: name, detail: level }))}
      value={value}
      onChange={setValue}
      {...(pending && { found })}
    />
  );
}

function Written({ text = '', error, icon = false }: { text?: string; error?: string; icon?: boolean }) {
  const [value, setValue] = useState(text);
  return (
    <TextField
      label={inWords('Name', 'Nom')}
      hint={inWords('As others will read it.', 'Tel que les autres le liront.')}
      value={value}
      onChange={setValue}
      error={error}
      {...(icon && { icon: Users })}
    />
  );
}

function Secret() {
  const [value, setValue] = useState('seven patient herons');
  return <PasswordField label={inWords('Password', 'Mot de passe')} value={value} onChange={setValue} autoComplete="off" />;
}

function InTurn({ first = <p>{inWords('First', 'D’abord')}</p> }: { first?: ReactNode }) {
  return (
    <div className="in-turn">
      <Part>{first}</Part>
      <Part>{inWords('Then', 'Ensuite')}</Part>
    </div>
  );
}

function Opened({ of: Layer, words }: { of: typeof Dialog | typeof Sheet; words: string }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words}</Button>
      <Layer
        open={open}
        onClose={close}
        title={inWords('Suspend May Parker', 'Suspendre May Parker')}
        description={inWords('Her access is kept as it is.', 'Son accès est conservé tel quel.')}
        footer={
          <>
            <Button onClick={close}>{inWords('Cancel', 'Annuler')}</Button>
            <Button look="filled" onClick={close}>
              {inWords('Suspend', 'Suspendre')}
            </Button>
          </>
        }
      >
        <p>{inWords('She can do nothing from now on.', 'Elle ne peut plus rien faire.')}</p>
      </Layer>
    </>
  );
}

function Listed({ rows = people }: { rows?: readonly Person[] }) {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set(['Normand Osborn']));
  const [sort, setSort] = useState({ by: 'name', descending: false });
  return (
    <Table
      label={rows.length === 0 ? inWords('Nobody', 'Personne') : inWords('People', 'Personnes')}
      rows={rows}
      columns={columns}
      keyOf={({ name }) => name}
      selection={{
        keys,
        onChange: setKeys,
        nameOf: ({ name }) => name,
        whyNot: ({ name }) => (name === 'Peter Parker' ? refused() : undefined),
      }}
      sort={sort}
      onSort={setSort}
      partOf={({ level }) => level}
      marked={new Set(['May Parker'])}
      empty={inWords('Nobody is here yet. Invite the first person.', 'Il n’y a encore personne. Invitez la première personne.')}
    />
  );
}

function Tabbed() {
  const [current, setCurrent] = useState<'access' | 'why'>('access');
  return (
    <Tabs
      label="May Parker"
      tabs={[
        { key: 'access', label: inWords('Access', 'Accès') },
        { key: 'why', label: inWords('Why', 'Pourquoi') },
      ]}
      current={current}
      onChange={setCurrent}
    >
      <p className="py-3">{current === 'access' ? inWords('What is given.', 'Ce qui est donné.') : inWords('Why.', 'Pourquoi.')}</p>
    </Tabs>
  );
}

function Grown() {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(['marvel']));
  const [selected, setSelected] = useState('oscorp');
  const leaf = (id: string, name: string) => ({ id, name, mark: <LevelMark depth={1} />, hasChildren: false, children: [] });
  return (
    <Tree
      label={inWords('The organization', 'L’organisation')}
      nodes={[
        {
          id: 'marvel',
          name: 'Marvel Group Inc.',
          mark: <LevelMark depth={0} />,
          hasChildren: true,
          children: [leaf('oscorp', 'Oscorp'), leaf('bugle', 'Daily Bugle')],
        },
      ]}
      selected={selected}
      onSelect={setSelected}
      open={open}
      onOpenChange={setOpen}
    />
  );
}

const faults = () => [{ fieldId: 'parts-field', message: inWords('A name is needed.', 'Un nom est nécessaire.') }];

export const parts: readonly Part[] = [
  {
    file: 'Avatar',
    states: [
      state('small', () => <Avatar size="small" name="May Parker" />),
      state('normal', () => <Avatar name="Nick" />),
      state('large', () => <Avatar size="large" name="Normand Osborn" />),
      state('invited', () => <Avatar outline name="Harry Osborn" />),
    ],
  },
  {
    file: 'Button',
    states: [
      state('outline', () => <Button>{save()}</Button>),
      state('filled', () => <Button look="filled">{save()}</Button>),
      state('quiet', () => <Button look="quiet">{save()}</Button>),
      state('danger', () => <Button look="danger">{inWords('Revoke', 'Révoquer')}</Button>),
      state('with an icon', () => <Button icon={Plus}>{inWords('Give', 'Donner')}</Button>),
      state('small', () => <Button size="small">{save()}</Button>),
      state('disabled', () => <Button disabledReason={refused()}>{save()}</Button>),
      state('filled, disabled', () => (
        <Button look="filled" disabledReason={refused()}>
          {save()}
        </Button>
      )),
      state('at work', () => (
        <Button look="filled" pending>
          {save()}
        </Button>
      )),
    ],
  },
  {
    file: 'BulkAction',
    states: [
      state('on ink', () => (
        <div className="rounded-3 bg-inverse p-1 text-on-inverse">
          <BulkAction icon={Pause} onPress={nothing}>
            {inWords('Suspend', 'Suspendre')}
          </BulkAction>
        </div>
      )),
      state('disabled', () => (
        <div className="rounded-3 bg-inverse p-1 text-on-inverse">
          <BulkAction icon={Pause} onPress={nothing} disabledReason={refused()}>
            {inWords('Suspend', 'Suspendre')}
          </BulkAction>
        </div>
      )),
    ],
  },
  {
    file: 'BulkBar',
    states: [
      wide('some selected, more match', () => (
        <div className="h-20 contain-layout">
          <BulkBar count={2} matching={1_204} onSelectAll={nothing} onClear={nothing}>
            <BulkAction icon={Pause} onPress={nothing}>
              {inWords('Suspend', 'Suspendre')}
            </BulkAction>
          </BulkBar>
        </div>
      )),
    ],
  },
  {
    file: 'Checkbox',
    states: [
      state('ticked', () => <Ticked />),
      state('some of it', () => <Ticked mixed />),
      state('disabled', () => <Ticked disabledReason={refused()} />),
    ],
  },
  {
    file: 'Chip',
    states: [
      state('plain', () => <Chip>{inWords('Provisional', 'Provisoire')}</Chip>),
      state('warning', () => <Chip tone="warn">{inWords('No location yet', 'Aucun lieu')}</Chip>),
      state('sensitive', () => <SensitiveChip letters="CI" name={inWords('Confidential information', 'Informations confidentielles')} />),
      state('ended', () => <Chip tone="ended">{inWords('Ended', 'Terminé')}</Chip>),
      state('role', () => <RoleChip service="VoC" serviceName="Voice of Customer" role={inWords('Reader', 'Lecteur')} step={1} />),
      state('custom role', () => (
        <RoleChip service="VoC" serviceName="Voice of Customer" role={inWords('Analyst', 'Analyste')} step={2} custom />
      )),
    ],
  },
  { file: 'Choice', states: [state('one of three', () => <Chose />)] },
  { file: 'Dialog', states: [state('opens', () => <Opened of={Dialog} words={inWords('Open the dialog', 'Ouvrir le dialogue')} />)] },
  { file: 'DialogBox', states: [state('what opens', () => <p>{inWords('See above.', 'Voir plus haut.')}</p>)] },
  {
    file: 'ErrorState',
    states: (['unreachable', 'refused', 'not_found', 'broken'] as const).map((kind) =>
      state(kind, () => (
        <ErrorState
          kind={kind}
          title={inWords('This could not be shown', 'Ceci n’a pas pu être affiché')}
          sentence={inWords('Nothing was changed.', 'Rien n’a été modifié.')}
          action={<Button>{inWords('Try again', 'Réessayer')}</Button>}
        />
      )),
    ),
  },
  {
    file: 'ErrorSummary',
    states: [
      state('a field', () => <ErrorSummary attempt={0} faults={faults()} />),
      state('a refusal', () => <ErrorSummary attempt={0} faults={[]} sentence={refused()} />),
    ],
  },
  {
    file: 'Field',
    states: [
      state('around a control', () => (
        <Field ids={fieldIds('parts-field')} label={inWords('Name', 'Nom')} hint={inWords('Below it.', 'En dessous.')}>
          <input id="parts-field" aria-describedby="parts-field-hint" className="edge-control min-h-ctl rounded-2 bg-surface px-2.5" />
        </Field>
      )),
    ],
  },
  {
    file: 'FilterChip',
    states: [state('holds', () => <FilterChip name={inWords('Level', 'Niveau')} value="Oscorp" onRemove={nothing} />)],
  },
  {
    file: 'IconButton',
    states: [
      state('quiet', () => <IconButton icon={Archive} label={inWords('Archive', 'Archiver')} />),
      state('outline', () => <IconButton look="outline" icon={Archive} label={inWords('Archive this', 'Archiver ceci')} />),
      state('disabled', () => <IconButton icon={Archive} label={inWords('Archive it', 'L’archiver')} disabledReason={refused()} />),
    ],
  },
  {
    file: 'Keys',
    states: [state('at once', () => <Keys keys="mod+k" />), state('one after the other', () => <Keys keys="g u" />)],
  },
  { file: 'Level', states: [state('with its name', () => <Level name="Oscorp" depth={1} />)] },
  {
    file: 'LevelMark',
    states: [0, 1, 2].map((depth) => state(`depth ${depth}`, () => <LevelMark depth={depth} />)),
  },
  {
    file: 'Link',
    states: (['text', 'plain', 'filled', 'outline'] as const).map((look) =>
      state(look, () => (
        <Link look={look} href={`#${look}`}>
          {`${inWords('Who has it', 'Qui l’a')} · ${look}`}
        </Link>
      )),
    ),
  },
  {
    file: 'ListFoot',
    states: [
      wide('all of them', () => <ListFoot from={1} shown={3} total={3} complete />),
      wide('more exist', () => <ListFoot from={1} shown={50} total={null} complete={false} />),
    ],
  },
  {
    file: 'Menu',
    states: [
      state('opens', () => (
        <Menu align="start" trigger={<Button>{inWords('More', 'Plus')}</Button>}>
          <MenuItem icon={Pause} onPress={nothing}>
            {inWords('Suspend', 'Suspendre')}
          </MenuItem>
          <MenuRule />
          <MenuItem icon={Archive} disabledReason={refused()}>
            {inWords('Revoke', 'Révoquer')}
          </MenuItem>
        </Menu>
      )),
    ],
  },
  { file: 'MenuBox', states: [state('what opens', () => <p>{inWords('See above.', 'Voir plus haut.')}</p>)] },
  {
    file: 'Note',
    states: [
      state('plain', () => <Note>{inWords('Managed at Marvel Group Inc.', 'Géré au niveau de Marvel Group Inc.')}</Note>),
      state('warning', () => <Note tone="warn">{inWords('This has no effect.', 'Ceci est sans effet.')}</Note>),
    ],
  },
  {
    file: 'OptionLine',
    states: levels().map((option, index) =>
      state(option.value, () => <OptionLine option={levels()[index] ?? option} chosen={index === 0} />),
    ),
  },
  { file: 'Page', states: [state('around all of this', () => <p>{inWords('See above.', 'Voir plus haut.')}</p>)] },
  {
    file: 'Part',
    states: [state('whole', () => <InTurn />), state('on its way, with nothing below it', () => <InTurn first={<Skeleton rows={1} />} />)],
  },
  { file: 'PasswordField', states: [state('filled in', () => <Secret />)] },
  {
    file: 'Pending',
    states: [
      state('in the shape of a title', () => (
        <Pending>
          <div aria-hidden className="h-2.5 w-60 rounded-1 bg-soft motion-safe:animate-pulse" />
        </Pending>
      )),
    ],
  },
  { file: 'Picker', states: [state('opens', () => <Picked />), state('on its way', () => <Picked pending />)] },
  { file: 'PickerBox', states: [state('what opens', () => <p>{inWords('See above.', 'Voir plus haut.')}</p>)] },
  {
    file: 'Popover',
    states: [
      state('opens', () => (
        <Popover label={inWords('Columns', 'Colonnes')} trigger={<Button>{inWords('Columns', 'Colonnes')}</Button>}>
          <div className="p-2">
            <Ticked />
          </div>
        </Popover>
      )),
    ],
  },
  { file: 'PopoverBox', states: [state('what opens', () => <p>{inWords('See above.', 'Voir plus haut.')}</p>)] },
  { file: 'PrintButton', states: [state('on a page', () => <PrintButton />)] },
  {
    file: 'RoleMark',
    states: ([1, 2, 3, 4] as const).map((step) => state(`step ${step}`, () => <RoleMark step={step} custom={step === 2} />)),
  },
  {
    file: 'SaveBar',
    states: [
      wide('three changes', () => (
        <div className="h-20 contain-layout">
          <SaveBar count={3} onDiscard={nothing} onReview={nothing} reviewRefused={refused()} />
        </div>
      )),
    ],
  },
  { file: 'Section', states: [state('around each part', () => <p>{inWords('See above.', 'Voir plus haut.')}</p>)] },
  {
    file: 'Select',
    states: [
      state('chosen', () => <Chosen />),
      state('nothing chosen', () => <Chosen empty />),
      state('disabled', () => <Chosen disabledReason={refused()} />),
    ],
  },
  { file: 'SelectBox', states: [state('what opens', () => <p>{inWords('See above.', 'Voir plus haut.')}</p>)] },
  { file: 'Sheet', states: [state('opens', () => <Opened of={Sheet} words={inWords('Open the sheet', 'Ouvrir le panneau')} />)] },
  { file: 'SheetBox', states: [state('what opens', () => <p>{inWords('See above.', 'Voir plus haut.')}</p>)] },
  { file: 'Skeleton', states: [wide('a list', () => <Skeleton rows={3} />)] },
  {
    file: 'Status',
    states: (['active', 'invited', 'expired', 'bounced', 'suspended'] as const).map((kind) =>
      state(kind, () => <Status kind={kind} label={kind} />),
    ),
  },
  { file: 'Table', states: [wide('rows', () => <Listed />), wide('empty', () => <Listed rows={[]} />)] },
  { file: 'TableHead', states: [state('on top of the table', () => <p>{inWords('See above.', 'Voir plus haut.')}</p>)] },
  { file: 'Tabs', states: [wide('two', () => <Tabbed />)] },
  {
    file: 'TextField',
    states: [
      state('empty', () => <Written />),
      state('filled in', () => <Written text="Oscorp" icon />),
      state('wrong', () => <Written error={inWords('A name is needed.', 'Un nom est nécessaire.')} />),
    ],
  },
  {
    file: 'Toasts',
    states: [
      state('done', () => (
        <Button onClick={() => notify({ title: inWords('In effect now', 'En vigueur dès maintenant'), tone: 'done', forMs: 0 })}>
          {inWords('Say done', 'Dire que c’est fait')}
        </Button>
      )),
      state('refused', () => (
        <Button onClick={() => notify({ title: refused(), tone: 'refused', forMs: 0 })}>{inWords('Say refused', 'Dire le refus')}</Button>
      )),
    ],
  },
  {
    file: 'Tooltip',
    states: [
      state('on focus', () => (
        <Tooltip content={inWords('Voice of Customer', 'Voix du client')}>
          <button type="button" className="min-h-ctl rounded-2 px-2.5">
            VoC
          </button>
        </Tooltip>
      )),
    ],
  },
  { file: 'TooltipWords', states: [state('what a tooltip says', () => <p>{inWords('See above.', 'Voir plus haut.')}</p>)] },
  { file: 'Tree', states: [wide('open', () => <Grown />)] },
  {
    file: 'VisuallyHidden',
    states: [
      state('for the ear', () => (
        <p>
          A<VisuallyHidden>{inWords(' for the ear', ' pour l’oreille')}</VisuallyHidden>
        </p>
      )),
    ],
  },
  {
    file: 'When',
    states: [state('long ago', () => <When at="2026-01-05T08:00:00Z" />)],
  },
];
